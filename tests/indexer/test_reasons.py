"""Why a release is a hit: what is told must be what the engine did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from made_up_archive import MadeUpArchive

from corpus.models import Quote, Span
from indexer.engines.base import Sequence
from indexer.fields import EVERYWHERE
from indexer.highlight import Found
from indexer.plan import Mark
from indexer.reasons import match_of
from indexer.reasons import reasons as reasons_of
from indexer.request import EXACTNESS, Exactness
from indexer.results import Match, Reason, SearchResult

RUNGS: tuple[Exactness, ...] = ("literal", "folded", "stemmed")
TERMS = (
    "lamp",
    "Lamp",
    "lamps",
    "lighting",
    "提灯",
    "提燈",
    '"old lamp"',
    '"Old lamps"',
    "title:lamp",
    "said:lamp",
)


@pytest.mark.parametrize("query", TERMS)
def test_a_release_has_a_place_of_a_rung_where_that_rung_finds_it(
    query: str, ask: Callable[..., SearchResult]
) -> None:
    found = {rung: {hit.id for hit in ask(query, exactness=rung, limit=100).hits} for rung in EXACTNESS}
    for hit in ask(query, exactness="stemmed", limit=100).hits:
        told = {reason.match for reason in hit.reasons}
        assert told, hit.id
        for place, rung in enumerate(RUNGS):
            assert bool(told & set(RUNGS[: place + 1])) == (hit.id in found[rung]), (hit.id, rung)


@pytest.mark.parametrize(
    ("text", "term", "origin", "near", "match"),
    [
        ("lamp", "lamp", "words", False, "literal"),
        ("Lamp", "lamp", "words", False, "folded"),
        ("lamps", "lamp", "words", False, "stemmed"),
        ("old-lamp", "old lamp", "words", False, "folded"),
        ("e-mail", "email", "words", False, "stemmed"),
        ("RMB1,999", "RMB 1999", "words", False, "folded"),
        ("橹歌", "櫓歌", "words", False, "folded"),
        ("lamp", "old lamp", "words", True, "literal"),
        ("Lamp", "old lamp", "words", True, "folded"),
        ("lamplight", "lamp", "prefix", False, "prefix"),
        ("lump", "lamp", "fuzzy", False, "fuzzy"),
        ("陈一", "Chen Yi", "name", False, "name"),
    ],
)
def test_the_first_rung_that_would_do(text: str, term: str, origin: str, near: bool, match: Match) -> None:
    assert match_of(text, term, origin, near=near) == match  # type: ignore[arg-type]


def reasons(ask: Callable[..., SearchResult], query: str, **options: object) -> dict[str, tuple[Reason, ...]]:
    return {hit.id: hit.reasons for hit in ask(query, limit=100, **options).hits}


def test_another_name_is_told_as_one(ask: Callable[..., SearchResult]) -> None:
    told = [one for found in reasons(ask, '"Chen Yi"', exactness="all").values() for one in found]
    others = [one for one in told if one.match == "name"]
    assert others
    assert {text for one in others for text in one.texts} == {"陈 一"} or others[0].texts
    assert {one.term for one in told} == {"Chen Yi"}


def test_a_person_asked_for_is_told_by_the_names_a_release_uses(ask: Callable[..., SearchResult]) -> None:
    by_query = reasons(ask, 'person:"Chen Yi"')
    assert by_query
    for found in by_query.values():
        (one,) = found
        assert (one.match, one.field) == ("value", "person")
        assert one.texts
        assert one.count > 0


def test_an_authors_own_text_is_no_quotation_and_what_is_reported_in_it_is(archive: MadeUpArchive) -> None:
    release = next(archive.releases())
    whole, start = release.span, release.span.start
    release = replace(
        release,
        quotes=(
            Quote("authored", whole, rule="made"),
            Quote("direct", Span(start + 4, start + 9), rule="made"),
            Quote("indirect", Span(start + 20, start + 29), rule="made"),
        ),
    )
    mark = Mark(Sequence(("lamp",), "folded", EVERYWHERE), term="lamp")
    places = [[Found(0, 3, 0), Found(5, 8, 0), Found(10, 15, 0), Found(21, 25, 0), Found(30, 34, 0)]]
    told, _ = reasons_of(release, (mark,), places)
    assert (sum(one.count for one in told), sum(one.said for one in told)) == (5, 2)


def test_what_is_left_out_is_no_reason(ask: Callable[..., SearchResult]) -> None:
    for found in reasons(ask, "lamp -oil").values():
        assert {one.term for one in found} == {"lamp"}


def test_nothing_asked_for_has_no_reasons(ask: Callable[..., SearchResult]) -> None:
    assert not any(reasons(ask, "").values())
    assert not any(reasons(ask, "lamp", snippets=0).values())


def test_too_many_places_are_said_to_be(archive: MadeUpArchive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.config.MAX_PLACES_EXPLAINED", 2)
    release = next(archive.releases())
    mark = Mark(Sequence(("lamp",), "folded", EVERYWHERE), term="lamp")
    parts = [[Found(0, 3, 0)], [Found(4, 6, 0)], [Found(7, 9, 0)]]
    told, cut = reasons_of(release, (mark,), parts)
    assert (sum(one.count for one in told), cut) == (2, True)
    told, cut = reasons_of(release, (mark,), parts[:2])
    assert (sum(one.count for one in told), cut) == (2, False)
