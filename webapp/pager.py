"""The pages of a list to turn to, as every numbered pager shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from webapp.choices import Choice

NEAR_PAGES: Final = 2
"""Pages listed on either side of the present one, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages to turn to; a None among `pages` stands for a gap."""

    pages: tuple[Choice | None, ...]
    previous: str | None
    following: str | None


def pager(page: int, pages: int, at: Callable[[int], str]) -> Pager | None:
    """The pages around one of `pages`, with the first and the last; None for a single page."""
    if pages < 2:
        return None
    page = min(page, pages)
    wanted = sorted({1, pages, *range(max(1, page - NEAR_PAGES), min(pages, page + NEAR_PAGES) + 1)})
    choices: list[Choice | None] = []
    for before, number in zip([0, *wanted], wanted, strict=False):
        if number - before > 1:
            choices.append(None)
        choices.append(Choice(str(number), at(number), number == page))
    return Pager(
        pages=tuple(choices),
        previous=at(page - 1) if page > 1 else None,
        following=at(page + 1) if page < pages else None,
    )


def past_end(page: int, pages: int, at: Callable[[int], str]) -> Choice:
    """The way to the last page from one that is past it; its title says so."""
    return Choice(f"Go to the last page, {pages}", at(pages), title=f"There is no page {page}.")
