"""Whether what a mark of omission leaves out inside one sentence can be left out without a change of meaning.

“We stopped asking how fast they go … how long they stay”, without “, and asked”, says the opposite.
What stands between commas, or modifies, can go; what holds a contrast, a new subject, or the link by which
the words behind it hang on the sentence cannot, or not surely.  Told by marks and small words, with no
grammar: where it is doubtful, it is called so.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.languages.governing import (
    CONTRASTING_EN,
    CONTRASTING_ZH,
    COORDINATING_EN,
    COORDINATING_ZH,
    DETERMINERS_EN,
    GOING_ON_ZH,
    LINKING_EN,
    SUBJECTS_EN,
    SUBJECTS_ZH,
)
from indexer.quotecheck.words import CompareWord, compare_words

_PARTING: Final = r"[,，、;；:：()（）—–]|\s-\s"
_OPENS: Final = re.compile(rf"[\s”’\"'」』]*(?:{_PARTING})")
_CLOSES: Final = re.compile(rf"(?:{_PARTING})[\s“‘\"'「『]*$")
# A comma within a figure parts nothing.
_INNER: Final = re.compile(rf"(?<!\d)(?:{_PARTING})|(?:{_PARTING})(?!\d)")
_LINKS: Final = LINKING_EN | DETERMINERS_EN


def is_doubtful(head: str, left: str, tail: str) -> bool:
    """Whether `left`, without which a sentence is `head` and `tail`, is not surely a unit that can go."""
    words = compare_words(left)
    if not words:
        return False
    opens, closes = _OPENS.match(left), _CLOSES.search(left)
    inner = left[opens.end() if opens else 0 : closes.start() if closes else len(left)]
    keys = [word.key for word in words]
    if CONTRASTING_EN.intersection(keys) or any(word in _han(words) for word in CONTRASTING_ZH):
        return True
    if opens and closes:
        return tail.lstrip().startswith(GOING_ON_ZH)
    if opens or _INNER.search(inner):
        return True
    return _links(head, words)


def _links(head: str, words: list[CompareWord]) -> bool:
    """Whether what is left out begins or ends with a joining word, or ends with what the rest hangs on."""
    first, last, han = words[0].key, words[-1].key, _han(words)
    if first in COORDINATING_EN or last in COORDINATING_EN | SUBJECTS_EN:
        return True
    if han.strip() and (han.startswith(COORDINATING_ZH) or han.endswith((*COORDINATING_ZH, *SUBJECTS_ZH))):
        return True
    before = compare_words(head)
    return last in _LINKS and not (before and before[-1].key in _LINKS)


def _han(words: list[CompareWord]) -> str:
    return "".join(word.key if len(word.key) == 1 else " " for word in words)
