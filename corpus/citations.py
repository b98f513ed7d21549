"""Releases as references for citing them: RIS, BibTeX, CSL-JSON.

Decides how each format says what is known and what is not: an undated release has no date in any of
them, a date known to the month stays a month, a range stays a range.

A press release is a report with the genre “Press release” in RIS and CSL-JSON: neither has a type of
its own for it, and that pair is what citation styles turn into “[Press release]”.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TextIO

from corpus.models import Release, ReleaseDate

_GENRES = {"letter": "Open letter", "speech": "Speech"}
_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{mark: "\\" + mark for mark in "$&#%_"},
    }
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def write_ris(releases: Iterator[Release], out: TextIO) -> None:
    """RIS, one record a release; a value stands on one line whatever is in it."""
    for release in releases:
        fields = [
            ("TY", "RPRT"),
            ("ID", release.id),
            ("TI", release.title),
            ("AU", release.author),
            ("M3", _genre(release)),
            *_ris_date(release.date),
            ("CY", release.place),
            ("LA", release.language),
            ("UR", release.url),
            ("N1", f"Source: {release.source}"),
        ]
        lines = [f"{tag}  - {_one_line(value)}\n" for tag, value in fields if value]
        out.write("".join(lines) + "ER  - \n\n")


def _ris_date(date: ReleaseDate) -> list[tuple[str, str]]:
    """`PY` with the year and `DA` as YYYY/MM/DD/other, empty where not known; nothing for no date."""
    if date.value is None:
        return [("DA", f"///{_between(date)}")] if _between(date) else []
    year, month, day = (*date.value.split("-"), "", "")[:3]
    return [("PY", year), ("DA", f"{year}/{month}/{day}/{_between(date)}")]


def _between(date: ReleaseDate) -> str:
    if date.precision != "range" or not (date.earliest or date.latest):
        return ""
    return f"between {date.earliest or 'an unknown day'} and {date.latest or 'an unknown day'}"


def write_bibtex(releases: Iterator[Release], out: TextIO) -> None:
    """BibTeX, one @misc a release; every key occurs once, and no value can end its field."""
    used: set[str] = set()
    for release in releases:
        date = release.date
        year, month, day = (*(date.value or "").split("-"), "", "")[:3]
        fields = [
            ("author", _braced(release.author, twice=True)),
            ("title", _braced(release.title, twice=True)),
            ("howpublished", _braced(_genre(release))),
            ("year", _braced(year)),
            ("month", _MONTHS[int(month) - 1] if month else ""),
            ("day", _braced(day)),
            ("address", _braced(release.place)),
            ("language", _braced({"en": "english", "zh": "chinese"}[release.language])),
            ("url", _bib_url(release.url)),
            ("note", _braced(f"Published {_between(date)}" if _between(date) else "")),
        ]
        lines = [f"  {name} = {value},\n" for name, value in fields if value]
        out.write(f"@misc{{{_bib_key(release.id, used)},\n{''.join(lines)}}}\n\n")


def _braced(value: str | None, *, twice: bool = False) -> str:
    """A field's value with the characters TeX reads as orders escaped; in two braces it is kept as it is."""
    if not value:
        return ""
    text = _one_line(value).translate(_TEX)
    return f"{{{{{text}}}}}" if twice else f"{{{text}}}"


def _bib_url(url: str | None) -> str:
    """An address is read verbatim: only what would end the field is written as percent codes."""
    if not url:
        return ""
    safe = _one_line(url).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
    return f"{{{safe}}}"


def _bib_key(identifier: str, used: set[str]) -> str:
    stem = re.sub(r"[^A-Za-z0-9:_-]+", "-", identifier).strip("-") or "release"
    key, number = stem, 2
    while key.lower() in used:
        key, number = f"{stem}-{number}", number + 1
    used.add(key.lower())
    return key


def write_csl(releases: Iterator[Release], out: TextIO) -> None:
    """CSL-JSON: one array, written as it comes."""
    opening = "[\n"
    for release in releases:
        out.write(opening + json.dumps(_csl(release), ensure_ascii=False))
        opening = ",\n"
    out.write("[]\n" if opening == "[\n" else "\n]\n")


def _csl(release: Release) -> dict[str, object]:
    item: dict[str, object] = {
        "id": release.id,
        "type": "speech" if release.kind == "speech" else "report",
        "genre": _genre(release),
        "language": release.language,
    }
    optional: tuple[tuple[str, object], ...] = (
        ("title", release.title),
        ("author", [{"literal": release.author}] if release.author else None),
        ("issued", _date_parts(release.date)),
        ("publisher-place", release.place),
        ("URL", release.url),
        ("source", release.source),
    )
    item.update((name, value) for name, value in optional if value)
    return item


def _date_parts(date: ReleaseDate) -> dict[str, object] | None:
    """One list of numbers as long as the precision, two for a range; None for no date."""
    ends: tuple[str | None, ...] = (date.value,)
    if date.precision == "range" and date.earliest and date.latest:
        ends = (date.earliest, date.latest)
    if ends[0] is None:
        return None
    return {"date-parts": [[int(part) for part in end.split("-")] for end in ends if end]}


def _genre(release: Release) -> str:
    return _GENRES.get(release.kind, "Press release")


def _one_line(value: str) -> str:
    return " ".join(value.split())
