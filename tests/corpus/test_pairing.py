"""Which paragraph is which in a translation, and which releases are each other's translation."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.models import Part, Release, Span
from corpus.pairing.anchors import features, outline_number
from corpus.pairing.number_words import written_numbers
from corpus.pairing.pairs import ReleaseView, align, in_question, pair_releases, telling_anchors
from corpus.structure.passages import structure

ROWS = json.loads((Path(__file__).parents[1] / "data" / "pairing.json").read_text(encoding="utf-8"))
ENGLISH = """Quillon Opens a Second Plant in Ningbo

1.1 Our first kettle

Quillon sold 4,460,000 kettles last year, more than in any year before, and most of them outside Finland.

The board met in the old customs house and talked for nine hours about tea.

1.2 The new plant

The plant in Ningbo will cost EUR 30 million and employ 320 people from May 2024 on, the company said.

Around the plant a park with 1,200 lime trees will be open to everyone who lives nearby.

Thank you all."""

CHINESE = """1.1 我们的第一把水壶



Quillon 去年卖出446万把水壶,超过以往任何一年。




1.2 新工厂

宁波工厂将投资3000万欧元,2024年5月起雇用320人。

工厂周围的公园种有1200棵椴树。"""


def release(name, text, language):
    part = Part(Span(0, len(text)), "release", language, translation_of=0 if language == "zh" else None)
    found = structure(text, part)
    return Release(name, "a.txt", part.span, text, "release", language, passages=found.passages)


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_rows(row):
    """A row has the paragraphs of both versions, and the pairs by how they begin."""
    zh = release("zh", "\n\n".join(row["zh"]), "zh")
    en = release("en", "\n\n".join(row["en"]), "en")
    found = align(zh, en)
    assert [[zh.slice(pair.zh)[:5], en.slice(pair.en)[:14]] for pair in found] == row["pairs"]
    assert all("\n" not in en.slice(pair.en) for pair in found)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("two hundred and ten thousand drives", [210_000]),
        ("about thirty million, perhaps three hundred thousand", [30_000_000, 300_000]),
        ("ninety-nine", [99]),
        ("four and five, six seven eight", [4, 5, 6, 7, 8]),
        ("a hundred and twenty", [120]),
        ("one million two hundred thousand", [1_200_000]),
        ("44.6 million; one", []),
        ("hundreds, thousand thousand", []),
    ],
)
def test_numbers_in_words(text, numbers):
    assert list(written_numbers(text)) == numbers


def test_paragraphs_are_aligned_where_most_are_lost():
    zh, en = release("zh", CHINESE, "zh"), release("en", ENGLISH, "en")
    pairs = {zh.slice(pair.zh)[:4]: en.slice(pair.en)[:14] for pair in align(zh, en)}
    assert pairs == {
        "1.1 ": "1.1 Our first ",
        "Quil": "Quillon sold 4",
        "1.2 ": "1.2 The new pl",
        "宁波工厂": "The plant in N",
        "工厂周围": "Around the pla",
    }


def test_unrelated_texts_are_not_aligned():
    en = "The Choir of Holm Sings Again\n\nThe choir will sing on Sunday in the church by the sea."
    assert align(release("zh", CHINESE, "zh"), release("en", en, "en")) == ()


SENTENCES = st.sampled_from([*ENGLISH.split("\n\n"), *CHINESE.split("\n\n"), "1. 一", "12%", "About Us"])


@given(st.lists(SENTENCES, max_size=8).map("\n\n".join), st.lists(SENTENCES, max_size=8).map("\n\n".join))
def test_pairs_are_in_order_and_each_chinese_passage_has_one(zh_text, en_text):
    zh, en = release("zh", zh_text, "zh"), release("en", en_text, "en")
    pairs = align(zh, en)
    for one, other in pairwise(pairs):
        assert one.zh.end <= other.zh.start
        assert one.en.start <= other.en.start
    assert all(zh.span.contains(pair.zh) and en.span.contains(pair.en) for pair in pairs)
    assert all(0 <= pair.score <= 1 for pair in pairs)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("3270万把", "32.7 million kettles"),
        ("1200多亿", "RMB 120 billion"),
        ("200个亿", "20 billion"),
        ("三百万瑞郎", "CHF 3 million"),
        ("30万用户", "300,000 users"),
        ("增长12.5%", "up 12.5%"),
        ("12月3日", "December 3"),
    ],
)
def test_numbers_are_their_values(zh, en):
    shared = features(zh, "zh") & features(en, "en")
    assert any(feature[0] in "#%@" for feature in shared)


@pytest.mark.parametrize(
    ("line", "number"),
    [("2.1 A start", "2.1"), ("二、开始", "2"), ("Part 3. An end", "3"), ("3 million", None), ("2021", None)],
)
def test_outline_number(line, number):
    assert outline_number(line) == number


def view(name, language, anchors, *, date="2021-03-04", source="a.txt", linked=False):
    return ReleaseView(name, language, source, date, tuple(anchors.split()), linked=linked)


RARE = "#446000 #320 w:quillon w:sparrow %12.5"
OTHER = "#7000 #81 w:corvane w:bridge %3"


@pytest.mark.parametrize(
    ("views", "pairs"),
    [
        ([view("e", "en", RARE), view("z", "zh", RARE), view("f", "en", OTHER)], [("e", "z")]),
        (
            [view("e", "en", RARE), view("z", "zh", RARE, source="b.txt"), view("f", "en", OTHER)],
            [("e", "z")],
        ),
        ([view("e", "en", RARE), view("z", "zh", RARE, date="2021-03-05")], []),
        ([view("e", "en", RARE), view("z", "zh", OTHER)], []),
        ([view("e", "en", RARE), view("f", "en", RARE), view("z", "zh", RARE)], []),
        ([view("e", "en", RARE), view("z", "zh", RARE, linked=True)], []),
        (
            [
                view("e", "en", RARE, date=None, source="news_en.txt"),
                view("z", "zh", RARE, date=None, source="news_zh.txt"),
                view("f", "en", OTHER),
            ],
            [("e", "z")],
        ),
        (
            [
                view("e", "en", RARE, date=None, source="x.txt"),
                view("z", "zh", RARE, date=None, source="y.txt"),
            ],
            [],
        ),
    ],
)
def test_pair_releases(views, pairs):
    assert [(pair.en_id, pair.zh_id) for pair in pair_releases(views)] == pairs
    # What is asked before the other texts are read must not rule out a pair.
    asked = in_question(dict(enumerate(views)))
    assert asked or not pairs
    assert telling_anchors([views[key] for key in asked]) or not pairs


@pytest.mark.parametrize(
    ("views", "expected"),
    [
        ([view("e", "en", ""), view("z", "zh", "")], {0, 1}),
        ([view("e", "en", ""), view("z", "zh", "", date="2021-03-05")], set()),
        ([view("e", "en", ""), view("z", "zh", "", linked=True)], set()),
        ([view("e", "en", ""), view("f", "en", "")], set()),
        ([view("e", "en", "", date=None), view("z", "zh", "", date=None)], {0, 1}),
        ([view("f", "en", "", date="2021-03-05"), view("e", "en", ""), view("z", "zh", "")], {1, 2}),
    ],
)
def test_texts_are_read_only_where_both_languages_stand_together(views, expected):
    assert in_question(dict(enumerate(views))) == expected


@pytest.mark.parametrize("common", [0, 40, 400])
def test_pairs_are_the_same_when_the_other_releases_are_only_counted(common):
    asked = [view("e", "en", RARE), view("z", "zh", RARE), view("f", "en", OTHER)]
    others = [
        view(f"o{n}", "en", RARE if n < common else OTHER, date=f"20{n // 28:02}-01-{n % 28 + 1:02}")
        for n in range(500)
    ]
    elsewhere = Counter(anchor for one in others for anchor in one.anchors)
    counted = pair_releases(asked, others=len(others), elsewhere=elsewhere)
    assert counted == pair_releases([*asked, *others])
    assert bool(counted) is (common < 100)
    assert telling_anchors(asked, others=len(others), elsewhere=elsewhere) or not counted
