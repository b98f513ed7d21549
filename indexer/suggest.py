"""Suggestions while somebody types: titles, people, products, and how the archive has worded it before.

Decides what is offered for the beginning of a query and in which order.  Each kind looks at a bounded
number of entries, so that an answer takes milliseconds however large the archive is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import itemgetter
from typing import Final, Literal

from corpus.names import simplified
from indexer import config
from indexer.engines.base import All, Either, Plan, Sequence
from indexer.fields import EVERYWHERE
from indexer.folding import fold_text, is_han
from indexer.keys import query_tokens
from indexer.order import first_placed
from indexer.plan import Corpus

SuggestionKind = Literal["title", "person", "product", "wording"]
_WORDINGS_READ: Final = 40
_LOOKED_AT: Final = 400
_PREFIXES: Final = 16
_PREFIXES_ALONE: Final = 64
_WORDS_ON: Final = 4
_SIGNS_ON: Final = 6
_LAST: Final = "\U0010ffff"
_Entry = tuple[str, str, str]
_MARKS: Final = re.compile(r"[\"“”„«»「」『』＂]+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """`text` is to be shown, `query` to be searched for; `count` is the releases it stands for.

    That of a wording counts, in the newest releases alone, those that go on just so: a search finds more.
    """

    kind: SuggestionKind
    text: str
    query: str
    count: int
    release: str | None = None


class Suggester:
    """What can be suggested from one generation of the index; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str, str]]]:
        """Kind to (key from a word on, spelling, name), sorted."""
        columns = self._corpus.columns
        found: dict[str, list[tuple[str, str, str]]] = {}
        for kind in ("person", "product"):
            table = columns.spellings.get(kind, {})
            found[kind] = sorted(
                (start, spelling, names[0])
                for spelling, names in table.items()
                if len(names) == 1
                for start in _starts(fold_text(spelling))
            )
        return found

    def suggest(self, typed: str, *, limit: int = 5) -> tuple[Suggestion, ...]:
        """At most `limit` suggestions of each kind; none for less than two letters or one ideograph."""
        typed = typed[: config.MAX_QUERY_CHARACTERS].strip().strip('"“”「」')
        key = fold_text(typed)
        if not key or (len(key) < 2 and not is_han(key)):
            return ()
        return (
            *self._of_names("person", key, limit),
            *self._of_names("product", key, limit),
            *self._of_titles(typed, key, limit),
            *self._of_wordings(typed, limit),
        )

    def _of_names(self, kind: SuggestionKind, key: str, limit: int) -> list[Suggestion]:
        values = self._corpus.columns.values[kind]
        best: dict[str, int] = {}
        for _, _, name in _beginning(self._names[kind], key):
            best[name] = values.get(name, 0).bit_count()
        ranked = sorted((name for name in best if best[name]), key=lambda name: (-best[name], name))
        return [Suggestion(kind, name, f"{kind}:{_in_marks(name)}", best[name]) for name in ranked[:limit]]

    def _of_titles(self, typed: str, key: str, limit: int) -> list[Suggestion]:
        """The newest titles that hold the words, the last perhaps not yet whole."""
        columns = self._corpus.columns
        shown: dict[str, Suggestion] = {}
        for ordinal in self._newest(typed, ("title",), _LOOKED_AT):
            row = columns.rows[ordinal]
            # Words that stand in a row need not be written so: “e-mail” for “e mail”.
            if _begins_in(fold_text(row.title), key):
                shown.setdefault(
                    row.title, Suggestion("title", row.title, f"title:{_in_marks(row.title)}", 1, row.id)
                )
            if len(shown) >= limit:
                break
        return list(shown.values())

    def _newest(self, typed: str, fields: tuple[str, ...], most: int) -> list[int]:
        """The newest releases, at most so many, with the words in one of the fields."""
        keys = tuple(token.form for token in query_tokens(typed))
        if not keys or len(keys) > config.MAX_TERMS:
            return []
        matching = self._corpus.engine.matching(_plan(keys, typed, fields, self._corpus))
        shown = matching & ~self._corpus.columns.unassigned
        return first_placed(shown, most, self._corpus.columns, "newest")

    def _of_wordings(self, typed: str, limit: int) -> list[Suggestion]:
        """How releases go on after these words, the most frequent ways first."""
        pattern = _following(typed)
        seen: Counter[str] = Counter()
        spelled: dict[str, str] = {}
        for ordinal in self._newest(typed, EVERYWHERE, _WORDINGS_READ):
            for wording in {_tidy(match) for match in _matches(pattern, self._corpus.texts[ordinal])}:
                folded = fold_text(wording)
                seen[folded] += 1
                spelled.setdefault(folded, wording)
        ranked = sorted(seen, key=lambda one: (-seen[one], one))
        return [
            Suggestion("wording", spelled[one], _in_marks(spelled[one]), seen[one])
            for one in ranked[:limit]
            if one != fold_text(typed)
        ]


def _in_marks(text: str) -> str:
    """A text as one phrase of a query: marks inside of it would end it, and it is found without them."""
    return f'"{_MARKS.sub(" ", text).strip()}"'


def _starts(key: str) -> Iterable[str]:
    """A key from each of its words on; from each ideograph, of the first few."""
    places = [0, *(match.end() for match in re.finditer(" ", key))]
    places += [n for n in range(1, min(len(key), 12)) if is_han(key[n]) and n not in places]
    return (key[place : place + 60] for place in places)


def _beginning(entries: list[_Entry], key: str) -> list[_Entry]:
    """Sorted entries whose first part begins with `key`, a bounded number of them."""
    first = bisect_left(entries, key, key=itemgetter(0))
    last = bisect_left(entries, key + _LAST, first, key=itemgetter(0))
    return entries[first : min(last, first + _LOOKED_AT)]


def _begins_in(title: str, key: str) -> bool:
    """Whether one of the words of a folded title begins with `key`, or an ideograph does."""
    return key in title if is_han(key[0]) else f" {key}" in f" {title}"


def _plan(keys: tuple[str, ...], typed: str, fields: tuple[str, ...], corpus: Corpus) -> Plan:
    """Releases with the words in a row, the last one perhaps not yet whole."""
    whole = Sequence(keys, "folded", fields)
    if is_han(keys[-1]) or typed[-1:].isspace():
        return whole
    most = _PREFIXES if len(keys) > 1 else _PREFIXES_ALONE
    words = corpus.words.beginning(keys[-1], most)[:most]
    return All((Either((whole, *(Sequence((*keys[:-1], word), "folded", fields) for word in words))),))


def _following(typed: str) -> re.Pattern[str]:
    """The typed words and what comes after them in the same sentence; ideographs as simplified ones."""
    body = r"\s+".join(re.escape(part) for part in simplified(typed).split())
    before = r"(?<!\w)" if typed[0].isalnum() and not is_han(typed[0]) else ""
    if is_han(typed[-1]):
        return re.compile(rf"{body}[^\W_]{{0,{_SIGNS_ON}}}", re.IGNORECASE)
    return re.compile(rf"{before}{body}[\w’'-]{{0,24}}(?:\s[\w’'-]{{1,24}}){{0,{_WORDS_ON}}}", re.IGNORECASE)


def _matches(pattern: re.Pattern[str], text: str) -> list[str]:
    """The first matches in a text, as they are written."""
    return [text[match.start() : match.end()] for match in islice(pattern.finditer(simplified(text)), 10)]


def _tidy(text: str) -> str:
    return " ".join(text.split())
