"""The text of a release as it stood in its file, line by line, with what stands around it there."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, url_for

from corpus.origin import Origin
from webapp import addresses, releases, services, words
from webapp.errors import takes_only

blueprint = Blueprint("source", __name__)

MAX_SHOWN: Final = 100_000
"""Characters of a release shown on the page; programs get all of them."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the file: `own` is what of it is the release's, between what is not."""

    number: int
    before: str = ""
    own: str = ""
    after: str = ""


@blueprint.get("/releases/<release_id>/source")
def show(release_id: str) -> str:
    archive = services.archive()
    release = archive.release(release_id)
    origin = archive.origin(release_id)
    lines = source_lines(origin, release.text)
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
            found.append(SourceLine(number, **pieces))
            number += 1
            pieces = {"before": "", "own": "", "after": "", part: line.rstrip("\r")}
    if any(pieces.values()):
        found.append(SourceLine(number, **pieces))
    return tuple(found)
