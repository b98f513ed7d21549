"""References as records for other programs: RIS, BibTeX, CSL-JSON.

Decides how each format says what is known and what is not: an undated release has no date in any of
them, a date known to the month stays a month, a range stays a range, and what was inferred is said in a note.

A press release is a report with the genre “Press release” in RIS and CSL-JSON: neither has a type of
its own for it, and that pair is what citation styles turn into “[Press release]”.  Names are written whole:
these formats part a name by rules that fit neither organisations nor every person.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from corpus.citing import dates
from corpus.citing.reference import Reference
from corpus.models import ReleaseDate
from corpus.two_readings import two_days
from corpus.unprintable import one_line

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


def ris_file(references: Iterator[Reference], *, note: str = "") -> Iterator[str]:
    """RIS, one record a release; it has no place but the records for a note about the file."""
    for of in references:
        yield ris(of, note=note) + "\n"


def ris(of: Reference, *, note: str = "") -> str:
    """One record; a value stands on one line whatever is in it, and a comma parts no name."""
    who = of.responsible.whole.replace(",", " ") if of.responsible else None
    fields = [
        ("TY", "RPRT"),
        ("ID", of.id),
        ("TI", of.called),
        ("AU", " ".join(who.split()) if who else None),
        ("M3", of.genre),
        ("PB", of.publisher),
        *_ris_date(of.date),
        ("CY", of.place),
        ("LA", of.language),
        ("UR", of.url),
        ("UR", of.permalink),
        ("Y2", of.accessed.strftime("%Y/%m/%d") if of.accessed else None),
        ("N1", _inferred(of)),
        ("N1", f"Paragraph {of.paragraph}" if of.paragraph else None),
        ("N1", f"Source: {of.source}"),
        ("N1", one_line(note)),
    ]
    return "".join(f"{tag}  - {value}\n" for tag, value in fields if value) + "ER  - \n"


def _ris_date(date: ReleaseDate) -> list[tuple[str, str]]:
    """`PY` with the year and `DA` as YYYY/MM/DD/other, empty where not known; nothing for no date."""
    if date.value is None:
        return [("DA", f"///{_between(date)}")] if _between(date) else []
    year, month, day = (*date.value.split("-"), "", "")[:3]
    return [("PY", year), ("DA", f"{year}/{month}/{day}/{_between(date)}")]


def _between(date: ReleaseDate) -> str:
    if date.precision != "range" or not (date.earliest or date.latest):
        return ""
    if two_days(date):
        return f"{date.earliest} or {date.latest}"
    return f"between {date.earliest or 'an unknown day'} and {date.latest or 'an unknown day'}"


def _inferred(of: Reference) -> str:
    """How the date is known where the release does not state it; "" where it does, or has none."""
    said = dates.inferred(of.date, of.language)
    return said[:1].upper() + said[1:]


def _note(of: Reference) -> str:
    """What CSL-JSON, which has ranges of days only, has to be told besides of a date."""
    either = f"Published {_between(of.date)}" if two_days(of.date) else ""
    return ". ".join(said for said in (either, _inferred(of)) if said)


def bibtex_file(references: Iterator[Reference], *, note: str = "") -> Iterator[str]:
    """BibTeX, one entry a release, every key once; a note about the file is a comment at its head."""
    if text := one_line(note):
        for mark in "{}@":  # nothing in a comment may begin an entry or end the comment
            text = text.replace(mark, f"%{ord(mark):02X}")
        yield f"@comment{{{text}}}\n\n"
    used: set[str] = set()
    for of in references:
        yield bibtex(of, key=_bib_key(of.id, used)) + "\n"


def bibtex(of: Reference, *, key: str | None = None) -> str:
    """One @misc; no value can end its field."""
    year, month, day = (*(of.date.value or "").split("-"), "", "")[:3]
    notes = [f"Published {_between(of.date)}" if _between(of.date) else "", _inferred(of)]
    notes.append(f"Paragraph {of.paragraph}" if of.paragraph else "")
    notes.append(f"Also at {of.permalink}" if of.url and of.permalink else "")
    fields = [
        ("author", _braced(of.responsible.whole if of.responsible else None, twice=True)),
        ("title", _braced(of.called, twice=True)),
        ("howpublished", _braced(of.genre)),
        ("organization", _braced(of.publisher, twice=True)),
        ("year", _braced(year)),
        ("month", _MONTHS[int(month) - 1] if month else ""),
        ("day", _braced(day)),
        ("address", _braced(of.place)),
        ("language", _braced({"en": "english", "zh": "chinese"}[of.language])),
        ("url", _bib_url(of.address)),
        ("urldate", _braced(of.accessed.isoformat() if of.accessed else None)),
        ("note", _braced(". ".join(note for note in notes if note))),
    ]
    lines = [f"  {name} = {value},\n" for name, value in fields if value]
    return f"@misc{{{key or _bib_key(of.id, set())},\n{''.join(lines)}}}\n"


def _braced(value: str | None, *, twice: bool = False) -> str:
    """A field's value with the characters TeX reads as orders escaped; in two braces it is kept as it is."""
    if not value:
        return ""
    text = value.translate(_TEX)
    return f"{{{{{text}}}}}" if twice else f"{{{text}}}"


def _bib_url(url: str | None) -> str:
    """An address is read verbatim: only what would end the field is written as percent codes."""
    if not url:
        return ""
    safe = url.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    return f"{{{safe}}}"


def _bib_key(identifier: str, used: set[str]) -> str:
    stem = re.sub(r"[^A-Za-z0-9:_-]+", "-", identifier).strip("-") or "release"
    key, number = stem, 2
    while key.lower() in used:
        key, number = f"{stem}-{number}", number + 1
    used.add(key.lower())
    return key


def csl_file(references: Iterator[Reference]) -> Iterator[str]:
    """CSL-JSON: one array, written as it comes."""
    opening = "[\n"
    for of in references:
        yield opening + json.dumps(csl(of), ensure_ascii=False)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def csl(of: Reference) -> dict[str, object]:
    """One item; `circa` is how CSL says that a date is not stated."""
    item: dict[str, object] = {
        "id": of.id,
        "type": "speech" if of.kind == "speech" else "report",
        "genre": of.genre,
        "language": of.language,
    }
    optional: tuple[tuple[str, object], ...] = (
        ("title", of.title),
        ("author", [{"literal": of.responsible.whole}] if of.responsible else None),
        ("publisher", of.publisher),
        ("issued", _date_parts(of)),
        ("publisher-place", of.place),
        ("URL", of.address),
        ("accessed", {"date-parts": [list(dates.of_day(of.accessed))]} if of.accessed else None),
        ("archive_location", of.permalink if of.url else None),
        ("note", _note(of)),
        ("source", of.source),
    )
    item.update((name, value) for name, value in optional if value)
    return item


def _date_parts(of: Reference) -> dict[str, object] | None:
    """One list of numbers as long as the precision, two for a range; None for no date."""
    date = of.date
    ends: tuple[str | None, ...] = (date.value,)
    if date.precision == "range" and date.earliest and date.latest:
        ends = (date.earliest, date.latest)
    if ends[0] is None:
        return None
    parts: dict[str, object] = {"date-parts": [[int(part) for part in end.split("-")] for end in ends if end]}
    return parts | ({"circa": True} if _inferred(of) else {})
