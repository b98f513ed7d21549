"""What an answer says besides its hits, and that many threads may ask."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from made_up_archive import MadeUpArchive, make_release

from corpus.models import Passage, Release, Span
from indexer import config
from indexer.build import ensure_current
from indexer.request import Exactness, Filter, SearchRequest
from indexer.results import SearchResult
from indexer.search import Searcher, bounded

MATCHED: list[tuple[str, Exactness, str]] = [
    ("", "stemmed", "Everything."),
    ("lamp", "literal", "The word “lamp”, character for character."),
    (
        '"old lamp" -oil',
        "folded",
        "The phrase “old lamp”, without the word “oil”, in any case, accent, punctuation, width or script.",
    ),
    ("lamp", "stemmed", "The word “lamp”, also with other endings."),
    ("lamp 提灯", "stemmed", "The word “lamp” and the word “提灯”, also with other endings."),
    ("提灯", "stemmed", "The word “提灯”, in any case, accent, punctuation, width or script."),
    ("提灯", "all", "The word “提灯”, in any case, accent, punctuation, width or script, and under other"),
    (
        "lam* OR ligt~1",
        "stemmed",
        "Words that begin with “lam” (in any case) or words within one letter of “ligt” (in any case).",
    ),
    (
        "-lamp",
        "all",
        "Everything without the word “lamp”, in any case, accent, punctuation, width or script, but not with",
    ),
    (
        "-提灯",
        "all",
        "Everything without the word “提灯”, in any case, accent, punctuation, width or script.",
    ),
    (
        "lamp -(oil OR 提灯)",
        "stemmed",
        "The word “lamp”, without (the word “oil” or the word “提灯”), also with other endings; what is left"
        " out, in any case, accent, punctuation, width or script, but not with other endings.",
    ),
    (
        "lamp -oil",
        "literal",
        "The word “lamp”, without the word “oil”, character for character; what is left out, in any case,",
    ),
    ("boilerplate:lamp", "literal", "The word “lamp” in the standing text, character for character."),
    ('title:"a b"~3', "folded", "The words “a b” with at most 3 others between in the title, in any case,"),
    ("lang:zh date:2020-07", "all", "Language “zh” and dated July 2020."),
    ("date:2020..", "all", "Dated from 1 January 2020."),
    (
        "Chen Yi",
        "all",
        "The word “Chen” and the word “Yi”, also with other endings, and under other names; also “陈 一”.",
    ),
]


@pytest.mark.parametrize(("query", "exactness", "sentence"), MATCHED, ids=[row[0] for row in MATCHED])
def test_matched(query: str, exactness: Exactness, sentence: str, ask: Callable[..., SearchResult]) -> None:
    assert ask(query, exactness=exactness).matched.startswith(sentence)


def test_searched_counts_releases_and_not_what_is_unassigned(ask: Callable[..., SearchResult]) -> None:
    assert ask("lamp").searched == 19
    assert ask("lamp", filters=(Filter("kind", ("unassigned",)),)).searched == 20


def test_a_hit_knows_its_other_language(ask: Callable[..., SearchResult]) -> None:
    (hit,) = ask("dark", filters=(Filter("kind", ("release",)),)).hits
    assert (hit.id, hit.counterpart, hit.languages) == ("lamp9", "lamp9-zh", ("en", "zh"))
    assert (hit.date, hit.date_precision, hit.date_basis) == ("2020-07-15", "day", "dateline")


def test_a_snippet_is_a_whole_sentence_and_knows_its_place(
    archive: MadeUpArchive, ask: Callable[..., SearchResult]
) -> None:
    result = ask("boiling OR honesty", sort="oldest")
    hit = next(hit for hit in result.hits if hit.id == "letter")
    snippet = hit.snippets[0]
    release = archive.release("letter")
    assert snippet.text == "It was a promise about price to performance, and about honesty."
    assert snippet.cut == (False, False)
    assert release.text[snippet.start - release.span.start : snippet.end - release.span.start] == snippet.text
    assert release.passages[snippet.passage].span.start <= snippet.start


def test_where_no_text_matched_the_first_sentence_is_shown(ask: Callable[..., SearchResult]) -> None:
    (hit,) = ask("title:moth").hits
    assert [(s.text, s.highlights) for s in hit.snippets] == [("The name was chosen by readers.", ())]
    assert [hit.title[start:end] for start, end in hit.title_highlights] == ["MOTH"]


def test_boilerplate_comes_after_what_a_release_says_itself(ask: Callable[..., SearchResult]) -> None:
    kinds = [
        snippet.kind
        for hit in ask("lanterns", snippets=10).hits
        for snippet in hit.snippets
        if hit.id == "results"
    ]
    assert kinds == ["body", "boilerplate"]


def test_no_snippets_and_no_facets_where_none_are_asked_for(ask: Callable[..., SearchResult]) -> None:
    assert {hit.untitled for hit in ask("lantern", snippets=0).hits} == {None}
    assert {hit.untitled for hit in ask("lantern").hits} == {False}
    result = ask("lantern", snippets=0, facets=(), histogram=False, limit=0)
    assert (result.total, result.hits, result.facets, result.histogram) == (9, (), (), None)


def test_a_long_sentence_is_cut_at_words(tmp_path_factory: pytest.TempPathFactory) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    release = make_release({"id": "long", "source": "a", "text": f"Title\n\n{words} needle {words}."})
    made = MadeUpArchive(tmp_path_factory.mktemp("long"), (release,))
    ensure_current(made)
    result = Searcher(made.path, open_archive=lambda _: made).search(SearchRequest("needle"))
    snippet = result.hits[0].snippets[0]
    assert len(snippet.text) <= 320
    assert [snippet.text[start:end] for start, end in snippet.highlights] == ["needle"]
    assert all(word.startswith("word") or word == "needle" for word in snippet.text.split())
    assert snippet.cut == (True, True)
    assert snippet.shown == f"…{snippet.text}…"


@pytest.mark.parametrize(
    ("query", "notes"),
    [
        ("said:lamp", ["No quotation is recorded in this archive."]),
        ('said:"a lamp"~2', ["No quotation is recorded in this archive."]),
        ("said:(lam* lmap~)", ["No quotation is recorded in this archive."]),
        ("speaker:Mara", ["No speaker is recorded in this archive."]),
        ("subtitle:lamp", ["No subtitle is recorded in this archive."]),
        ("title:kettle", []),
    ],
)
def test_a_field_that_no_release_has_is_said(
    query: str, notes: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    release = make_release({"id": "one", "source": "a", "text": "A lamp\n\nIt shines."})
    made = MadeUpArchive(tmp_path_factory.mktemp("bare"), (release,))
    ensure_current(made)
    result = Searcher(made.path, open_archive=lambda _: made).search(SearchRequest(query))
    assert (result.total, [note.message for note in result.diagnostics]) == (0, notes)


def test_words_that_terms_stand_for_are_shared_among_the_terms(
    ask: Callable[..., SearchResult], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "MAX_EXPANSIONS", 4)
    alone = ask("l*")
    shared = ask("l* OR s*")
    assert [note.code for note in alone.diagnostics] == ["too-many-expansions"]
    assert "more than 4 words" in alone.diagnostics[0].message
    assert all("more than 2 words" in note.message for note in shared.diagnostics)


def test_the_histogram_fits_the_spread(ask: Callable[..., SearchResult]) -> None:
    years = ask("").histogram
    assert years is not None
    assert years.unit == "month"
    assert (years.buckets[0].value, years.buckets[-1].value) == ("2019-11", "2021-04")
    assert [b.count for b in years.buckets if b.value == "2020-06"] == [0]
    assert years.undated == 2
    days = ask("", filters=(Filter("kind", ("speech", "letter")),), date_from="2021").histogram
    assert days is not None
    assert (days.unit, sum(bucket.count for bucket in days.buckets)) == ("month", 4)
    one_month = ask("", date_from="2020-08", date_to="2020-08").histogram
    assert one_month is not None
    assert {bucket.value[:7] for bucket in one_month.buckets} == {"2020-08"}
    assert one_month.undated == 2
    nothing_there = ask("", date_from="1999", date_to="1999").histogram
    assert nothing_there is not None
    assert (nothing_there.buckets, nothing_there.unit) == (years.buckets, "month")
    summer = ask("Karelia OR shines").histogram
    assert summer is not None
    assert [bucket.value for bucket in summer.buckets] == [f"2020-08-{day}" for day in range(11, 17)]
    assert [bucket.count for bucket in summer.buckets] == [1, 0, 0, 0, 0, 1]


def test_selected_facet_values_say_so(ask: Callable[..., SearchResult]) -> None:
    result = ask("zzzz", filters=(Filter("place", ("Riga",)), Filter("place", ("Tallinn",), True)))
    (place,) = [facet for facet in result.facets if facet.field == "place"]
    assert [(v.value, v.count, v.selected, v.excluded) for v in place.values] == [
        ("Riga", 0, True, False),
        ("Tallinn", 0, False, True),
    ]


def test_facet_values_beyond_the_limit_are_counted(ask: Callable[..., SearchResult]) -> None:
    (place,) = [facet for facet in ask("", facet_values=2).facets if facet.field == "place"]
    assert (len(place.values), place.more) == (2, 3)


def test_a_request_is_brought_into_bounds() -> None:
    wild = SearchRequest("x", limit=10**9, offset=-5, snippets=99, date_from="never", date_to="2020-7")
    assert bounded(wild) == replace(wild, limit=100, offset=0, snippets=10, date_from=None, date_to="2020-07")


def test_a_whole_release_is_marked_field_by_field(searcher: Searcher) -> None:
    text = "A lamp for all\n\nIt launched at a price-to-performance of lamps."
    release = Release(
        id="x",
        source="x.txt",
        span=Span(100, 100 + len(text)),
        text=text,
        kind="release",
        language="en",
        passages=(Passage("title", Span(100, 114)), Passage("body", Span(116, 100 + len(text)))),
    )
    found = searcher.mark(release, SearchRequest('launch "price to performance" title:lamp'))
    assert [text[start:end] for start, end in found] == ["lamp", "launched", "price-to-performance"]
    assert searcher.mark(release, SearchRequest("")) == ()


def test_many_threads_get_the_same_answers(searcher: Searcher) -> None:
    requests = [
        SearchRequest(q) for q in ("lantern", '"price to performance"', "提灯", "light*", "", "-lamp")
    ] * 8
    alone = [searcher.search(request) for request in requests[:6]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(searcher.search, requests))
    assert together == alone * 8


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("lantern date:2021", "Not counted: releases that match but for their date, 1 undated."),
        (
            "date:2020-08-05",
            "Not counted: releases that match but for their date, 2 dated less exactly and 2 undated.",
        ),
        ("caps date:2021", None),
        ("lantern OR date:2021", None),
        ("lantern -date:2021", None),
    ],
)
def test_what_a_date_in_the_query_leaves_out_is_said(
    query: str, said: str | None, ask: Callable[..., SearchResult]
) -> None:
    notes = [note.message for note in ask(query).diagnostics if note.code == "dates-left-out"]
    assert [note.startswith(said or "") for note in notes] == ([] if said is None else [True])
