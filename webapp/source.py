"""The text of a release as it stood in its file, line by line, with what stands around it there."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, url_for

from corpus.origin import Origin
from webapp import addresses, releases, services, words
from webapp.errors import takes_only

blueprint = Blueprint("source", __name__)

MAX_SHOWN: Final = 100_000
"""Characters of a release shown on the page; programs get all of them."""


MANY_EMPTY: Final = 3
"""Empty lines in a row that are shown as one."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file: `own` is what of it is the release's, between what is not.

    One that is `empty` stands for so many lines without a character.
    """

    number: int
    before: str = ""
    own: str = ""
    after: str = ""
    empty: int = 0


@blueprint.get("/releases/<release_id>/source")
def show(release_id: str) -> str:
    archive = services.archive()
    release = archive.release(release_id)
    origin = archive.origin(release_id)
    lines = folded(source_lines(origin, release.text))
    own = [line.number for line in lines if line.own.strip()]
    return render_template(
        "releases/source.html",
        release=release,
        origin=origin,
        lines=lines,
        first=own[0] if own else origin.line,
        last=origin.line + release.text.rstrip().count("\n"),
        shown=min(len(release.text), MAX_SHOWN),
        title=release.title,
        tag=words.TAGS.get(release.language, release.language),
        release_url=addresses.release(release_id),
        readings=releases.other_readings(archive, release_id),
        json_url=url_for("source.answer", release_id=release_id),
        words=words,
    )


@blueprint.get("/api/v1/releases/<release_id>/source")
def answer(release_id: str) -> Response:
    """The same for programs: `start` and `end` in characters of the file, `text` all of the release's."""
    takes_only()
    archive = services.archive()
    release = archive.release(release_id)
    return jsonify(
        {
            "id": release_id,
            "start": release.span.start,
            "end": release.span.end,
            **asdict(archive.origin(release_id)),
            "text": release.text,
            "readings": [asdict(one) for one in archive.readings(release_id)],
            "url": url_for("source.show", release_id=release_id),
        }
    )


def source_lines(origin: Origin, text: str) -> tuple[SourceLine, ...]:
    """The lines around and of a release (at most `MAX_SHOWN` characters of it), as the file numbers them."""
    whole = text if len(text) <= MAX_SHOWN else text[:MAX_SHOWN]
    after = origin.after if len(whole) == len(text) else ""
    found: list[SourceLine] = []
    number = origin.line - origin.before.count("\n")
    pieces = {"before": "", "own": "", "after": ""}
    for part, words_ in (("before", origin.before), ("own", whole), ("after", after)):
        first, *rest = words_.split("\n")
        pieces[part] += first.rstrip("\r")
        for line in rest:
            found.append(SourceLine(number, pieces["before"], pieces["own"], pieces["after"]))
            number += 1
            pieces = {"before": "", "own": "", "after": "", part: line.rstrip("\r")}
    if any(pieces.values()):
        found.append(SourceLine(number, pieces["before"], pieces["own"], pieces["after"]))
    return tuple(found)


def folded(lines: tuple[SourceLine, ...]) -> tuple[SourceLine, ...]:
    """The same lines, those without a character as one where many follow each other."""
    found: list[SourceLine] = []
    for blank, run in groupby(lines, key=lambda line: not (line.before or line.own or line.after)):
        same = list(run)
        if blank and len(same) >= MANY_EMPTY:
            found.append(replace(same[0], empty=len(same)))
        else:
            found += same
    return tuple(found)
