"""What the quote desk takes for the same words, and which words deny: rows and units."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.ingest import ingest
from indexer.build import ensure_current
from indexer.quotecheck.checker import QuoteChecker
from indexer.quotecheck.explain import headline
from indexer.quotecheck.forms import plain
from indexer.quotecheck.parts import split_at_omissions, within_outer_omissions
from indexer.quotecheck.results import QuoteQuestion
from indexer.quotecheck.turns import Wording, of_weight, turned
from indexer.quotecheck.words import compare_keys, compare_words
from indexer.search import Searcher

HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = tomllib.loads((HERE / "wording.toml").read_text(encoding="utf-8"))["check"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QuoteChecker]:
    folder = tmp_path_factory.mktemp("wording")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [HERE / "wording.txt"], now=lambda: "")
        ensure_current(archive)
    searcher = Searcher(folder)
    with searcher.checker() as opened:
        yield opened
    searcher.close()


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:40] for row in ROWS])
def test_wording(row: dict[str, Any], desk: QuoteChecker) -> None:
    result = desk.check(QuoteQuestion(row["text"]))
    assert result.verdict == row["verdict"]
    if "changes" in row:
        assert [
            [one.claimed, one.recorded, "written otherwise" if one.rewritten else ", ".join(one.turns)]
            for one in result.changes
        ] == row["changes"]
    assert row.get("headline", "") in headline(result)
    if "warns" in row:
        assert row["warns"] in " ".join(result.warnings)
    if row.get("silent"):
        assert not result.warnings
    for change in result.changes:
        assert row["text"][change.claimed_span.start : change.claimed_span.end] == change.claimed
        assert result.decisive
        assert change.recorded in result.decisive.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two hundred and fifty thousand", "250,000"),
        ("twenty-five", "25"),
        ("12.5 million", "12,500,000"),
        ("forty per cent", "40%"),
        ("百分之四十", "40%"),
        ("三千万", "3000万"),
        ("一亿两千万", "1.2亿"),
        ("二〇二一年", "2021年"),
        ("三点五", "3.5"),
        ("两万一千", "2.1万"),
        ("三分之一", "1/3"),
        ("two and a half million", "2.5 million"),
        ("1 000", "1,000"),
        ("can't", "cannot"),
        ("we won’t", "we will not"),
    ],
)
def test_the_same_written_otherwise(one: str, other: str) -> None:
    assert plain(compare_keys(one)) == plain(compare_keys(other))


@pytest.mark.parametrize("text", ["非常", "未来", "特别", "无线", "区别", "别人", "不仅", "No. 5"])
def test_what_denies_nothing(text: str) -> None:
    assert "negation" not in of_weight(text)


@pytest.mark.parametrize(
    "text",
    ["wrong to say", "stopped", "unless", "isn't", "no 5 cups", "否认", "拒绝", "并非", "避免", "没有", "不"],
)
def test_what_denies(text: str) -> None:
    assert "negation" in of_weight(text)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("never", ("negation",)),
        ("it is quieter than one;", ()),
        ("more than one", ("number", "hedge")),
        ("quieter than one of them", ("number", "hedge")),
    ],
)
def test_what_a_stretch_holds(text: str, held: tuple[str, ...]) -> None:
    assert of_weight(text) == held


@pytest.mark.parametrize(
    ("one", "other", "turns"),
    [
        ("shall", "will", ()),
        ("shall", "will not", ("negation",)),
        ("never", "", ("negation",)),
        ("will", "may", ("hedge",)),
    ],
)
def test_what_a_change_turns(one: str, other: str, turns: tuple[str, ...]) -> None:
    said, kept = (
        Wording(text, words, 0, len(words)) for text, words in ((t, compare_words(t)) for t in (one, other))
    )
    assert turned(said, kept, names=lambda _: False) == turns


@pytest.mark.parametrize(
    "text", ["A 3–5% b", "3～5天", "5,160mAh", "RMB1,999", "10⁵ x² m²", "½ 1½", "⽆ ⻋ ㎡ ℃"]
)
def test_keys_are_those_of_the_words(text: str) -> None:
    assert compare_keys(text) == [word.key for word in compare_words(text)]
    assert all(compare_keys(text))


@pytest.mark.parametrize("piece", [" ", ".", ". ", "…", "[", "[ ", "(.", "。", "\n\t"])
def test_marks_of_omission_take_time_by_the_length(piece: str) -> None:
    # By its square, this would take minutes.
    text = f"we{piece * 200_000}are"
    assert split_at_omissions(text)
    assert within_outer_omissions(text)
