"""Phrases that came and went, the history of standing texts, sentences said before."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release

from corpus.archive import Archive
from corpus.models import Language, Passage, Release, Span
from indexer.build import ensure_current
from indexer.layouts import Layout
from indexer.search import Searcher
from indexer.wording.desk import WordingDesk
from indexer.wording.phrases import Phrases, evidence
from indexer.wording.recurring import recurring
from indexer.wording.results import WordingQuestion
from indexer.wording.standing import standing_texts


def made(number: int, body: str, *, day: str | None = None) -> Release:
    value = {"id": f"r{number:03}", "source": "made.txt", "text": f"Report {number}\n\n{body}"}
    return make_release(value | ({"date": day} if day else {}))


def word(number: int) -> str:
    """A word of its own for each number: figures alone make no paragraph another."""
    return "x" + "".join("abcdefghij"[int(figure)] for figure in str(number))


@pytest.fixture(scope="module")
def changing(tmp_path_factory: pytest.TempPathFactory) -> Phrases:
    """Eighty releases over eighty days: one phrase is given up, one comes, one lasts, one is rare."""
    folder = tmp_path_factory.mktemp("changing")
    said = [
        (range(0, 40, 2), "We build sturdy kilns {0}."),
        (range(40, 80, 2), "They fire gentle glazes {0}."),
        (range(0, 80, 3), "It keeps honest prices {0}."),
        (range(25, 45, 2), "He sold painted saucers {0}."),
    ]
    releases = tuple(
        made(
            n,
            " ".join(text.format(word(n)) for days, text in said if n in days) or f"Nothing {word(n)}.",
            day=f"2021-{1 + n // 28:02}-{1 + n % 28:02}",
        )
        for n in range(80)
    )
    archive = MadeUpArchive(folder, releases)
    ensure_current(archive)
    searcher = Searcher(folder, open_archive=lambda _: archive)
    with searcher.wording() as desk:
        found = desk.phrases()
        assert desk.phrases() is found, "worked out once for a generation"
    searcher.close()
    return found


@pytest.mark.parametrize(
    ("text", "state", "releases"),
    [
        ("build sturdy kilns", "gone", 20),
        ("fire gentle glazes", "new", 20),
        ("keeps honest prices", "lasting", 27),
        ("sold painted saucers", "came-and-went", 10),
    ],
)
def test_what_came_and_went(changing: Phrases, text: str, state: str, releases: int) -> None:
    (found,) = [one for one in changing.phrases if text in one.text]
    assert (found.state, found.releases, found.undated) == (state, releases, 0)
    assert (changing.read, changing.releases) == (80, 80)


def test_pieces_of_a_phrase_are_no_phrases_and_repeated_paragraphs_count_once() -> None:
    bodies = [
        "The works now fire with wind alone",
        "They fire with wind alone",
        "All of it to fire with wind alone",
    ]
    releases = [Layout.of(made(n, body)) for n, body in enumerate([*bodies, *bodies])]
    assert [one.text for one in recurring(releases, "en")] == ["fire with wind alone"]


def test_history_of_the_standing_text(desk: WordingDesk) -> None:
    found = desk.boilerplate()
    english, chinese = found.series
    assert (english.name, chinese.name) == ("Oarsong", "橹歌")
    assert (english.linked, chinese.linked) == (chinese.key, english.key)
    texts = [version.text for version in english.versions]
    assert len(set(texts)) == len(texts)
    assert english.versions[0].releases == 2
    days = [version.first.earliest for version in english.versions if version.first]
    assert days == sorted(days, key=str)
    assert len(days) == len(english.versions)
    second = english.versions[2]
    gone = [piece.text for piece in second.pieces if piece.kind == "gone"]
    new = [piece.text for piece in second.pieces if piece.kind == "new"]
    assert ("11,000" in gone, "60,000" in new) == (True, True)
    for member in english.members:
        assert found.holding(member) is english
    assert found.holding("nothing.1") is None


def test_a_standing_text_ends_where_it_is_not_said_again(desk: WordingDesk) -> None:
    """A release that was not parted from the one before it brings paragraphs that are no standing text."""
    (english, _) = desk.boilerplate().series
    assert not any("A Note to Owners" in version.text for version in english.versions)


def test_each_heading_begins_a_text() -> None:
    lines = [
        "Title",
        "About Ann",
        "Ann mends cups.",
        "About Bob",
        "Bob buys them.",
        "Not this.",
        "关于安",
        "安修杯子。",
    ]
    kinds = ["title", *["boilerplate"] * 4, "body", *["boilerplate"] * 2]
    text = "\n\n".join(lines)
    passages = []
    at = 0
    for line, kind in zip(lines, kinds, strict=True):
        passages.append(Passage(kind, Span(at, at + len(line))))  # type: ignore[arg-type]
        at += len(line) + 2
    release = Release("r", "s", Span(0, len(text)), text, "release", "en", passages=tuple(passages))
    found = [(one.name, one.passage, one.paragraphs) for one in standing_texts(Layout.of(release), 0)]
    assert found == [
        ("Ann", 1, ("Ann mends cups.",)),
        ("Bob", 3, ("Bob buys them.",)),
        ("安", 6, ("安修杯子。",)),
    ]


def test_sentences_said_before(desk: WordingDesk, home: Path) -> None:
    with Archive.open(home) as archive:
        releases = list(archive.releases())
    found = {release.id: desk.reused(release) for release in releases}
    said = {one.text.strip("“” "): one for reuse in found.values() for one in reuse.sentences}
    again = said["A boat ought to be heard only by the water it moves."]
    assert again.earliest.text == "A boat should be heard only by the water it moves"
    for release in releases:
        for one in found[release.id].sentences:
            assert release.slice(Span(one.start, one.end)) == one.text
            assert one.earliest.place.id != release.id
            if release.date.earliest or release.date.value:
                assert (one.earliest.place.latest or "") < str(release.date.value)
    assert any(not reuse.dated for reuse in found.values())


def test_a_list_and_the_page_of_a_phrase_say_the_same(desk: WordingDesk) -> None:
    for one in desk.phrases().phrases:
        found = desk.wording(WordingQuestion(one.text, closeness="exact"))
        assert found.first is not None
        assert found.last is not None
        assert (one.releases, one.undated) == (found.used_in, found.undated)
        assert (one.first, one.last) == (found.first.place.when, found.last.place.when)


@pytest.mark.parametrize(
    ("name", "language", "phrases"),
    [
        ("温和窑炉工坊", "zh", []),
        # Part of a longer name, and another's name.
        ("景德镇温和窑炉工坊", "zh", []),
        ("温和窑炉工坊股份有限公司", "zh", []),
        ("橹歌", "zh", ["温和窑炉工坊"]),
        ("", "zh", ["温和窑炉工坊"]),
        ("House of quiet kilns", "en", []),
        ("Oarsong", "en", ["House of quiet kilns"]),
    ],
)
def test_the_name_of_an_organisation_is_no_phrase(name: str, language: Language, phrases: list[str]) -> None:
    releases = []
    for number in range(6):
        said = f"{word(number)}温和窑炉工坊" if language == "zh" else f"House of quiet kilns {word(number)}"
        about = f"{'关于' if language == 'zh' else 'About '}{name}"
        text = f"{said}\n\n{about}"
        passages = [Passage("body", Span(0, len(said)))]
        if name:
            passages.append(Passage("boilerplate", Span(len(said) + 2, len(text))))
        release = Release(
            f"r{number}", "s", Span(0, len(text)), text, "release", language, passages=tuple(passages)
        )
        releases.append(Layout.of(release))
    assert [one.text for one in recurring(releases, language)] == phrases


@pytest.mark.parametrize(("undated", "state"), [(0, "gone"), (5, "gone"), (6, "lasting")])
def test_where_many_uses_are_undated_no_end_is_told(tmp_path: Path, undated: int, state: str) -> None:
    """Twenty releases with a phrase, sixty later ones without, and some with it that may be from any time."""
    used = [made(n, f"We build sturdy kilns {word(n)}.", day=f"2021-01-{1 + n:02}") for n in range(20)]
    later = [made(n, f"Nothing {word(n)}.", day=f"2021-03-{1 + n % 28:02}") for n in range(20, 80)]
    rest = [made(n, f"We build sturdy kilns {word(n)}.") for n in range(80, 80 + undated)]
    archive = MadeUpArchive(tmp_path, (*used, *later, *rest))
    ensure_current(archive)
    searcher = Searcher(tmp_path, open_archive=lambda _: archive)
    with searcher.wording() as desk:
        (found,) = [one for one in desk.phrases().phrases if "sturdy kilns" in one.text]
    searcher.close()
    assert (found.state, found.undated) == (state, undated)
    assert ("undated" in evidence(found)) is (state == "gone" and undated > 0)


@pytest.mark.parametrize(
    ("bodies", "language", "expected"),
    [
        # Words of everybody beside each other, unless this archive says little else with them.
        (["It was hard work {0}", "Their work {0}", "We work {0}", "To work {0}", "Work {0}"], "en", []),
        (["We sell quiet water {0}"], "en", ["sell quiet water"]),
        (["It took four years {0}", "The first time {0}"], "en", []),
        (["The kilnwright works {0}", *["The works {0}"] * 4], "en", ["kilnwright works"]),
        # No piece of a word: what goes on in one way wherever it stands.
        (["{0}中国式的窑炉"], "zh", ["中国式的窑炉"]),
        (["{0}窑炉工人的", "{0}窑炉工人们"], "zh", ["窑炉工人"]),
    ],
)  # fmt: skip
def test_what_is_a_phrase_of_its_own(bodies: list[str], language: Language, expected: list[str]) -> None:
    releases = [
        Layout.of(replace(made(number, body.format(word(number))), language=language))
        for number, body in enumerate(bodies * 6)
    ]
    assert [one.text for one in recurring(releases, language)] == expected
