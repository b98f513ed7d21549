"""What holds for any words of the sample archive: as they stand they are exact, with a word changed never.

Words that begin or end inside a figure are not as they stand: what is on record there is the whole figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.ingest import ingest
from corpus.models import Release
from indexer.build import ensure_current
from indexer.quotecheck.checker import MAX_CHARACTERS, QuoteChecker
from indexer.quotecheck.figures import cuts_figure
from indexer.quotecheck.results import CheckResult, QuoteQuestion
from indexer.quotecheck.words import compare_keys, compare_words
from indexer.search import Searcher

SAMPLE = Path(__file__).parents[3] / "corpus" / "sample"
FEWEST_WORDS, FEWEST_CHARACTERS = 5, 8
OFFERED = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
OTHERS = ("plates", "never", "harbour", "7", "%", "玛", "不", "Oarsong", "the")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with Archive.open(folder, create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
        ensure_current(archive)
    return folder


@pytest.fixture(scope="module")
def releases(home: Path) -> list[Release]:
    with Archive.open(home) as archive:
        return list(archive.releases())


@pytest.fixture(scope="module")
def rows(releases: list[Release]) -> list[str]:
    """The keys of each release in a row."""
    return [f" {' '.join(compare_keys(release.text))} " for release in releases]


@pytest.fixture(scope="module")
def checker(home: Path) -> Iterator[QuoteChecker]:
    with closing(Searcher(home)) as searcher, searcher.checker() as opened:
        yield opened


def stretch(data: st.DataObject, releases: list[Release], language: str) -> tuple[Release, int, int]:
    """From a word to a word of a release, across its paragraphs too, in its text."""
    release = data.draw(st.sampled_from([one for one in releases if one.language == language]))
    words = compare_words(release.text)
    fewest = FEWEST_WORDS if language == "en" else FEWEST_CHARACTERS
    assume(len(words) >= fewest)
    first = data.draw(st.integers(0, len(words) - fewest))
    last = data.draw(st.integers(first + fewest, min(len(words), first + 400))) - 1
    # A sign such as “@” is compared like a word, and is none.
    assume(sum(word.key.isalnum() for word in words[first : last + 1]) >= fewest)
    start, end = words[first].start, words[last].end
    assume(end - start <= MAX_CHARACTERS)
    return release, start, end


def is_listed(result: CheckResult, release: Release, start: int, end: int) -> bool:
    """Whether a place is among those of the answer; it need not be where the list is full."""
    place = (release.id, release.span.start + start, release.span.start + end)
    return result.places > len(result.matches) or place in [(m.id, m.start, m.end) for m in result.matches]


@pytest.mark.parametrize("language", ["en", "zh"])
@OFFERED
@given(data=st.data())
def test_any_words_of_a_release_are_exact_there(
    language: str, data: st.DataObject, checker: QuoteChecker, releases: list[Release]
) -> None:
    release, start, end = stretch(data, releases, language)
    result = checker.check(QuoteQuestion(release.text[start:end]))
    if cuts_figure(release.text, start, end):
        assert result.verdict == "altered"
        assert all(change.claimed in change.recorded for change in result.changes)
        return
    assert result.verdict == "exact"
    assert is_listed(result, release, start, end)
    # “2022” can be a day behind 22 February 2022.
    days = [match.earliest or "9999" for match in result.matches if match.same_characters]
    assert days == sorted(days)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("how", ["exchanged", "put in", "left out"])
@OFFERED
@given(data=st.data())
def test_with_a_word_changed_they_never_are(
    language: str,
    how: str,
    data: st.DataObject,
    checker: QuoteChecker,
    releases: list[Release],
    rows: list[str],
) -> None:
    release, start, end = stretch(data, releases, language)
    text = release.text[start:end]
    words = compare_words(text)
    # Words left out at an end leave a shorter quotation, which is exact.
    place = data.draw(st.integers(1, len(words) - 2))
    other = "" if how == "left out" else data.draw(st.sampled_from(OTHERS))
    rest = words[place].start if how == "put in" else words[place].end
    changed = f"{text[: words[place].start]} {other} {text[rest:]}"
    keys = f" {' '.join(compare_keys(changed))} "
    assume(not any(keys in row for row in rows))
    verdict = checker.check(QuoteQuestion(changed)).verdict
    assert verdict not in ("exact", "punctuation_only")
