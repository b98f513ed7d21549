"""The history of standing texts: `/boilerplate`, one of them under `?of=`, and both for programs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from corpus.errors import NotFound
from corpus.terminal import cut
from indexer.wording.boilerplate import Boilerplate, Series, Version
from indexer.wording.results import Piece
from indexer.wording.serial import boilerplate_json, series_json
from webapp import services, words
from webapp.search import release_address

blueprint = Blueprint("boilerplate", __name__)

MOST_SERIES: Final = 100
MOST_VERSIONS: Final = 40
MOST_CHARACTERS: Final = 1600
"""Characters of one version: of a longer one only what changed is shown, with what stands around it."""
AROUND: Final = 120
OPENING, NAME = 240, 60
"""Columns shown of a text's beginning, beside its name and in place of one."""
LONG: Final = 20
"""Signs from which a word at the end is shown in part."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """`pieces` may be cut; a piece of kind “cut” stands for what is left out."""

    dates: str
    basis: str
    count: str
    first_url: str
    last_url: str | None
    pieces: tuple[Piece | None, ...]
    first: bool


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
    return render_template(
        "wording/standing.html",
        one=_view(one, found),
        versions=[_version(each, first=each is one.versions[0]) for each in shown],
        left_out=len(one.versions) - len(shown),
        read=_read(found),
        json_url=url_for("boilerplate.answer", of=one.key),
        words=words,
    )


@blueprint.get("/api/v1/boilerplate")
def answer() -> Response:
    """Every standing text with its versions; with `?of=` one of them."""
    with services.searcher().wording() as desk:
        found = desk.boilerplate()
    key = request.args.get("of", "")
    return jsonify(series_json(_holding(found, key)) if key else boilerplate_json(found))


def _holding(found: Boilerplate, key: str) -> Series:
    one = found.holding(key)
    if one is None:
        raise NotFound("No standing text with a history is there: it is in one release only, or was changed.")
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
    return SeriesView(
        name=one.name or cut(one.versions[-1].text, NAME),
        named=bool(one.name),
        tag=words.TAGS.get(one.language, one.language),
        url=address(one.key),
        versions=len(one.versions),
        releases=one.releases,
        dates=_dates(one.first, one.last),
        opening=_opening(one.versions[-1].text),
        linked=linked,
    )


def _opening(text: str) -> str:
    """Its first words; one that would be cut in two is left out."""
    said = cut(text, OPENING)
    whole, _, last = said.rpartition(" ")
    cut_off = said != " ".join(text.split())
    return f"{whole} …" if cut_off and whole and len(last) < LONG else said


def _dates(first: str | None, last: str | None) -> str:
    return words.span_words(first, last) if first and last else "undated"


def _version(one: Version, *, first: bool) -> VersionView:
    undated = f", {one.undated:,} undated" if one.undated and one.undated < one.releases else ""
    note = words.BASES.get(one.basis, "")
    return VersionView(
        dates=_dates(one.first, one.last),
        basis=f"first date {note}" if note else "",
        count=words.counted(one.releases, "release") + undated,
        first_url=f"{release_address(one.first_id)}#p{one.passage}",
        last_url=release_address(one.last_id) if one.releases > 1 else None,
        pieces=one.pieces if first or len(one.text) <= MOST_CHARACTERS else tuple(_around(one.pieces)),
        first=first,
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
