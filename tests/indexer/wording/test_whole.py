"""What an index keeps of all wordings is what its releases give, however it came to be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release

from corpus.archive import Archive
from corpus.errors import IndexUnavailable
from corpus.models import Passage, PersonMention, Quote, Release, Span
from indexer import config, generations
from indexer.build import ensure_current, why_not_current
from indexer.engines.choice import engine_named
from indexer.layouts import Layout, Layouts
from indexer.opening import open_corpus, open_layouts
from indexer.plan import Corpus
from indexer.search import Searcher
from indexer.wording import whole
from indexer.wording.boilerplate import Boilerplate, boilerplate_of
from indexer.wording.phrases import Phrases, phrases_of

ENGINE = engine_named("whoosh")


def opened(path: Path) -> tuple[Path, Corpus, Layouts]:
    manifest = generations.read_manifest(path, generations.pointed(path)[0])
    folder = generations.folder_of(path, manifest.generation)
    corpus = open_corpus(folder, manifest.segments, ENGINE, manifest.collection)
    return folder, corpus, open_layouts(folder, manifest.segments, corpus)


def told(path: Path) -> tuple[Phrases, Boilerplate]:
    """What is told with the index in use."""
    folder, corpus, layouts = opened(path)
    phrases = whole.load_phrases(folder, "", corpus, layouts)
    return phrases, whole.load_boilerplate(folder, "", corpus, layouts)


def worked_out(path: Path) -> tuple[Phrases, Boilerplate]:
    """The same from what the index has of each release."""
    _, corpus, layouts = opened(path)
    return phrases_of(corpus, layouts), boilerplate_of(corpus, layouts)


def made(numbers: Iterable[int]) -> tuple[Release, ...]:
    """Releases in one file, each with the same standing text, that begin to say something at the tenth."""
    releases = []
    for n in numbers:
        said = "They fire gentle glazes" if n >= 10 else "They build sturdy kilns"
        text = f"Report {n}\n\n{said} {'abcdefghij'[n % 10]}x.\n\nAbout Ann\n\nAnn mends {n // 8} cups a day."
        value = {
            "id": f"r{n:03}",
            "source": "made.txt",
            "text": text,
            "date": f"2021-{1 + n // 28:02}-{1 + n % 28:02}",
        }
        releases.append(make_release(value | {"kinds": {"2": "boilerplate", "3": "boilerplate"}}))
    return tuple(releases)


def test_it_is_what_the_releases_give(home: Path) -> None:
    assert told(home) == worked_out(home)
    phrases, boilerplate = told(home)
    assert phrases.phrases
    assert boilerplate.series
    with Archive.open(home) as archive:
        dates = archive.date_counts()
    searcher = Searcher(home)
    assert list(searcher.state().date_counts.items()) == list(dates.items())
    with searcher.wording() as desk:
        generation = searcher.state().generation
        assert desk.phrases() == replace(phrases, generation=generation)
        assert desk.boilerplate() == replace(boilerplate, generation=generation)
    searcher.close()


@pytest.mark.parametrize("small", [0, config.SMALL_SEGMENT])
def test_an_update_tells_what_a_new_index_tells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, small: int
) -> None:
    """One more release, and then one less and another one changed; kept, and left to the first who asks."""
    monkeypatch.setattr(config, "SMALL_SEGMENT", small)
    found = []
    changed = (*made(range(1, 30)), replace(made([30])[0], kind="letter"))
    for releases in (made(range(30)), made(range(31)), changed):
        archive = MadeUpArchive(tmp_path, releases)
        ensure_current(archive, engine=ENGINE)
        updated = told(tmp_path)
        # What was there stays as it is, and is not looked through for one release more.
        assert (opened(tmp_path)[0] / "phrases.json").exists() == (bool(small) or not found)
        ensure_current(archive, engine=ENGINE, force=True)
        assert updated == told(tmp_path) == worked_out(tmp_path)
        found.append(updated)
    assert [phrases.releases for phrases, _ in found] == [30, 31, 30]
    assert [boilerplate.series[0].releases for _, boilerplate in found] == [30, 31, 30]


@pytest.mark.parametrize("name", ["phrases.json", "boilerplate.json"])
def test_a_file_that_is_not_what_was_written_is_noticed(tmp_path: Path, name: str) -> None:
    archive = MadeUpArchive(tmp_path, made(range(12)))
    ensure_current(archive, engine=ENGINE)
    path = generations.folder_of(tmp_path, generations.pointed(tmp_path)[0].name) / name
    path.write_bytes(b"[]")
    with pytest.raises(IndexUnavailable, match="is not what was written"):
        Searcher(tmp_path).open()
    assert name in (why_not_current(archive, ENGINE) or "")
    with pytest.raises(IndexUnavailable, match="Run “onrecord index”"):
        told(tmp_path)
    assert ensure_current(archive, engine=ENGINE).rebuilt
    assert told(tmp_path) == worked_out(tmp_path)


def test_a_layout_is_read_as_it_was_written() -> None:
    text = "Naïve title\n\nAnn spoke."
    release = Release(
        "r",
        "s",
        Span(100, 100 + len(text)),
        text,
        "release",
        "en",
        passages=(Passage("title", Span(100, 111)), Passage("body", Span(113, 123), "Ann Lee")),
        people=(
            PersonMention(Span(113, 116), "Ann", "by hand", 1.0, name="Ann Lee"),
            PersonMention(Span(100, 105), "Naïve", "by hand", 1.0),
        ),
        quotes=(
            Quote(
                "direct",
                Span(113, 123),
                (Span(113, 116), Span(117, 122)),
                None,
                None,
                "李安",
                "chair",
                "said",
            ),
            Quote("indirect", Span(100, 111)),
        ),
        confidence=0.8,
    )
    layout = Layout.of(release)
    assert layout.blocks == (("title", 0, 11, None), ("body", 13, 23, "Ann Lee"))
    assert layout.names == ((13, 16),)
    assert layout.quotes == (
        ("direct", ((13, 16), (17, 22)), "李安", "chair", "said"),
        ("indirect", ((0, 11),), None, None, ""),
    )
    assert layout.boundary == 0.8
    assert Layout.read(layout.line().encode(), text) == layout
