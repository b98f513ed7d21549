"""What is known of a query before it is asked: that nothing of it can be, or that its days move on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from indexer.query import parse
from indexer.syntax import Everything

_ANOTHER_DAY: Final = timedelta(days=400)
"""Ago, every day, month and year that a query can count from today is another."""


def unusable(text: str) -> str | None:
    """Why nothing of a query can be searched for; None where something can, or nothing was typed.

    A page goes on with everything, and says so.  A program would take that for the answer.
    """
    parsed = parse(text)
    if not text.strip() or not isinstance(parsed.tree, Everything):
        return None
    return " ".join(["Nothing of it can be searched for.", *(note.message for note in parsed.diagnostics)])


def day_counts(text: str) -> bool:
    """Whether a query means other days when it is asked on another day: “date:last 90 days”."""
    today = date.today()
    return parse(text, today=today).tree != parse(text, today=today - _ANOTHER_DAY).tree
