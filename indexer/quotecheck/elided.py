"""Whether what a mark of omission leaves out inside one sentence can be left out without a change of meaning.

“We stopped asking how fast they go … how long they stay”, without “, and asked”, says the opposite.
What stands between commas, or modifies, can go; what holds a contrast, a new subject, a belief or a hope, or
the link by which the words behind it hang on the sentence cannot, or not surely.  Told by marks and small
words, with no grammar: where it is doubtful, it is called so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.languages.governing import (
    COORDINATING_EN,
    COORDINATING_ZH,
    DETERMINERS_EN,
    GOING_ON_ZH,
    LINKING_EN,
    PARTIAL_EN,
    PARTIAL_OF_EN,
    SUBJECTS_EN,
    SUBJECTS_ZH,
    SUBORDINATING_EN,
    UNIVERSAL_EN,
)
from indexer.quotecheck.cuts import governing, is_open_denial
from indexer.quotecheck.turns import contrasts, supposes
from indexer.quotecheck.words import CompareWord, compare_words, ideographs

_PARTING: Final = r"[,，、;；:：()（）—–]|\s-\s"
_OPENS: Final = re.compile(rf"[\s”’\"'」』]*(?:{_PARTING})")
_CLOSES: Final = re.compile(rf"(?:{_PARTING})[\s“‘\"'「『]*$")
# A comma within a figure parts nothing.
_INNER: Final = re.compile(rf"(?<!\d)(?:{_PARTING})|(?:{_PARTING})(?!\d)")
_MONTH: Final = re.compile(r"\bMay\b")
_LINKS: Final = LINKING_EN | DETERMINERS_EN
_COUNTS: Final = PARTIAL_EN | PARTIAL_OF_EN | UNIVERSAL_EN
_AND: Final = frozenset(("and", "or"))
# “A second noun”, and a second adjunct: “and butter”, “and with patience”.
_NOUN, _ADJUNCT = 3, 6
# “Considered”: whoever leaves out a verb leaves its object to another.
_PAST: Final = re.compile(r"\w{3,}ed")


def is_doubtful(head: str, left: str, tail: str) -> bool:
    """Whether `left`, without which a sentence is `head` and `tail`, is not surely a unit that can go."""
    words = compare_words(left)
    if not words:
        return False
    opens, closes = _OPENS.match(left), _CLOSES.search(left)
    inner = left[opens.end() if opens else 0 : closes.start() if closes else len(left)]
    keys = [word.key for word in words]
    if contrasts(left) or supposes(_MONTH.sub("", left)) or (not opens and is_open_denial(head, left)):
        return True
    if opens and closes:
        return tail.lstrip().startswith(GOING_ON_ZH)
    following = [word.key for word in compare_words(tail)]
    if not closes and (governing(left, tail, "") or _ends_open(head, keys, following)):
        return True
    if opens:
        return not _is_joined_alike(keys, following)
    if _INNER.search(inner) and not _are_adjuncts(inner):
        return True
    if keys[0] in _AND and _is_second(keys, following):
        return False
    return _links(head, words)


def _ends_open(head: str, keys: Sequence[str], following: Sequence[str]) -> bool:
    """Whether what is left out ends with a word on which what follows hangs.

    “Asked me when”, “every”, “considered”, but not “the newly painted | door” or “borrowed | from a school”.
    """
    if keys[-1] in SUBORDINATING_EN or keys[-1] in _COUNTS:
        return True
    before = compare_words(head)
    modifies = (before and before[-1].key in _LINKS) or following[0] in LINKING_EN
    return _PAST.fullmatch(keys[-1]) is not None and not modifies


def _is_joined_alike(keys: Sequence[str], following: Sequence[str]) -> bool:
    """Whether what a comma opens only parts two clauses, or is like what follows (“of … and of …”)."""
    if all(key in COORDINATING_EN for key in keys):
        return following[0] in SUBJECTS_EN
    return following[0] in _AND and following[1:2] == list(keys[:1]) and keys[0] in LINKING_EN


def _are_adjuncts(inner: str) -> bool:
    """Whether all that commas part says when, where or how: “on a cold day, in the rain”."""
    rows = [compare_words(piece) for piece in _INNER.split(inner)]
    return all(row and row[0].key in LINKING_EN for row in rows)


def _is_second(keys: Sequence[str], following: Sequence[str]) -> bool:
    """Whether “and” joins no more than a noun or an adjunct, and what follows has a link of its own."""
    if keys[-1] in _LINKS or keys[-1] in SUBJECTS_EN or _PAST.fullmatch(keys[-1]):
        return False
    size = _ADJUNCT if keys[1:2] and keys[1] in LINKING_EN else _NOUN
    return 1 < len(keys) <= size and following[0] in LINKING_EN


def _links(head: str, words: list[CompareWord]) -> bool:
    """Whether what is left out begins or ends with a joining word, or ends with what the rest hangs on."""
    first, last, han = words[0].key, words[-1].key, ideographs(word.key for word in words)
    if first in COORDINATING_EN or last in COORDINATING_EN | SUBJECTS_EN:
        return True
    if han.strip() and (han.startswith(COORDINATING_ZH) or han.endswith((*COORDINATING_ZH, *SUBJECTS_ZH))):
        return True
    before = compare_words(head)
    return last in _LINKS and not (before and before[-1].key in _LINKS)
