"""Lines of a concordance, quotations, other spellings and suggestions, over the made-up archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from made_up_archive import MadeUpArchive

from corpus.errors import NotFound
from corpus.models import Release
from indexer import config, quotations
from indexer.gather import Bounds, gather
from indexer.repeats import Repeats
from indexer.request import Filter, SearchRequest
from indexer.results import SearchResult
from indexer.rows import Row
from indexer.search import Searcher
from indexer.units import Line, Quotation, Unit, UnitRequest, UnitResult

_OWN = ("sort", "quote_kinds", "unfold", "whole")
Units = Callable[..., UnitResult]


@pytest.fixture(scope="session")
def find(searcher: Searcher) -> Units:
    def units(unit: Unit, query: str = "", **options: Any) -> UnitResult:
        own = {name: options.pop(name) for name in _OWN if name in options}
        return searcher.units(unit, UnitRequest(SearchRequest(query, **options), **own))

    return units


def lines(result: UnitResult) -> list[Line]:
    return [one.first for one in result.hits if isinstance(one.first, Line)]


def quotes(result: UnitResult) -> list[Quotation]:
    return [one.first for one in result.hits if isinstance(one.first, Quotation)]


# query, what is marked in each line (each once, sorted)
MARKED = [
    ("battery", {"battery"}),
    ("batteries", {"battery"}),
    ('"field lanterns"', {"field lanterns"}),
    ('"lanterns walkers"~3', {"lanterns for walkers"}),
    ("title:lanterns", {"lanterns"}),
    ("没有人应该", {"没有人应该"}),
    ("-battery", set()),
    ("person:Lindqvist", set()),
]


@pytest.mark.parametrize(("query", "marked"), MARKED, ids=[row[0] for row in MARKED])
def test_lines_hold_what_matched(find: Units, query: str, marked: set[str]) -> None:
    found = lines(find("passages", query))
    assert marked <= {line.hit for line in found}
    assert bool(found) == bool(marked)


def test_a_line_is_the_text_of_the_dump(find: Units, archive: Any) -> None:
    for line in lines(find("passages", "lantern", unfold=True, limit=100)):
        release = archive.release(line.home.id)
        start = line.start - release.span.start
        text = release.text
        assert text[start - len(line.left) : start] == line.left
        assert text[start : line.end - release.span.start] == line.hit
        assert text[line.end - release.span.start :].startswith(line.right)
        passage = release.passages[line.home.passage]
        assert passage.span.start <= line.start <= line.end <= passage.span.end


def test_lines_stand_in_the_order_asked_for(find: Units) -> None:
    found = {
        sort: lines(find("passages", "lantern", sort=sort, unfold=True, limit=100))
        for sort in ("left", "right", "newest", "oldest", "speaker")
    }
    assert len({len(each) for each in found.values()}) == 1
    rights = [line.right.strip().casefold()[:1] for line in found["right"]]
    words = [first for first in rights if first.isalpha()]
    assert words == sorted(words)
    before = [line.left.split()[-1].casefold() for line in found["left"] if line.left.split()]
    plain = [word for word in before if word.isalpha()]
    assert plain == sorted(plain)
    dated = [line.home.date for line in found["oldest"] if line.home.date]
    assert dated == sorted(dated)
    named = [line.speaker for line in found["speaker"]]
    assert named[: len([one for one in named if one])] == sorted(one for one in named if one)


def test_pages_of_lines_follow_each_other(find: Units) -> None:
    whole = find("passages", "lantern", limit=100)
    pages = [find("passages", "lantern", limit=2, offset=at).hits for at in range(0, whole.total, 2)]
    assert [one for page in pages for one in page] == list(whole.hits)


def test_repetitions_are_folded_and_can_be_unfolded(find: Units) -> None:
    folded = find("passages", "lantern", limit=100)
    assert sum(one.count for one in folded.hits) == folded.occurrences
    assert find("passages", "lantern", limit=100, unfold=True).total == folded.occurrences


# query, options, the beginnings of what is found
QUOTED = [
    ("dark", {}, {"“Nobody should"}),
    ('said:"walk home"', {}, {"“Nobody should"}),
    ("said:launched", {}, set()),
    ("dark -home", {}, set()),
    ("home speaker:Lindqvist", {}, {"“Nobody should"}),
    ("dark lang:zh", {}, set()),
    ("nobody", {"exactness": "literal"}, set()),
    ("Nobody", {"exactness": "literal"}, {"“Nobody should"}),
    ("dark", {"filters": (Filter("speaker", ("Mara Lindqvist",)),)}, {"“Nobody should"}),
    ("dark", {"filters": (Filter("speaker", ("Mara Lindqvist",), exclude=True),)}, set()),
    ("dark", {"quote_kinds": ("authored",)}, set()),
]


@pytest.mark.parametrize(("query", "options", "found"), QUOTED, ids=[f"{r[0]} {r[1]}" for r in QUOTED])
def test_quotations_match_by_themselves(
    find: Units, query: str, options: dict[str, Any], found: set[str]
) -> None:
    texts = {quote.text[:14] for quote in quotes(find("quotations", query, **options))}
    assert texts == found


def test_without_a_query_all_quotations_are_listed(find: Units, archive: Any) -> None:
    every = sum(len(release.quotes) for release in archive.releases() if release.kind != "unassigned")
    assert find("quotations", limit=100).occurrences == every


def test_marks_of_a_quotation_are_in_its_text(find: Units) -> None:
    (quote,) = quotes(find("quotations", "dark"))
    assert [quote.text[start:end] for start, end in quote.highlights] == ["dark"]
    assert (quote.speaker, quote.kind) == ("Mara Lindqvist", "direct")


def test_the_words_of_a_quotation_are_the_speakers_alone(find: Units) -> None:
    every = quotes(find("quotations", limit=100))
    assert all(quote.words == " ".join(quote.text[a:b] for a, b in quote.pieces) for quote in every)


# a quotation with another's words in brackets, the words of the speaker alone, whether it goes on
SPLIT = [
    ("“We wait,”[ said Ann Lee. ]“We sail.”", "“We wait,” “We sail.”", False),
    ("“We wait,”[ ]“We sail.”", "“We wait,” “We sail.”", False),
    ("He wrote: [“Come back.”] So we came.", "He wrote: … So we came.", False),
    ("We told it all. [“Look here,”] she wrote, ", "We told it all. … she wrote, ", True),
    ("「我们等。」[安李说，]「我们走。」", "「我们等。」 「我们走。」", False),
    ("他写道：[“回来。”]我们就来了，", "他写道： … 我们就来了，", True),
]


@pytest.mark.parametrize(("marked", "words", "goes_on"), SPLIT, ids=[row[0] for row in SPLIT])
def test_what_stands_between_is_told_from_the_words(
    find: Units, marked: str, words: str, goes_on: bool
) -> None:
    before, _, rest = marked.partition("[")
    others, _, after = rest.partition("]")
    text = before + others + after
    pieces = ((0, len(before)), (len(before + others), len(text)))
    split = replace(quotes(find("quotations", limit=1))[0], text=text, pieces=pieces)
    assert (split.words, split.goes_on) == (words, goes_on)
    assert [text[start:end] for start, end in split.between] == ([others] if others.strip() else [])


@pytest.mark.parametrize(
    "query", ["dark", "lamp", "dark OR said:lamp", "lamp -dark", "lang:en lamp", "la*", "-lamp", ""]
)
def test_what_is_ruled_out_unread_has_no_quotation(
    find: Units, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    ruled_out = find("quotations", query, limit=100)
    monkeypatch.setattr(quotations, "may_hold", lambda *_: True)
    assert find("quotations", query, limit=100) == ruled_out


SAME = [
    (
        "Sold in 271 markets by a maker of lamps.",
        "Sold in 252 markets by a maker of lamps.",
    ),
    ("THE SAME, word for word", "the same word-for-word"),
    ("一二三四五六七八九十一二三四五六七八九十天", "一二三四五六七八九十一二三四五六七八九十日"),
]
OTHER = [
    ("Short one", "Short two"),
    ("We will open a yard in spring with forty people.", "We will close a yard in spring with forty people."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_sentences_that_say_the_same(one: str, other: str) -> None:
    repeats = Repeats()
    assert repeats.number(one) == repeats.number(other)
    assert repeats.number(other, "elsewhere") != repeats.number(one)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_sentences_that_do_not(one: str, other: str) -> None:
    repeats = Repeats()
    assert repeats.number(one) != repeats.number(other)


# query, what is offered first (None: nothing)
MEANT = [
    ("battrey", "battery"),
    ('"fild lanterns"', '"field lanterns"'),
    ("bat tery", "battery"),
    ('"field lan terns"', '"field lanterns"'),
    ("fieldlanterns", '"field lanterns"'),
    ("person:Lindkvist", None),
    ('person:"Mara Lindqvest"', 'person:"Mara Lindqvist"'),
    ("林玛啦", "林玛拉"),
    ("提灯", None),
    ("题灯", "提灯"),
    ("維羞費用", "维修费用"),
    ("人人都能修丽", "人人都能修理"),
    ("没有人应该找黑", "没有人应该摸黑"),
    ("龘龘", None),
    ("battery", None),
    ("qqqqqqq", None),
    ("-battrey", None),
]


@pytest.mark.parametrize(("query", "offered"), MEANT, ids=[row[0] for row in MEANT])
def test_another_spelling_is_offered(
    ask: Callable[..., SearchResult], query: str, offered: str | None
) -> None:
    result = ask(query)
    assert (result.meant[0].query if result.meant else None) == offered
    for one in result.meant:
        assert ask(one.query).total == one.total > result.total


# query, all that is offered
OFFERED = [
    # “batteri” is no word, but the stem of one.
    ("batteri lamb", ["battery lamp"]),
    ("harbuor", ["harbour"]),
]


@pytest.mark.parametrize(("query", "offered"), OFFERED, ids=[row[0] for row in OFFERED])
def test_only_words_that_stand_in_the_archive_are_offered_and_none_twice(
    ask: Callable[..., SearchResult], query: str, offered: list[str]
) -> None:
    assert [one.query for one in ask(query).meant] == offered


# query, what is said of its products, the query that is offered
BESIDE = [
    ('product:"Glow Stick"', "without longer ones: “Glow Stick Pro”.", '"Glow Stick Pro"'),
    ('lamp OR product:"glow stick"', "without longer ones: “Glow Stick Pro”.", '"Glow Stick Pro"'),
    ('product:"Glow Stick" OR product:"Glow Stick Pro"', None, None),
    ('product:"Glow Stick" -product:"glow stick pro"', None, None),
    # The query that has them all would be longer than a query is.
    (f'product:"Glow Stick" OR {"very " * 94}', "without longer ones: “Glow Stick Pro”.", None),
    (f'product:"Glow Stick" {"a " * 31}', "without longer ones: “Glow Stick Pro”.", None),
    ("product:Lumo", None, None),
    ("product:Glow", None, None),
    ('product:"Glow Stick Pro"', None, None),
    ('lamp -product:"Glow Stick"', None, None),
    ('person:"Mara Lindqvist"', None, None),
]


@pytest.mark.parametrize(("query", "said", "offered"), BESIDE, ids=[row[0][:60].strip() for row in BESIDE])
def test_products_of_longer_names_are_said_and_offered(
    ask: Callable[..., SearchResult], query: str, said: str | None, offered: str | None
) -> None:
    result = ask(query)
    found = [one for one in result.diagnostics if one.code == "longer-names"]
    if said is None:
        assert not found
        return
    (one,) = found
    assert said in one.message
    if offered is None:
        assert one.repaired is None
        return
    assert one.repaired
    assert offered in one.repaired
    followed = ask(one.repaired)
    assert followed.total > result.total
    assert not followed.diagnostics, "what was offered is not offered again"


# typed, kind, what is among the suggestions
SUGGESTED = [
    ("mar", "person", "Mara Lindqvist"),
    ("lindq", "person", "Mara Lindqvist"),
    ("林", "person", "Mara Lindqvist"),
    ("lumo", "product", "Lumo 9A"),
    ("launches", "title", "Aurelle launches the Lumo 9 and Lumo 9A lanterns"),
    ("lumo 9A lan", "title", "Aurelle launches the Lumo 9 and Lumo 9A lanterns"),
    ("nobody sh", "wording", "Nobody should walk home in the"),
    ("儀器發", "title", "奥瑞仪器发布 Lumo 9 与 Lumo 9A 提灯"),
    ("修理的", "wording", "修理的提灯"),
    ("語音助", "wording", "语音助手小灵同学可"),
    ("灵同", "wording", "靈同學"),
]


@pytest.mark.parametrize(("typed", "kind", "text"), SUGGESTED, ids=[row[0] for row in SUGGESTED])
def test_suggestions(searcher: Searcher, typed: str, kind: str, text: str) -> None:
    found = searcher.suggest(typed)
    assert text in [one.text for one in found if one.kind == kind]
    assert searcher.search(SearchRequest(next(o.query for o in found if o.text == text))).total


def test_suggestions_read_only_the_rows_they_show(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    columns = searcher._current()[0].corpus.columns
    read: list[int] = []

    class Rows(list[Row]):
        def __getitem__(self, number: Any) -> Any:
            read.append(number)
            return super().__getitem__(number)

        def __iter__(self) -> Iterator[Row]:
            raise AssertionError("every row is read")

    monkeypatch.setattr(columns, "rows", Rows(list(columns.rows)))
    titles = [one for one in searcher.suggest("launches") if one.kind == "title"]
    assert len(set(read)) == len(titles) == 1


@pytest.mark.parametrize("typed", ["", " ", "m", '"', "()", "*", "x" * 5000, "\x00"])
def test_suggestions_for_next_to_nothing(searcher: Searcher, typed: str) -> None:
    assert len(searcher.suggest(typed)) <= 20


# query, unit: some of the releases match by something else than what is listed
STANDING = [
    ("lanterns OR kind:letter", "passages"),
    ("battery OR date:2020", "passages"),
    ("battery", "quotations"),
]


@pytest.mark.parametrize(("query", "unit"), STANDING)
def test_releases_are_counted_in_which_something_stands(find: Units, query: str, unit: Unit) -> None:
    result = find(unit, query, limit=100, unfold=True)
    assert result.complete
    assert result.releases == len({one.first.home.id for one in result.hits})
    assert result.releases < result.matching == result.read


def test_without_words_releases_match_and_none_is_read(find: Units) -> None:
    result = find("passages", "kind:letter")
    assert (result.total, result.releases, result.read, result.complete) == (0, 0, 0, True)
    assert result.matching
    assert [note.code for note in result.diagnostics] == ["no-words"]


def bounded_to(monkeypatch: pytest.MonkeyPatch, releases: int, found: int) -> None:
    monkeypatch.setattr("indexer.search.gather", partial(gather, bounds=Bounds(releases, found)))


@pytest.mark.parametrize(("releases", "found"), [(1, 100), (100, 1)])
@pytest.mark.parametrize("unit", ["passages", "quotations"])
def test_an_answer_cut_short_says_of_how_many(
    find: Units, monkeypatch: pytest.MonkeyPatch, releases: int, found: int, unit: Unit
) -> None:
    query = {"passages": "lantern", "quotations": "lang:en OR lang:zh"}[unit]
    whole = find(unit, query, limit=100)
    bounded_to(monkeypatch, releases, found)
    cut = find(unit, query, limit=100, whole=True)
    assert whole.complete
    assert not cut.complete
    assert cut.matching == whole.matching == whole.read > cut.read
    assert cut.releases <= cut.read
    (note,) = [note for note in cut.diagnostics if note.code == "too-many-releases"]
    assert f"{cut.matching} releases match; the {unit} are those of the first {cut.read}." in note.message


@pytest.mark.parametrize("unit", ["passages", "quotations"])
@pytest.mark.parametrize("unfold", [True, False])
def test_a_page_reads_no_more_than_it_needs(
    find: Units, monkeypatch: pytest.MonkeyPatch, unit: Unit, unfold: bool
) -> None:
    query = {"passages": "lantern", "quotations": ""}[unit]
    whole = find(unit, query, limit=100, unfold=unfold, whole=True)
    monkeypatch.setattr(config, "PAGE_RELEASES", 0)
    page = find(unit, query, limit=1, unfold=unfold)
    assert [one.first for one in page.hits] == [whole.hits[0].first]
    assert not page.complete
    assert 1 < page.total < whole.total
    assert page.read < whole.read == whole.matching == page.matching
    assert not [note for note in page.diagnostics if note.code == "too-many-releases"]
    assert find(unit, query, limit=1, unfold=unfold, sort="speaker").complete
    assert find(unit, query, limit=1, offset=99, unfold=unfold).total == whole.total


def test_a_release_that_is_gone_is_said(find: Units, archive: MadeUpArchive, searcher: Searcher) -> None:
    class Emptied(MadeUpArchive):
        def release(self, release_id: str, *details: str) -> Release:
            raise NotFound(release_id)

    emptied = Emptied(archive.path, ())
    other = Searcher(archive.path, open_archive=lambda _: emptied)
    found = other.units("passages", UnitRequest(SearchRequest("lantern")))
    other.close()
    assert (found.total, found.read) == (0, 0)
    assert [note.code for note in found.diagnostics] == ["releases-gone"]
