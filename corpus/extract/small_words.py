"""Which words does a text also write small, beside where they stand with a capital?

A word that does is more likely an everyday word than a name.
"""

from __future__ import annotations

import re

# So many words are looked for one by one, which is fast; whoever asks for more gets them all read at once,
# so that the work stays linear in the text.
_FEW = 48


class SmallWords:
    """The words of `text[start:end]` that `pattern` finds: `word in small`.

    `pattern` matches one whole word of small Latin letters and nothing else.
    """

    def __init__(self, pattern: re.Pattern[str], text: str, start: int, end: int) -> None:
        self._pattern = pattern
        self._text, self._start, self._end = text, start, end
        self._asked: dict[str, bool] = {}
        self._all: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        known = self._asked.get(word)
        if known is not None:
            return known
        if self._all is None and len(self._asked) < _FEW:
            known = self._asked[word] = self._stands(word)
            return known
        if self._all is None:
            self._all = frozenset(self._pattern.findall(self._text, self._start, self._end))
        return word in self._all

    def _stands(self, word: str) -> bool:
        text, end = self._text, self._end
        at = text.find(word, self._start, end) if word.isascii() and word.isalpha() else -1
        while at >= 0:
            match = self._pattern.match(text, at, end)
            if match is not None and match.end() == at + len(word):
                return True
            at = text.find(word, at + len(word), end)
        return False
