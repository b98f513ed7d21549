"""What stands in the index for the title of a release that has none."""

from __future__ import annotations

import pytest

from corpus.models import Release, Span
from indexer.documents import row

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
