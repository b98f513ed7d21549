"""Words said and a speaker, asked together, are those of one quotation; snippets say whose they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from indexer.request import EXACTNESS, Filter
from indexer.results import SearchResult

_MARA = Filter("speaker", ("Mara Lindqvist",))
_GU = Filter("speaker", ("Gu Mingyuan",))
# One release quotes both: Mara says “Mend it before you sell it”, Gu says “It shines!”.
TIED: list[tuple[str, dict[str, Any], bool]] = [
    ("said:mend speaker:Lindqvist", {}, True),
    ("said:shines speaker:Lindqvist", {}, False),
    ('said:"it shines" speaker:"Gu Mingyuan"', {}, True),
    ('said:"sell it" speaker:"Gu Mingyuan"', {}, False),
    ("said:mend speaker:Lindqvist workshop", {}, True),
    ("said:mend (speaker:Lindqvist OR speaker:Mingyuan)", {}, True),
    ("said:mend -speaker:Lindqvist", {}, False),
    ("shines speaker:Lindqvist", {}, True),  # the word need not be said
    ("said:mend", {"filters": (_MARA,)}, True),
    ("said:shines", {"filters": (_MARA,)}, False),
    ("said:shines", {"filters": (_GU,)}, True),
]


@pytest.mark.parametrize(("query", "options", "found"), TIED, ids=[f"{row[0]} {row[1]}" for row in TIED])
def test_words_and_their_speaker_meet_in_one_quotation(
    query: str, options: dict[str, Any], found: bool, ask: Callable[..., SearchResult]
) -> None:
    result = ask(query, exactness="folded", **options)
    assert result.total == int(found) == len(result.hits)
    assert result.counts_by_exactness["folded"] == result.total
    assert set(result.counts_by_exactness) == set(EXACTNESS)


# query, options, the query that is offered; None where nothing is to be said
APART: list[tuple[str, dict[str, Any], str | None]] = [
    ("shines speaker:Lindqvist", {}, "said:shines speaker:Lindqvist"),
    ('"it shines" speaker:Lindqvist', {}, 'said:"it shines" speaker:Lindqvist'),
    ("shin* speaker:Lindqvist", {}, "said:shin* speaker:Lindqvist"),
    ("(shines OR mend) speaker:Lindqvist", {}, "(said:shines OR said:mend) speaker:Lindqvist"),
    ("shines", {"filters": (_MARA,)}, "said:shines"),
    ("said:mend speaker:Lindqvist workshop", {}, None),
    ("shines speaker:Lindqvist nowhereword", {}, None),
    ("shines -speaker:Lindqvist", {}, None),
    ("-shines speaker:Lindqvist", {}, None),
    ("shines OR speaker:Lindqvist", {}, None),
    ("speaker:Lindqvist", {}, None),
    ("shines", {}, None),
]


@pytest.mark.parametrize(("query", "options", "offered"), APART, ids=[f"{row[0]} {row[1]}" for row in APART])
def test_words_that_another_may_say_are_told_apart(
    query: str, options: dict[str, Any], offered: str | None, ask: Callable[..., SearchResult]
) -> None:
    found = [one for one in ask(query, **options).diagnostics if one.code == "words-apart"]
    assert [one.repaired for one in found] == ([offered] if offered else [])
    assert all("others may say them there" in one.message for one in found)


def test_the_other_speakers_of_such_words_are_still_offered(ask: Callable[..., SearchResult]) -> None:
    result = ask("said:shines", filters=(_MARA,), facets=("speaker", "kind"))
    speakers = {one.value for facet in result.facets if facet.field == "speaker" for one in facet.values}
    kinds = [one.count for facet in result.facets if facet.field == "kind" for one in facet.values]
    assert "Gu Mingyuan" in speakers
    assert not any(kinds)


def test_a_snippet_says_whose_words_it_marks(ask: Callable[..., SearchResult]) -> None:
    (snippet,) = ask("said:shines").hits[0].snippets
    assert (snippet.quote, snippet.speaker) == ("direct", "Gu Mingyuan")
    outside = [one for hit in ask("workshop").hits for one in hit.snippets]
    assert outside
    assert {(one.quote, one.speaker) for one in outside} == {(None, None)}


def test_a_speaker_is_shown_by_her_own_words(ask: Callable[..., SearchResult]) -> None:
    shown = [one for hit in ask("speaker:Lindqvist").hits for one in hit.snippets]
    assert {one.speaker for one in shown} == {"Mara Lindqvist"}
    assert any("Mend it before you sell it" in one.text for one in shown)


@pytest.mark.parametrize("query", ["said:shines", "said:mend", "said:the", "said:i", "said:the OR said:mend"])
def test_beside_a_speaker_stands_what_a_choice_finds(query: str, ask: Callable[..., SearchResult]) -> None:
    for chosen in ((), (_MARA,)):
        (facet,) = ask(query, filters=chosen, facets=("speaker",)).facets
        for one in facet.values:
            found = ask(query, filters=(Filter("speaker", (one.value,)),))
            assert (one.value, one.count) == (one.value, found.total)


def test_where_too_many_releases_would_be_read_for_it_this_is_said(
    ask: Callable[..., SearchResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("indexer.config.MAX_SAYERS_READ", 0)
    result = ask("said:shines", facets=("speaker",))
    assert "speakers-uncounted" in [note.code for note in result.diagnostics]
    assert {one.value for one in result.facets[0].values} == {"Gu Mingyuan", "Mara Lindqvist"}
