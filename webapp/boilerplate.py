"""The history of standing texts: `/boilerplate`, one of them under `?of=`, and both for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from corpus.errors import NotFound
from corpus.terminal import cut
from indexer.wording.boilerplate import Boilerplate, Series
from indexer.wording.differences import only_here
from indexer.wording.results import Piece
from indexer.wording.serial import boilerplate_json, series_json
from indexer.wording.versions import Version
from webapp import addresses, services, words
from webapp.errors import takes_only
from webapp.paging import asked_page, here, linked, part_of
from webapp.wordings import span

blueprint = Blueprint("boilerplate", __name__)

MOST_SERIES: Final = 100
MOST_VERSIONS: Final = 40
MOST_CHARACTERS: Final = 1600
"""Characters of one version: of a longer one only what changed is shown, with what stands around it."""
AROUND: Final = 120
MOST_STRETCHES: Final = 6
OPENING, NAME = 240, 60
"""Columns shown of a text's beginning, beside its name and in place of one."""
LONG: Final = 20
"""Signs from which a word at the end is shown in part."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """`pieces` may be cut; None stands for what is left out.

    `stretches` are the times it was in use, if several, and `more` how many of them are not listed; `ends`
    are the names of its first and its last release; `beside` says which other version an undated one is
    compared with.
    """

    dates: str
    count: str
    stretches: tuple[str, ...]
    more: int
    first_url: str
    last_url: str | None
    ends: tuple[str, str]
    pieces: tuple[Piece | None, ...]
    beside: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    name: str
    named: bool
    tag: str
    url: str
    versions: int
    releases: int
    dates: str
    opening: str
    linked: tuple[str, str, str] | None


@blueprint.get("/boilerplate")
def show() -> str:
    """Every standing text; with `?of=` the versions of one.  404 where no text stands there."""
    with services.searcher().wording() as desk:
        found = desk.boilerplate()
    key = request.args.get("of", "")
    if not key:
        listed = [_view(one, found) for one in found.series[:MOST_SERIES]]
        return render_template(
            "wording/boilerplate.html",
            series=listed,
            more=len(found.series) - len(listed),
            single=found.single,
            read=_read(found),
            json_url=url_for("boilerplate.answer"),
            words=words,
        )
    one = _holding(found, key)
    shown = one.versions[-MOST_VERSIONS:]
    dated = any(each.first for each in one.versions)
    if not dated:
        shown = _side_by_side(shown)
    return render_template(
        "wording/standing.html",
        one=_view(one, found),
        versions=[_version(each, one) for each in shown],
        dated=dated,
        left_out=len(one.versions) - len(shown),
        read=_read(found),
        json_url=url_for("boilerplate.answer", of=one.key),
        words=words,
    )


@blueprint.get("/api/v1/boilerplate")
def answer() -> Response:
    """A page of the standing texts with their versions; with `?of=` one of them."""
    key = request.args.get("of", "")
    takes_only("of", *(() if key else ("page",)))
    page = asked_page()
    with services.searcher().wording() as desk:
        found = desk.boilerplate()
    if key:
        return jsonify(series_json(_holding(found, key)))
    shown, where = part_of(found.series, page)
    response = jsonify({**boilerplate_json(replace(found, series=tuple(shown))), **where})
    return linked(response, here, page=page, total=where["total"], limit=where["limit"])


def _holding(found: Boilerplate, key: str) -> Series:
    one = found.holding(key)
    if one is None:
        raise NotFound(
            "No standing text has this address. A text that stands in one release only has no page."
        )
    return one


def address(key: str) -> str:
    return url_for("boilerplate.show", of=key)


def _read(found: Boilerplate) -> str:
    read = words.counted(found.read, "release")
    if found.read < found.releases:
        read += f" of {found.releases:,}: the earliest, the latest, and others evenly between"
    return read


def _view(one: Series, found: Boilerplate) -> SeriesView:
    other = found.holding(one.linked) if one.linked else None
    linked = None
    if other is not None:
        tag = words.TAGS.get(other.language, other.language)
        linked = (words.LANGUAGES.get(other.language, other.language), address(other.key), tag)
    latest = next((version for version in reversed(one.versions) if version.first), one.versions[-1])
    return SeriesView(
        name=one.name or _opening(latest.text, NAME),
        named=bool(one.name),
        tag=words.TAGS.get(one.language, one.language),
        url=address(one.key),
        versions=len(one.versions),
        releases=one.releases,
        dates=span(one.first, one.last),
        opening=_opening(latest.text),
        linked=linked,
    )


def _opening(text: str, most: int = OPENING) -> str:
    """Its first words; one that would be cut in two is left out."""
    said = cut(text, most)
    whole, _, last = said.rpartition(" ")
    cut_off = said != " ".join(text.split())
    return f"{whole}\u00a0…" if cut_off and whole and len(last) < LONG else said


def _version(one: Version, series: Series) -> VersionView:
    undated = f", {one.undated:,} undated" if one.undated and one.first else ""
    whole = len(one.text) <= MOST_CHARACTERS or all(each.kind == "same" for each in one.pieces)
    stretches = one.stretches if len(one.stretches) > 1 else ()
    beside = ""
    if one.first is None and one.beside is not None:
        other = series.versions[one.beside]
        dates = span(other.first, other.last)
        beside = f"When it was used is not known. It is compared with the version most like it, of {dates}."
    return VersionView(
        dates=span(one.first, one.last),
        count=words.counted(one.releases, "release") + undated,
        stretches=tuple(span(each.first, each.last) for each in stretches[:MOST_STRETCHES]),
        more=len(stretches[MOST_STRETCHES:]),
        first_url=f"{addresses.release(one.first_id)}#p{one.passage}",
        last_url=addresses.release(one.last_id) if one.last_id != one.first_id else None,
        ends=("first release", "last release") if one.first else ("a release", "another"),
        pieces=one.pieces if whole else tuple(_around(one.pieces)),
        beside=beside,
    )


def _side_by_side(versions: Sequence[Version]) -> tuple[Version, ...]:
    """Versions without an order, each with what the first of them has not; in the first, what the second
    has not.  Nothing is gone or new."""
    if len(versions) < 2:
        return tuple(versions)
    first, second = versions[0].text, versions[1].text
    others = (second, *[first] * (len(versions) - 1))
    return tuple(
        replace(version, pieces=only_here(version.text, other))
        for version, other in zip(versions, others, strict=True)
    )


def _around(pieces: tuple[Piece, ...]) -> list[Piece | None]:
    """The changes with a little of what stands around them; None for what is left out."""
    found: list[Piece | None] = []
    for number, piece in enumerate(pieces):
        text = piece.text
        if piece.kind != "same" or len(text) <= 2 * AROUND:
            found.append(piece)
            continue
        if number:
            found.append(replace(piece, text=text[:AROUND].rpartition(" ")[0] or text[:AROUND]))
        found.append(None)
        if number < len(pieces) - 1:
            found.append(replace(piece, text=text[-AROUND:].partition(" ")[2] or text[-AROUND:]))
    return found
