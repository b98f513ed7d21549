"""Sentences said before, with words changed: what is the same, and which use is the earliest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release

from corpus.models import Release
from indexer.build import ensure_current
from indexer.search import Searcher
from indexer.wording import reused
from indexer.wording.reused import Reuse

#: Seventeen words, and one that takes the place of one of them.
SAID = "The {0} of our workshop fires every kiln with wind alone and sells whatever the wind has made."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def word(number: int) -> str:
    return "q" + LETTERS[number // 26] + LETTERS[number % 26] + "o"


def made(name: str, body: str, day: str | None = None) -> Release:
    value = {"id": name, "source": f"{name}.txt", "text": f"Report\n\n{body}"}
    return make_release(value | ({"date": day} if day else {}))


def reuse(folder: Path, earlier: Sequence[Release], body: str) -> Reuse:
    last = made("last", body, "2022-05-01")
    archive = MadeUpArchive(folder, (*earlier, last))
    ensure_current(archive)
    searcher = Searcher(folder, open_archive=lambda _: archive)
    with searcher.wording() as desk:
        found = desk.reused(last)
    searcher.close()
    return found


def test_a_sentence_with_one_word_of_seventeen_changed_is_the_same(tmp_path: Path) -> None:
    """However rare the word is; the earliest is told by the dates, not by the order of the index."""
    days = [f"2021-{12 - n // 2:02}-{1 + n % 2:02}" for n in range(20)]
    earlier = [made(word(n), SAID.format(word(n)), day) for n, day in enumerate(days)]
    found = reuse(tmp_path, earlier, SAID.format("zephyr"))
    (one,) = found.sentences
    assert (one.earliest.place.date, one.sure) == (min(days), True)


@pytest.mark.parametrize(
    ("held", "same"),
    [
        ("One two three four five six seven eight nine ten", True),
        ("One two three four five six seven eight changed altered", True),
        ("One two three four five six seven moved changed altered", False),
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen", True),
        ("Ten nine eight seven six five four three two one", False),
        ("One two three four five six seven eight nine. It is another matter altogether", True),
    ],
)
def test_four_fifths_of_the_words_are_counted(tmp_path: Path, held: str, same: bool) -> None:
    other = [made(f"other{n}", f"Nothing {word(n)}.", "2021-01-01") for n in range(30)]
    found = reuse(
        tmp_path,
        [*other, made("before", f"{held}.", "2021-02-01")],
        "One two three four five six seven eight nine ten.",
    )
    assert bool(found.sentences) is same


def test_every_sentence_of_a_long_letter_is_looked_for(tmp_path: Path) -> None:
    letter = [
        f"{word(n).title()} {word(n + 1)} opens a new {word(n + 2)} at the {word(n + 3)} quay."
        for n in range(200)
    ]
    found = reuse(tmp_path, [made("before", letter[190], "2021-01-01")], " ".join(letter))
    assert (found.looked_for, found.of) == (200, 200)
    assert [one.text for one in found.sentences] == [letter[190]]


@pytest.mark.parametrize(("most", "expected"), [(1, ("same", False)), (9, ("first", True))])
def test_after_a_use_only_earlier_releases_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, expected: tuple[str, bool]
) -> None:
    """Those with the very words come first; where not all before the use found were read, it is not sure."""
    monkeypatch.setattr(reused, "MOST_READ", most)
    monkeypatch.setattr(reused, "AT_ONCE", 3)
    near = [made(word(n), SAID.format(word(n)), f"2021-03-{1 + n:02}") for n in range(8)]
    first = made("first", SAID.format("zephyr").replace("kiln", "oven"), "2020-01-01")
    same = [
        made(name, SAID.format("zephyr"), f"2021-01-0{n}") for n, name in enumerate(("same", "b", "c"), 1)
    ]
    (one,) = reuse(tmp_path, [*near, first, *same], SAID.format("zephyr")).sentences
    assert (one.earliest.place.id, one.sure) == expected


def test_a_sentence_that_was_not_found_in_all_that_may_have_it_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reused, "MOST_READ", 3)
    monkeypatch.setattr(reused, "AT_ONCE", 3)
    jumbled = " ".join(reversed(SAID.format("zephyr").split()))
    earlier = [made(word(n), f"{jumbled} {word(n)}", "2021-01-01") for n in range(5)]
    found = reuse(tmp_path, earlier, SAID.format("zephyr"))
    assert (found.sentences, found.unread) == ((), 1)


@pytest.mark.parametrize(
    ("held", "gone", "new"),
    [
        ("We sell one two three four five six seven eight nine.", ["We sell"], []),
        ("One two three four five six seven eight altered.", ["altered"], ["nine"]),
        ("Altered two three four five six seven eight nine.", ["Altered"], ["One"]),
        ("A sentence much longer than the other one: one two three four five six seven eight nine.", [], []),
    ],
)
def test_what_changed_is_told_of_the_whole_sentence(
    tmp_path: Path, held: str, gone: list[str], new: list[str]
) -> None:
    text = "One two three four five six seven eight nine."
    (one,) = reuse(tmp_path, [made("before", held, "2021-01-01")], text).sentences
    assert [piece.text.strip() for piece in one.pieces if piece.kind == "gone"] == gone
    assert [piece.text.strip() for piece in one.pieces if piece.kind == "new"] == new


@pytest.mark.parametrize(
    ("held", "text", "part"),
    [
        # A clause, a row of them, and one that is joined on otherwise.
        (
            "We want a kiln that is mild to every glaze, they say.",
            "“We want a kiln that is mild to every glaze, and for painted saucers a shelf,” said the potter.",
            "We want a kiln that is mild to every glaze",
        ),
        (
            "Fired by wind, glazed by hand, and sold with care, it went.",
            "It is fired by wind, glazed by hand, and sold with care, but never ever on a Sunday morning.",
            "fired by wind, glazed by hand, and sold with care",
        ),
        (
            "Here a pot, glazed by hand, fired by wind, and sold with care, went away.",
            "Another saucer of ours, glazed by hand, fired by wind, and sold with care, may come on Monday.",
            "glazed by hand, fired by wind, and sold with care",
        ),
        (
            "We know that the wind has fired each of our kilns.",
            "Whoever came, and none did, saw how few were left, but the wind has fired each of our kilns.",
            "the wind has fired each of our kilns",
        ),
        (
            "今天下雨,我们要为每一位工匠烧制最温和的釉。",
            "谁都知道天晴的时候很少,我们要为每一位工匠烧制最温和的釉。",
            "我们要为每一位工匠烧制最温和的釉",
        ),
        # Too short, with a word changed, and words that tell who says it.
        (
            "We want a mild kiln, as ever it was.",
            "“We want a mild kiln, and for painted saucers of all sizes a shelf,” said the potter.",
            None,
        ),
        (
            "We want a kiln that is kind to every glaze, they say.",
            "“We want a kiln that is mild to every glaze, and for painted saucers a shelf,” said the potter.",
            None,
        ),
        (
            "“It snows,” said the oldest of all the potters in the valley.",
            "“Nobody saw the wind that fired it,” said the oldest of all the potters in the valley.",
            None,
        ),
    ],
)
def test_a_long_clause_said_before_is_said_in_part(
    tmp_path: Path, held: str, text: str, part: str | None
) -> None:
    language = "zh" if "我" in held else "en"
    quotes = [{"text": one.group(1), "speaker": None} for one in re.finditer("“([^”]*)”", f"{text}")]
    last = make_release(
        {"id": "last", "source": "l.txt", "text": f"Report\n\n{text}", "date": "2022-05-01"}
        | {"language": language, "quotes": quotes}
    )
    earlier = make_release(
        {"id": "first", "source": "f.txt", "text": f"Report\n\n{held}", "date": "2021-05-01"}
        | {"language": language}
    )
    archive = MadeUpArchive(tmp_path, (earlier, last))
    ensure_current(archive)
    searcher = Searcher(tmp_path, open_archive=lambda _: archive)
    with searcher.wording() as desk:
        found = [one for one in desk.reused(last).sentences if one.part]
    searcher.close()
    assert [last.slice(one.part) for one in found if one.part] == ([part] if part else [])
    if part:
        assert (found[0].text, found[0].earliest.place.id, found[0].earliest.similarity) == (
            text,
            "first",
            1.0,
        )


@pytest.mark.parametrize(("many", "common"), [(4, False), (20, True)])
def test_a_clause_that_many_releases_have_is_no_wording(tmp_path: Path, many: int, common: bool) -> None:
    clause = "as the potters of the valley have told us each year"
    held = [made(word(n), f"{word(n).title()} {word(n + 1)}, {clause}.", "2021-01-01") for n in range(many)]
    found = reuse(tmp_path, held, f"A lamp was lit on the longest night of all nights, {clause}.")
    assert bool([one for one in found.sentences if one.part]) is not common
