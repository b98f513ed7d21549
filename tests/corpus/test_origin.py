"""Where a release stands in its file, and how other versions of the file hold it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.models import Dump, Release, Span
from corpus.origin import NEAR_LINES, Origin, Reading

HEAD = "".join(f"line {n}\n" for n in range(1, 21))
NEWS = "The quay opens\n\nThe quay is open from today.\nBoats call there at nine.\n"
OTHER = "\nThe mole closes\n\nNobody calls at the mole any more.\n"
LATER = "Last line"


def kept(folder: Path, *versions: list[tuple[str, str]], digests: str = "") -> Path:
    """An archive of one file in versions, each the (id, text) of its parts; an id of "" is unassigned.

    `digests` has a letter a version: versions with the same letter have the same bytes.
    """
    with Archive.open(folder, create=True) as archive:
        for number, parts in enumerate(versions):
            digest = f"d{(digests or 'abcdef')[number]}"
            text = "".join(one for _, one in parts)
            run = archive.begin_run("2024-01-01T00:00:00")
            with archive.transaction():
                dump = Dump("ferries.txt", text, "gb18030", digest, 999, undecodable=2)
                key = archive.add_dump(dump, path="/f.txt", made_by=str(number), run=run, chunks=[b"x"])
                at = 0
                for release_id, part in parts:
                    span = Span(at, at + len(part))
                    kind = "release" if release_id else "unassigned"
                    archive.add_release(
                        key, Release(release_id or f"u{at}", "ferries.txt", span, part, kind, "en")
                    )
                    at += len(part)
    return folder


def test_its_place_and_what_stands_around_it(tmp_path: Path) -> None:
    folder = kept(tmp_path, [("", HEAD), ("news", NEWS), ("other", OTHER), ("", LATER)])
    with Archive.open(folder) as archive:
        found = archive.origin("news")
        whole = HEAD + NEWS + OTHER + LATER
        assert found == Origin(
            source="ferries.txt",
            digest="da",
            encoding="gb18030",
            size=999,
            characters=len(whole),
            undecodable=2,
            current=True,
            line=21,
            before="".join(f"line {n}\n" for n in range(21 - NEAR_LINES - 1, 21)),
            after=OTHER + LATER,
        )
        assert whole.splitlines()[found.line - 1] == "The quay opens"
        assert archive.origin("other").line == 25
        assert archive.origin("other").before.endswith(NEWS)


def test_a_release_that_is_the_whole_file(tmp_path: Path) -> None:
    with Archive.open(kept(tmp_path, [("news", NEWS)])) as archive:
        found = archive.origin("news")
        assert (found.line, found.before, found.after) == (1, "", "")
        assert archive.readings("news") == ()


@pytest.mark.parametrize(
    ("newer", "digests", "expected"),
    [
        ([("news2", NEWS.replace("nine", "ten"))], "ab", "news2"),
        ([("", HEAD), ("other", OTHER), ("news2", "Corrected: " + NEWS)], "ab", "news2"),
        ([("other", OTHER)], "ab", None),
        ([("news", NEWS)], "ab", None),
        ([("both", NEWS + OTHER)], "aa", "both"),
        ([("head", NEWS[:20]), ("rest", NEWS[20:] + OTHER)], "aa", "rest"),
        ([("", NEWS + OTHER)], "aa", None),
    ],
)
def test_the_reading_of_another_version(
    tmp_path: Path, newer: list[tuple[str, str]], digests: str, expected: str | None
) -> None:
    folder = kept(tmp_path, [("news", NEWS), ("", OTHER)], newer, digests=digests)
    with Archive.open(folder) as archive:
        readings = archive.readings("news")
        assert readings == ((Reading(expected, True, digests == "aa"),) if expected else ())
        if expected:
            back = archive.readings(expected)
            assert back == (Reading("news", False, digests == "aa"),)


def test_each_reading_stands_once_the_one_in_use_first(tmp_path: Path) -> None:
    changed = [NEWS.replace("nine", hour) for hour in ("ten", "nine", "noon")]
    folder = kept(
        tmp_path, [("a", changed[0])], [("b", changed[1])], [("a", changed[0])], [("c", changed[2])]
    )
    with Archive.open(folder) as archive:
        assert [(one.id, one.current) for one in archive.readings("a")] == [("c", True), ("b", False)]
        assert [(one.id, one.current) for one in archive.readings("c")] == [("a", False), ("b", False)]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4, 5), (5, 2, 4, 0, 3, 1), (3, 3, 1, 5, 0, 0)])
def test_lines_are_those_of_the_file_in_whatever_order_they_are_asked(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    parts = [(f"r{n}", f"Headline {n} of {order}\n" + "Text.\n" * n) for n in range(6)]
    text = "".join(part for _, part in parts)
    with Archive.open(kept(tmp_path, parts, digests=chr(200 + order[0]))) as archive:
        for n in order:
            line = archive.origin(f"r{n}").line
            assert text.split("\n")[line - 1] == f"Headline {n} of {order}"


def test_lines_are_those_of_the_file_where_it_was_split_in_another_way_before(tmp_path: Path) -> None:
    a, b, c = "One\n" * 4, "Two\n" * 7, "Three\n" * 5
    before, after = [("ab", a + b), ("c", c)], [("a", a), ("bc", b + c)]
    with Archive.open(
        kept(tmp_path, [("x", a + b[:8]), ("y", b[8:] + c)], before, after, digests="___")
    ) as archive:
        assert [archive.origin(one).line for one in ("y", "x", "c", "ab", "bc", "a")] == [7, 1, 12, 1, 5, 1]
