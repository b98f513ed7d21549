"""What stands in the index for the title of a release that has none."""

from __future__ import annotations

import pytest

from corpus.models import Passage, Release, Span
from indexer.documents import row
from indexer.snippets import snippets

OPENING = "We are glad to tell our neighbours that the ferry will run again from Monday on, and all night."


@pytest.mark.parametrize(
    ("title", "text", "shown"),
    [
        ("A new\nferry", OPENING, "A new ferry"),
        (None, "The ferry\nruns.", "The ferry runs."),
        (None, OPENING, "We are glad to tell our neighbours that the ferry will run again from Monday …"),
        (
            None,
            f"2021 年,{'我们的渡轮每天晚上都开' * 12}",
            f"2021 年,{('我们的渡轮每天晚上都开' * 12)[:33]} …",
        ),
        (None, "x" * 200, "x" * 40 + " …"),
    ],
)
def test_an_opening_stands_for_a_title(title: str | None, text: str, shown: str) -> None:
    release = Release("r", "s", Span(0, len(text)), text, "release", "en", title=title)
    assert row(release).title == shown


LETTER = "Dear neighbours,\n\n"
NEXT = "\n\nTickets cost two coins."


@pytest.mark.parametrize(
    ("title", "text", "excerpt"),
    [
        ("A new ferry", f"{OPENING}{NEXT}", OPENING),
        # What stands for a title is not shown again, the rest of its sentence is.
        (None, f"{OPENING}{NEXT}", "…on, and all night."),
        (None, f"{LETTER}{OPENING}{NEXT}", "…again from Monday on, and all night."),
        (
            None,
            f"The ferry\nruns until the ice comes. Nobody waits on the mole at night any more.{NEXT}",
            NEXT[2:],
        ),
        (None, f"{OPENING[:75]}.{NEXT}", NEXT[2:]),
        (None, "The ferry\nruns.", ""),
        # A greeting says nothing of what a speech is about.
        ("A speech", f"Good evening.{NEXT}", NEXT[2:]),
        ("A speech", f"Good evening everyone, and thank you for coming. {OPENING}", OPENING),
        ("A speech", f"各位朋友，大家晚上好！{NEXT}", NEXT[2:]),
        ("A speech", "Good evening.", "Good evening."),
        ("A release", f"Hi-tech pumps run on the mole.{NEXT}", "Hi-tech pumps run on the mole."),
    ],
)
def test_an_excerpt_begins_behind_the_words_that_stand_for_a_title(
    title: str | None, text: str, excerpt: str
) -> None:
    passages, at = [], 7
    for part in text.split("\n\n"):
        kind = "salutation" if part.endswith(",") else "body"
        passages.append(Passage(kind, Span(at, at + len(part))))  # type: ignore[arg-type]
        at += len(part) + 2
    release = Release(
        "r", "s", Span(7, 7 + len(text)), text, "release", "en", title=title, passages=tuple(passages)
    )
    found = snippets(release, (), 1)
    assert "".join(one.shown for one in found) == excerpt
    for one in found:
        assert text[one.start - 7 : one.end - 7] == one.text
