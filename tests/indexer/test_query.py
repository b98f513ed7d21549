"""What a user types, and the query that is understood."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.dates import read_date
from indexer.query import parse
from indexer.syntax import Dates, Everything, Fuzzy, Phrase, Prefix, Value, Word, leaves, write

# typed, understood, codes of the diagnostics
UNDERSTOOD = [
    ("", "", []),
    ("  lamp   oil ", "lamp oil", []),
    ("a or B Or c OR d", "a OR B OR c OR d", []),
    ("a b OR c d", "(a b) OR (c d)", []),
    ("a | b || c", "a OR b OR c", []),
    ("a AND b and c && d", "a b c d", []),
    ("-lamp", "-lamp", []),
    ("NOT lamp", "-lamp", []),
    ("--lamp", "lamp", []),
    ("a -(b c)", "a -(b c)", []),
    ("–lamp oil", "-lamp oil", []),
    ("lamp – oil", "lamp oil", []),
    ("“a phrase”", '"a phrase"', []),
    ("「a phrase」", '"a phrase"', []),
    ("„a phrase“", '"a phrase"', []),
    ("＂a phrase＂", '"a phrase"', []),
    ('"near words"~5', '"near words"~5', []),
    ('"near words"～5', '"near words"~5', []),
    ('"near words" ~5 lamp', '"near words"~5 lamp', []),
    ("('near words' ~5)", '"near words"~5', []),
    ('"near words" ~5th', '"near words" 5th', []),
    ('"near words"~5000', '"near words"~100', ["near-too-far"]),
    ("lamp* oil＊", "lamp* oil*", []),
    ("lmap~ lantren~ oil~1 oil~0", "lmap~1 lantren~2 oil~1 oil", []),
    ("lmap~7", "lmap~2", ["distance-too-large"]),
    ("（灯 or lamp）", "灯 OR lamp", []),
    ("提灯，电池", "提灯 电池", []),
    ("林 沐", "林沐", []),
    ("王 二 三", "王二 三", []),
    ("title：lamp", "title:lamp", []),
    ("TITLE:lamp", "title:lamp", []),
    ("title:(a b)", "title:a title:b", []),
    ("people:X lang:en brand:Y", "person:X language:en family:Y", []),
    ("person: Mara", "person:Mara", []),
    ("person:“Mara Lind”", 'person:"Mara Lind"', []),
    ("person:or", "person:or", []),
    ("-kind:stub", "-kind:stub", []),
    ("date:2020", "date:2020", []),
    ("date:2020-7", "date:2020-07", []),
    ("date:2020/07/15", "date:2020-07-15", []),
    ("date:2020年7月15日", "date:2020-07-15", []),
    ("date:2020-07..2020-09", "date:2020-07..2020-09", []),
    ("date:2020-07…2020-09", "date:2020-07..2020-09", []),
    ("date:..2020-06", "date:..2020-06", []),
    ("date:2020-06..", "date:2020-06..", []),
    ("date:July 2020 lamp", "date:2020-07 lamp", []),
    ("lamp date:Aug. 16, 2020", "lamp date:2020-08-16", []),
    ("date:16 August 2020", "date:2020-08-16", []),
    ("date:July 2020 to 2 September 2020", "date:2020-07..2020-09-02", []),
    ("date:2020 may", "date:2020 may", []),
    ("date:none", "date:undated", []),
    ("date:2021..2020", "date:2020..2021", ["dates-swapped"]),
    ("date:２０２０", "date:2020", []),
    ("date:２０２０－０７..２０２０年９月", "date:2020-07..2020-09", []),
    ("date:٢٠٢٠", "", ["bad-date"]),
    ("date:2020-13", "", ["bad-date"]),
    ("((lamp (oil", "lamp oil", ["unbalanced-parenthesis"]),
    ("lamp) oil) wick)", "lamp oil wick", ["unbalanced-parenthesis"]),
    ("OR lamp OR OR oil AND", "lamp OR oil", ["dangling-operator"]),
    ("lamp date:soon", "lamp", ["bad-date"]),
    ("6.67” panel", "6.67 panel", []),
    ("“a 6.67” panel” x", '"a 6.67” panel" x', []),
    ("1,999 5G+X R&D", "1,999 5G+X R&D", []),
    ("10:30 https://example.org/a", "10:30 https://example.org/a", []),
    ('"lamp oil', '"lamp oil"', ["unbalanced-quote"]),
    ("(lamp oil", "lamp oil", ["unbalanced-parenthesis"]),
    ("lamp) oil", "lamp oil", ["unbalanced-parenthesis"]),
    ("()", "", ["no-words"]),
    ("OR", "", ["dangling-operator"]),
    ("lamp OR", "lamp", ["dangling-operator"]),
    ("lamp OR OR oil", "lamp OR oil", ["dangling-operator"]),
    ("AND lamp", "lamp", ["dangling-operator"]),
    ("-", "", ["lone-minus"]),
    ("lamp - oil", "lamp oil", ["lone-minus"]),
    ("lamp -", "lamp", ["lone-minus"]),
    ('lamp ""', "lamp", ["empty-phrase"]),
    ("title:", "", ["empty-field"]),
    ("colour:red", "colour red", ["unknown-field"]),
    ('speker:"red lamp"', 'speker "red lamp"', ["unknown-field"]),
    ("colour：“red lamp”", 'colour "red lamp"', ["unknown-field"]),
    ("*amp", "amp", ["leading-star"]),
    ("la*mp", "la*", ["inner-star"]),
    ("*", "", ["no-words"]),
    ("said:-lamp", "-said:lamp", []),
    ("-said:-lamp", "said:lamp", []),
    ("lamp||oil｜wick", "lamp OR oil OR wick", []),
    ("'a phrase' b", '"a phrase" b', []),
    ("said:‘it’s a phrase’", 'said:"it’s a phrase"', []),
    ("product:'Lumo 9'", 'product:"Lumo 9"', []),
    ("the owners’ lamp’s oil", "the owners’ lamp’s oil", []),
    ("rock 'n' roll 'twas", 'rock "n" roll twas', []),
    ("'near words'~5", '"near words"~5', []),
    ('"a “b c” d" e', '"a “b c” d" e', []),
    ('"“a b” c"', '"“a b” c"', []),
    ('"a b“ c', '"a b" c', []),
    ("提灯~", "提灯", ["fuzzy-ideographs"]),
    ("？！", "", ["no-words"]),
]


@pytest.mark.parametrize(("typed", "understood", "codes"), UNDERSTOOD, ids=[row[0] for row in UNDERSTOOD])
def test_understood(typed: str, understood: str, codes: list[str]) -> None:
    parsed = parse(typed)
    assert parsed.understood == understood
    assert [note.code for note in parsed.diagnostics] == codes
    for note in parsed.diagnostics:
        assert 0 <= note.start <= note.end <= len(typed)
        assert note.repaired == (understood or None)


# typed, understood on Tuesday, 31 March 2026
FROM_TODAY = [
    ("date:today", "date:2026-03-31"),
    ("date:昨天", "date:2026-03-30"),
    ('date:"last 90 days"', "date:2026-01-01..2026-03-31"),
    ("date:last 90 days lamp", "date:2026-01-01..2026-03-31 lamp"),
    ("date:last-1-month", "date:2026-03-01..2026-03-31"),
    ("date:past 2 weeks", "date:2026-03-18..2026-03-31"),
    ("date:最近90天", "date:2026-01-01..2026-03-31"),
    ("date:过去3个月", "date:2026-01-01..2026-03-31"),
    ("date:this week", "date:2026-03-30..2026-03-31"),
    ("date:Last Month", "date:2026-02-01..2026-02-28"),
    ("date:去年", "date:2025-01-01..2025-12-31"),
    ("-date:last year", "-date:2025-01-01..2025-12-31"),
    ("date:(this year OR last year)", "date:2026-01-01..2026-03-31 OR date:2025-01-01..2025-12-31"),
    ("date:last 9999 years", "date:0001-01-01..2026-03-31"),
    ("date:2020-07至2020-09", "date:2020-07..2020-09"),
    ("date:2020-07–2020-09", "date:2020-07..2020-09"),
    ("date: 2020-07 .. 2020-09 lamp", "date:2020-07..2020-09 lamp"),
    ("date:2020-07 to 2020-09", "date:2020-07..2020-09"),
    ("date:2020-07 - 2020-09", "date:2020-07..2020-09"),
    ("date:2020-07 -lamp", "date:2020-07 -lamp"),
    ("date:2020 to Rome", "date:2020 to Rome"),
    ("date:.. last month", "date:..2026-02-28"),
    ("date:2024..last month", "date:2024..2026-02-28"),
    ("date:去年..今年", "date:2025-01-01..2026-03-31"),
]


@pytest.mark.parametrize(("typed", "understood"), FROM_TODAY, ids=[row[0] for row in FROM_TODAY])
def test_dates_from_today(typed: str, understood: str) -> None:
    parsed = parse(typed, today=date(2026, 3, 31))
    assert parsed.understood == understood
    assert not parsed.diagnostics


def test_bounds_are_said() -> None:
    assert [note.code for note in parse("a " * 40).diagnostics] == ["too-many-terms"]
    assert len(leaves(parse("a " * 40).tree)) == 32
    long = parse("lamp " * 200)
    assert [note.code for note in long.diagnostics] == ["query-too-long", "too-many-terms"]
    deep = parse("(" * 12 + "lamp" + ")" * 12)
    assert [note.code for note in deep.diagnostics] == ["too-deep"]
    assert deep.tree == Word("lamp")


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("quiet NEAR water", ["near-as-word"]),
        ("quiet W/5 water", ["near-as-word"]),
        ("NEAR quiet", []),
        ("quiet near water", []),
    ],
)
def test_how_others_write_near_is_told_how_it_is_written_here(typed: str, codes: list[str]) -> None:
    assert [note.code for note in parse(typed).diagnostics] == codes


@pytest.mark.parametrize("term", ["lamp{}*", "lantern{}~", '"a lamp{}"~3'])
def test_only_so_many_terms_stand_for_many_words(term: str) -> None:
    few = parse(" ".join(term.format("abcdefgh"[n]) for n in range(8)))
    assert not few.diagnostics
    many = parse(" ".join(term.format("abcdefghij"[n]) for n in range(10)))
    (note,) = many.diagnostics
    assert note.code == "too-many-open-terms"
    assert len(list(leaves(many.tree))) == 10
    assert sum(isinstance(leaf, Prefix | Fuzzy) for leaf in leaves(many.tree)) in (0, 8)


def test_places_are_those_of_the_typed_query() -> None:
    typed = 'lamp "two words" date:2020'
    found = [typed[leaf.start : leaf.end] for leaf in leaves(parse(typed).tree)]
    assert found == ["lamp", '"two words"', "2020"]


@pytest.mark.parametrize(
    ("text", "date"),
    [("2020", "2020"), ("2020-2", "2020-02"), ("2020-02-30", None), ("20", None), ("", None), ("x", None)],
)
def test_read_date(text: str, date: str | None) -> None:
    assert read_date(text) == date


PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "「",
        "(",
        ")",
        "（",
        "-",
        "–",
        "~",
        "~2",
        "*",
        "OR",
        "and",
        "not ",
        ":",
        "：",
        "..",
        ",",
        "title:",
        "date:",
        "date:2020..",
        "person:",
        "said:",
        "lamp",
        "灯",
        "林 沐",
        " ",
        "6.67”",
        "1,999",
        "'",
        "‘",
        "’",
        "|",
        "to",
        "\n",
    ]
)
ANYTHING = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@given(ANYTHING)
def test_never_raises_and_repairs_to_the_same(typed: str) -> None:
    parsed = parse(typed)
    again = parse(parsed.understood)
    assert len(leaves(parsed.tree)) <= 32
    if len(parsed.understood) <= 512:
        assert again.tree == parsed.tree
        assert not [note for note in again.diagnostics if note.code not in ("too-deep", "too-many-terms")]
    for note in parsed.diagnostics:
        assert 0 <= note.start <= note.end <= len(typed)


def test_nodes_compare_without_their_places() -> None:
    assert parse("  lamp").tree == parse("lamp").tree == Word("lamp")
    assert parse('"a b"').tree == Phrase("a b")
    assert write(Everything()) == ""
    assert not parse(write(Value("product", 'Heron "Max"'))).diagnostics
    assert parse("date:2020..2020").tree == Dates("2020", "2020")
