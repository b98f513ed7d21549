"""A change of a quotation as it is told: the words of both sides, where they stand, and what they turn."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.models import Span
from indexer.quotecheck.fitting import Edit
from indexer.quotecheck.forms import same_otherwise
from indexer.quotecheck.results import Change
from indexer.quotecheck.texts import HeldText
from indexer.quotecheck.turns import Wording, turned
from indexer.quotecheck.words import CompareWord, compare_words


def change_of(
    edit: Edit, text: str, words: Sequence[CompareWord], held: HeldText, row: Sequence[CompareWord]
) -> Change:
    said, kept = _stretch(words, edit.quoted), _stretch(row, edit.held)
    one, other = text[said.start : said.end], held.text[kept.start : kept.end]
    names = {key for mention in _named(held) for key in mention}
    origin = held.row.start
    place = Span(kept.start + origin, kept.end + origin)
    rewritten = is_rewritten(edit, words, row[slice(*edit.held)])
    turns = turned(
        Wording(text, words, *edit.quoted), Wording(held.text, row, *edit.held), names=names.__contains__
    )
    return Change(one, other, said, place, () if rewritten else turns, rewritten)


def is_rewritten(edit: Edit, words: Sequence[CompareWord], held: Sequence[CompareWord]) -> bool:
    """Whether a change is only of how a number or a verb is written; `held` are its words on record."""
    asked = [word.key for word in words[slice(*edit.quoted)]]
    return edit.op == "replace" and same_otherwise(asked, [word.key for word in held])


def _stretch(words: Sequence[CompareWord], place: tuple[int, int]) -> Span:
    """Where words of a row stand; behind the word before, with no length, where there are none."""
    first, last = place
    if first < last:
        return Span(words[first].start, words[last - 1].end)
    at = words[first - 1].end if first else words[0].start
    return Span(at, at)


def _named(held: HeldText) -> list[list[str]]:
    if held.release is None:
        return []
    people = [one.surface for one in held.release.people]
    products = [one.surface for one in held.release.products]
    return [[word.key for word in compare_words(surface)] for surface in (*people, *products)]
