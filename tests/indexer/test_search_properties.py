"""What must hold for any query on any request."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indexer.request import EXACTNESS, SearchRequest
from indexer.results import SearchResult
from indexer.search import Searcher

WORDS = st.sampled_from(
    [
        "lantern",
        "Lanterns",
        "launch",
        "the",
        "EUR",
        "1,999",
        "提灯",
        "林玛拉",
        "price-to-performance",
        "U.S.",
        "9A",
        '"price to performance"',
        '"the launch"',
        "-mended",
        "-(lamp OR school)",
        "OR",
        "(",
        ")",
        "light*",
        "lampp~",
        "title:lantern",
        "said:dark",
        "person:Mara",
        "date:2020",
        "kind:letter",
        "lang:zh",
        "Mara Lindqvist",
        "’",
        "\x00",
    ]
)
QUERIES = st.one_of(st.lists(WORDS, max_size=5).map(" ".join), st.text(max_size=20))
LOOSE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


@LOOSE
@given(query=QUERIES)
def test_each_rung_finds_what_the_one_before_finds(query: str, searcher: Searcher) -> None:
    found = []
    for rung in EXACTNESS:
        result = searcher.search(SearchRequest(query, exactness=rung, limit=100, snippets=0))
        assert result.counts_by_exactness[rung] == result.total == len(result.hits)
        found.append({hit.id for hit in result.hits})
    assert found[0] <= found[1] <= found[2] <= found[3]


@LOOSE
@given(query=QUERIES, exactness=st.sampled_from(EXACTNESS))
def test_marks_lie_in_their_texts(query: str, exactness: str, searcher: Searcher) -> None:
    result = searcher.search(SearchRequest(query, exactness=exactness, limit=100))  # type: ignore[arg-type]
    for hit in result.hits:
        assert _inside(hit.title, hit.title_highlights)
        for snippet in hit.snippets:
            assert _inside(snippet.text, snippet.highlights)
            assert hit.start <= snippet.start < snippet.end <= hit.end
            assert snippet.end - snippet.start == len(snippet.text) <= 320


def _inside(text: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    points = [0, *(point for pair in ranges for point in pair), len(text)]
    return points == sorted(points) and all(start < end for start, end in ranges)


def test_pages_join_to_the_whole(ask: Callable[..., SearchResult]) -> None:
    for sort in ("relevance", "newest", "oldest"):
        whole = [hit.id for hit in ask("lantern", sort=sort, limit=100).hits]
        pages = [
            hit.id for at in range(0, 12, 4) for hit in ask("lantern", sort=sort, limit=4, offset=at).hits
        ]
        assert pages == whole


def test_one_bit_of_a_facet_is_one_click(ask: Callable[..., SearchResult]) -> None:
    """What a facet counts is what choosing the value finds."""
    from indexer.request import Filter

    for facet in ask("lantern").facets:
        for value in facet.values:
            found = ask("lantern", filters=(Filter(facet.field, (value.value,)),))
            assert found.total == value.count, value
