"""What the quote desk answers: rows of checks, and what holds for any quotation."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.models import Release
from indexer.quotecheck.checker import MAX_CHARACTERS, QuotationError, QuoteChecker
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import QuoteQuestion
from indexer.quotecheck.words import compare_words

_NUMBER = re.compile(r"\d|one thousand", re.IGNORECASE)
HERE = Path(__file__).parent
ROWS: list[dict[str, Any]] = tomllib.loads((HERE / "checks.toml").read_text(encoding="utf-8"))["check"]
OFFERED = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def releases(home: Path) -> list[Release]:
    with Archive.open(home) as archive:
        return list(archive.releases())


@pytest.fixture(scope="module")
def dumps(home: Path, releases: list[Release]) -> dict[str, str]:
    """The whole text of each file by its name."""
    with Archive.open(home) as archive:
        return {release.source: archive.source_text(release.source) or "" for release in releases}


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['verdict']}: {row['text'][:40]}" for row in ROWS])
def test_verdict(row: dict[str, Any], checker: QuoteChecker, dumps: dict[str, str]) -> None:
    result = checker.check(QuoteQuestion(row["text"], row.get("speaker"), row.get("date")))
    assert (result.verdict, result.speaker) == (row["verdict"], row.get("by"))
    assert result.explanation
    if "changed" in row:
        assert [result.changes[0].claimed, result.changes[0].recorded] == row["changed"]
    if "turns" in row:
        assert list(result.changes[0].turns) == row["turns"]
    assert row.get("says", "") in result.explanation
    if "headline" in row:
        assert headline(result) == row["headline"]
        assert result.explanation.startswith(row["headline"])
    if "holds" in row:
        assert result.holds is row["holds"]
    if "warns" in row:
        assert row["warns"] in " ".join(result.warnings)
    if result.verdict == "not_found":
        assert not result.matches
        assert "3 releases" in result.explanation
    for match in result.matches:
        assert match.text
    for change in result.changes:
        at = change.claimed_span
        assert row["text"][at.start : at.end] == change.claimed
        assert result.decisive
        assert dumps[result.decisive.source][change.span.start : change.span.end] == change.recorded


def test_what_is_left_out_is_shown(checker: QuoteChecker) -> None:
    result = checker.check(QuoteQuestion("We did … come to this valley"))
    assert [(one.text, one.turns) for one in result.left_out] == [("not", ("negation",))]


@pytest.mark.parametrize("speaker", [None, "Tobias Wren"])
def test_the_parts_of_a_quotation_stay_in_its_order_and_all_decide(
    speaker: str | None, checker: QuoteChecker
) -> None:
    result = checker.check(QuoteQuestion("We did … come to this valley", speaker))
    assert result.in_parts
    assert [match.text for match in result.matches] == ["We did", "come to this valley"]
    assert all(result.decides(match) for match in result.matches)
    assert result.singled_out is None


@pytest.mark.parametrize(
    ("speaker", "decides"),
    [(None, "Ines Halloran"), ("Ines Halloran", "Ines Halloran"), ("Tobias Wren", "Tobias Wren")],
)
def test_the_first_use_comes_first_whoever_is_claimed(
    speaker: str | None, decides: str, checker: QuoteChecker
) -> None:
    result = checker.check(QuoteQuestion("Nobody should own a cup that cannot be mended", speaker))
    assert [(match.speaker, match.date) for match in result.matches] == [
        ("Ines Halloran", "2021-05-04"),
        ("Tobias Wren", "2021-09-20"),
    ]
    assert result.speaker == decides
    assert [match.speaker for match in result.matches if result.decides(match)] == [decides]
    assert result.decisive is not None
    assert result.decisive == result.singled_out
    assert decides in result.explanation


@pytest.mark.parametrize(
    "text",
    ["", "“…”", "% €", "x" * (MAX_CHARACTERS + 1), "a … " * 40],
    ids=["empty", "marks", "signs", "too long", "too many cuts"],
)
def test_what_cannot_be_looked_for_is_said(text: str, checker: QuoteChecker) -> None:
    with pytest.raises(QuotationError):
        checker.check(QuoteQuestion(text))


@OFFERED
@given(data=st.data())
def test_words_of_a_passage_are_exact(
    data: st.DataObject, checker: QuoteChecker, releases: list[Release]
) -> None:
    text = _piece(data, releases)
    result = checker.check(QuoteQuestion(text))
    if result.verdict == "exact":
        return
    # A piece that ends or begins inside a figure is not: what is on record there is the whole of it.
    assert result.verdict == "altered"
    for change in result.changes:
        assert change.claimed in change.recorded
        assert _NUMBER.search(change.recorded)
        assert change.claimed_span.start == 0 or change.claimed_span.end == len(text)


@OFFERED
@given(data=st.data(), word=st.sampled_from(["plates", "never", "harbour", "7", "%", "玛", "Quarrow"]))
def test_a_changed_word_is_never_exact(
    data: st.DataObject, word: str, checker: QuoteChecker, releases: list[Release]
) -> None:
    text = _piece(data, releases)
    words = compare_words(text)
    place = data.draw(st.integers(0, len(words) - 1))
    changed = f"{text[: words[place].start]} {word} {text[words[place].end :]}"
    keys = [one.key for one in compare_words(changed)]
    everywhere = [[one.key for one in compare_words(release.text)] for release in releases]
    if any(row[at : at + len(keys)] == keys for row in everywhere for at in range(len(row))):
        return
    assert checker.check(QuoteQuestion(changed)).verdict not in ("exact", "punctuation_only")


def _piece(data: st.DataObject, releases: list[Release]) -> str:
    release = data.draw(st.sampled_from(releases))
    passage = data.draw(st.sampled_from(release.passages))
    text = release.slice(passage.span)
    words = compare_words(text)
    first = data.draw(st.integers(0, max(0, len(words) - 1)))
    last = data.draw(st.integers(first, max(first, len(words) - 1)))
    # Signs alone are no quotation.
    if not any(word.key[0].isalnum() for word in words[first : last + 1]):
        return "kiln"
    return text[words[first].start : words[last].end]
