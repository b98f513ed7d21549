"""Why a hit is one, as lines under it: what of the query stands in it, how, where and how often.

What is so is the index's to say; here it gets its words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from corpus.language import language_of
from indexer.results import Hit, Reason
from webapp import words

MOST = 8
"""Lines under one hit; the others are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """`texts` are (language tag or None, spelling) where they differ from what was asked."""

    term: str
    how: str
    texts: tuple[tuple[str | None, str], ...]
    where: str


@dataclass(frozen=True, slots=True)
class Why:
    """`more` lines were left out; `cut` says that not all places were counted."""

    lines: tuple[Line, ...]
    more: int
    cut: bool


def present(hit: Hit) -> Why | None:
    """The lines of a hit; None where nothing was asked that stands in it."""
    lines = [_line(list(group)) for _, group in groupby(hit.reasons, _same)]
    if not lines:
        return None
    return Why(tuple(lines[:MOST]), max(0, len(lines) - MOST), hit.reasons_cut)


def _same(reason: Reason) -> tuple[str, str, str]:
    """What reasons of one line have in common: they differ in the part of the release."""
    return reason.term, reason.match, reason.field if reason.match == "value" else ""


def _line(found: list[Reason]) -> Line:
    first = found[0]
    if first.match == "value":
        return Line(
            term=f"{words.ONE[first.field]} {words.value_label(first.field, first.term)}",
            how="named" if first.field in ("person", "product") else "has",
            texts=_tagged(first.field, first.texts),
            where=_times(first.count) if first.field in ("person", "product") and first.count else "",
        )
    texts = dict.fromkeys(text for reason in found for text in reason.texts if text != first.term)
    return Line(
        term=first.term,
        how=words.MATCHES[first.match],
        texts=_tagged("", texts if first.match != "literal" else ()),
        where=", ".join(map(_where, found)),
    )


def _where(reason: Reason) -> str:
    said = f" ({reason.said:,} quoted or reported)" if reason.said else ""
    return f"{reason.count:,} {words.WHERE[reason.field]}{said}"


def _times(count: int) -> str:
    return words.counted(count, "time")


def _tagged(field: str, texts: Iterable[str]) -> tuple[tuple[str | None, str], ...]:
    shown = (words.value_label(field, text) if field else text for text in texts)
    return tuple((words.TAGS.get(language_of(text) or ""), text) for text in shown)
