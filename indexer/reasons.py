"""Why a release is a hit: which terms of the query stand in it, how they match, where and how often.

Told from the marks that its plan was made of and the places they match, the same that snippets show, and
from the names the archive has for a value.  Nothing is searched here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, get_args

from corpus.models import Release, Span
from indexer import config
from indexer.columns import Columns
from indexer.documents import field_ranges
from indexer.facets import Selection
from indexer.field_offsets import FieldsByOffset
from indexer.fields import TEXT_BY_NAME
from indexer.highlight import Found, merge
from indexer.keys import query_tokens, spellings
from indexer.plan import Mark, Origin, values_meant
from indexer.results import Match, Reason
from indexer.syntax import And, Node, Or, Value

MENTIONED: Final = {"person": "people", "product": "products"}
"""Fields whose values a text spells in several ways, and the detail of a release that says where."""
_TEXTS: Final = 4
_MATCHES: Final = get_args(Match)
_FIELDS: Final = tuple(TEXT_BY_NAME)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value asked for by the query or by a choice: `term` as it was asked, `values` it stands for."""

    term: str
    field: str
    values: tuple[str, ...]


@dataclass(slots=True)
class _Counted:
    texts: Counter[str] = field(default_factory=Counter)
    said: int = 0


def wanted_values(tree: Node, chosen: dict[str, Selection], columns: Columns) -> tuple[Wanted, ...]:
    """The values a query must or may have, and the people and products chosen beside it, in order."""
    found = [Wanted(leaf.text, leaf.field, values_meant(leaf, columns)) for leaf in _values(tree)]
    found += [
        Wanted(value, name, (value,))
        for name in MENTIONED
        if name in chosen
        for value in sorted(chosen[name].values)
    ]
    return tuple(dict.fromkeys(found))


def reasons(
    release: Release, marks: tuple[Mark, ...], places: Iterable[list[Found]]
) -> tuple[tuple[Reason, ...], bool]:
    """The reasons in the text of a release, as the query has them; whether not all places were counted."""
    counted: dict[tuple[int, str, Match, str], _Counted] = {}
    fields = FieldsByOffset(field_ranges(release), _quoted(release), release.span.start)
    # Several marks can stand for one term: it is shown where the first of them is.
    first = {mark.term: number for number, mark in reversed(list(enumerate(marks)))}
    seen = 0
    cut = False
    for part in places:
        if seen >= config.MAX_PLACES_EXPLAINED:
            cut = True
            break
        seen += len(part)
        for at, mark in _distinct(part, marks):
            text = " ".join(release.text[at.start : at.end].split())
            name, *said = fields.at(at.start)
            match = match_of(text, mark.term, mark.origin, near=mark.sequence.near is not None)
            key = (first[mark.term], mark.term, match, name)
            one = counted.setdefault(key, _Counted())
            one.texts[text] += 1
            one.said += bool(said)
    told = tuple(
        Reason(term, match, name, one.texts.total(), one.said, _spelled(one.texts))
        for (_, term, match, name), one in sorted(counted.items(), key=_order)
    )
    return told, cut


def _quoted(release: Release) -> list[Span]:
    """Where others are quoted or reported: the text of a letter is its author's, but no quotation."""
    pieces = (
        (piece.start, piece.end)
        for quote in release.quotes
        if quote.kind != "authored"
        for piece in quote.pieces or (quote.span,)
    )
    return [Span(start, end) for start, end in merge(pieces)]


def value_reasons(
    release: Release, ordinal: int, wanted: Iterable[Wanted], columns: Columns
) -> tuple[Reason, ...]:
    """The values asked for that a release has; for people and products, how it names them and how often."""
    told = []
    for one in wanted:
        held = tuple(value for value in one.values if columns.values[one.field][value] >> ordinal & 1)
        if not held:
            continue
        if one.field not in MENTIONED:
            told.append(Reason(one.term, "value", one.field, len(held), texts=held[:_TEXTS]))
            continue
        mentions = release.people if one.field == "person" else release.products
        surfaces = Counter(" ".join(each.surface.split()) for each in mentions if each.name in held)
        told.append(
            Reason(one.term, "value", one.field, surfaces.total(), texts=_spelled(surfaces) or held[:_TEXTS])
        )
    return tuple(told)


@lru_cache(maxsize=4096)
def match_of(text: str, term: str, origin: Origin, *, near: bool) -> Match:
    """The first rung at which a text found for a term would be found for it."""
    if origin != "words":
        return origin
    typed = term.split() if near else [term]
    if text in typed:
        return "literal"
    keys = tuple(token.form for token in query_tokens(text))
    return "folded" if any(keys in spellings(one) for one in typed) else "stemmed"


def _distinct(part: list[Found], marks: tuple[Mark, ...]) -> Iterator[tuple[Found, Mark]]:
    """The places with their marks, each place of a term once, whatever number of its marks match there."""
    seen: set[tuple[int, str]] = set()
    for at in part:
        mark = marks[at.mark]
        if (at.start, mark.term) not in seen:
            seen.add((at.start, mark.term))
            yield at, mark


def _values(node: Node) -> Iterator[Value]:
    """The leaves of whole values, those that are left out aside."""
    if isinstance(node, And | Or):
        for child in node.children:
            yield from _values(child)
    elif isinstance(node, Value):
        yield node


def _order(item: tuple[tuple[int, str, Match, str], _Counted]) -> tuple[int, int, int]:
    (place, _, match, name), _ = item
    return place, _MATCHES.index(match), _FIELDS.index(name)


def _spelled(texts: Counter[str]) -> tuple[str, ...]:
    return tuple(text for text, _ in texts.most_common(_TEXTS))
