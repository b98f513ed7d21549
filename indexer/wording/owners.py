"""Whose a standing text is: those worded alike are versions of one only where they are of one organisation.

An organisation is told by the name in the heading, else by the addresses in a text, else by the name it
begins with; a text that has another's name at its beginning may be of the same.  That one took another
name is believed only where dates say that the names follow each other; texts of several organisations are
in use at the same time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from corpus.languages.function_words import ENGLISH
from indexer.folding import fold_text, is_han
from indexer.rows import Row
from indexer.wording.standing import Standing

_HOST: Final = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_NAME: Final = re.compile(r"\W{0,3}((?:[^\W\d_a-z][\w&’'-]*\s+)*[^\W\d_a-z][\w&’'-]*)")
#: A word that so many names of different organisations end with belongs to none of them (“Inc”, “Group”).
_COMMON: Final = 3
#: Words and, of a script without spaces, characters of a text that are its beginning.
_BEGINNING, _CHARACTERS = 14, 120


@dataclass(slots=True)
class _Owner:
    """Texts of one organisation, the marks it is told by, and the words of their beginnings."""

    texts: list[Standing] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    folded: str = ""


def by_owner(texts: Sequence[Standing], rows: Sequence[Row]) -> list[list[Standing]]:
    """The texts of a series by organisation; all together where it is one, or one that took other names."""
    common = _common(texts)
    owners: list[_Owner] = []
    unmarked: list[Standing] = []
    for text in texts:
        marks = set(_marks(text)) - common
        if not marks:
            unmarked.append(text)
            continue
        folded = " ".join(fold_text(f"{text.name} {text.paragraphs[0]}").split()[:_BEGINNING])[:_CHARACTERS]
        words = {*folded.split(), *_hosts(text)}
        owner = next(
            (one for one in owners if _met(one.marks, words, folded) or _met(marks, one.words, one.folded)),
            None,
        )
        if owner is None:
            owners.append(owner := _Owner())
        owner.texts.append(text)
        owner.marks |= marks
        owner.words |= words
        owner.folded += f" {folded}"
    if len(owners) < 2 or _one_after_the_other(owners, rows):
        return [list(texts)]
    largest = max(owners, key=lambda one: len(one.texts))
    for text in unmarked:
        largest.texts.append(text)
    order = {id(text): number for number, text in enumerate(texts)}
    return [sorted(one.texts, key=lambda text: order[id(text)]) for one in owners]


def _met(marks: set[str], words: set[str], folded: str) -> bool:
    """Whether any of the marks is met in a text; a Chinese name also inside a longer one."""
    return bool(marks & words) or any(mark in folded for mark in marks if is_han(mark[0]))


def _marks(text: Standing) -> Iterator[str]:
    if text.heading:
        yield from (word for word in text.heading.split() if word not in ENGLISH)
        return
    hosts = set(_hosts(text))
    yield from hosts
    if not hosts and (begins := _NAME.match(text.paragraphs[0])):
        yield from (word for word in fold_text(begins[1]).split() if word not in ENGLISH)


def _hosts(text: Standing) -> Iterator[str]:
    """The names in the addresses of a text: “oarsong” of “www.oarsong.example”."""
    for paragraph in text.paragraphs:
        for host in _HOST.findall(paragraph):
            yield max(host.lower().split(".")[:-1], key=len)


def _common(texts: Sequence[Standing]) -> set[str]:
    """The words that names of several organisations end with."""
    first: dict[str, set[str]] = {}
    for text in texts:
        words = text.heading.split()
        if len(words) > 1:
            first.setdefault(words[-1], set()).add(words[0])
    return {word for word, names in first.items() if len(names) >= _COMMON}


def _one_after_the_other(owners: Sequence[_Owner], rows: Sequence[Row]) -> bool:
    """Whether each name was in use before the next: all of them dated, and none while another was."""
    spans = []
    for one in owners:
        dated = [row for text in one.texts if (row := rows[text.ordinal]).earliest]
        if not dated:
            return False
        spans.append((min(row.earliest or "" for row in dated), max(row.latest or "" for row in dated)))
    return all(before[1] < after[0] for before, after in pairwise(sorted(spans)))
