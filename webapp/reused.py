"""The sentences of a release that stand in earlier ones: `/releases/ID/reused`, and for programs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass

from flask import Blueprint, Response, jsonify, url_for

from indexer.wording.clauses import SHORTEST
from indexer.wording.results import MAX_CHARACTERS, Piece, WordingQuestion
from indexer.wording.reused import Reuse, Reused
from indexer.wording.serial import reuse_json
from webapp import addresses, services, states, wordings, words
from webapp.errors import takes_only
from webapp.streams import Later, page_in_parts
from webapp.wordings import UseView

blueprint = Blueprint("reused", __name__)


@dataclass(frozen=True, slots=True)
class ReusedView:
    """A sentence with what changed since its earliest use, and where all its wordings are.

    `before` and `after` are what was not said before of one that was in part.
    """

    before: str
    after: str
    part: bool
    pieces: tuple[Piece, ...]
    url: str
    passage: int
    changed: bool
    earliest: UseView
    sure: bool
    wording_url: str


@dataclass(frozen=True, slots=True)
class ReusedPage:
    """The sentences said before: those of the release's `own` text, and those of its `standing` text.

    `said` is what was looked for, `unread` how many sentences not all of whose releases were read.  Where the
    release is not `dated`, what was found need not be earlier.
    """

    said: str
    own: tuple[ReusedView, ...]
    standing: tuple[ReusedView, ...]
    unread: int
    dated: bool


@blueprint.get("/releases/<release_id>/reused")
def show(release_id: str) -> Response:
    """What the release is, is sent at once."""
    release = services.archive().release(release_id)
    with ExitStack() as stack:
        desk = stack.enter_context(services.searcher().wording())
        return page_in_parts(
            "wording/reused.html",
            Later(lambda: _page(desk.reused(release), release_id)),
            held=stack,
            etag=states.page_tag(desk.generation),
            release=release,
            title=release.title or "Untitled",
            tag=words.TAGS.get(release.language, release.language),
            date=words.full_date(release.date),
            shortest=SHORTEST,
            json_url=url_for("reused.answer", release_id=release_id),
            words=words,
        )


@blueprint.get("/api/v1/releases/<release_id>/reused")
def answer(release_id: str) -> Response:
    """The same for programs."""
    takes_only()
    release = services.archive().release(release_id)
    with services.searcher().wording() as desk:
        found = desk.reused(release)
    return jsonify({"id": release_id, **reuse_json(found)})


def _page(found: Reuse, release_id: str) -> ReusedPage:
    views = [(one.passage_kind == "boilerplate", _view(one, release_id)) for one in found.sentences]
    return ReusedPage(
        said=_said(found),
        own=tuple(view for standing, view in views if not standing),
        standing=tuple(view for standing, view in views if standing),
        unread=found.unread,
        dated=found.dated,
    )


def _said(found: Reuse) -> str:
    """What was looked for, and in what."""
    looked = words.counted(found.looked_for, "sentence")
    if found.looked_for < found.of:
        looked = f"The first {found.looked_for:,} of {found.of:,} sentences"
    verb = "was" if found.looked_for == 1 else "were"
    where = words.counted(found.earlier, "release")
    if not found.dated:
        return f"{looked} {verb} looked for in {where}: this one is undated, any other may be earlier."
    return f"{looked} {verb} looked for in {where} of earlier dates; undated ones were not looked through."


def _view(one: Reused, release_id: str) -> ReusedView:
    first, last = (one.part.start, one.part.end) if one.part else (one.start, one.end)
    before, said = one.text[: first - one.start], one.text[first - one.start : last - one.start]
    return ReusedView(
        before=before,
        after=one.text[last - one.start :],
        part=one.part is not None,
        pieces=(Piece("same", said),) if one.part else one.pieces,
        url=f"{addresses.release(release_id)}#p{one.passage}",
        passage=one.passage,
        changed=any(piece.kind != "same" for piece in one.pieces),
        earliest=wordings.use_view(one.earliest, addresses.release),
        sure=one.sure,
        wording_url=addresses.wording(WordingQuestion(" ".join(said.split())[:MAX_CHARACTERS])),
    )
