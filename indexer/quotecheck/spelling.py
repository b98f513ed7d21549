"""Whether words that a hyphen or the end of a line parts are one word, and a footnote's number none of it.

“Re-sign” is not “resign”, and “now” at the end of a line before “here” is not “nowhere”.  The archive is
asked: words are one where the whole word stands elsewhere in it, and the two halves do not both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Row
from itertools import islice
from typing import Final

from corpus.languages.common_en import common_words
from corpus.languages.meaning import NEGATIONS_EN
from indexer.engines.base import Sequence, ordinals
from indexer.fields import EVERYWHERE
from indexer.plan import Corpus
from indexer.quotecheck.words import CompareWord, written_as_one

# Texts that are looked through for a word that stands alone.
_TEXTS: Final = 8
_VOWELS: Final = "aeiou"
_LINE_END: Final = re.compile(r"[-‐‑\u00ad]?\s*\n\s*")
# A word in small letters with the number of a footnote behind it; with a capital it may be a model.
_MARKED: Final = re.compile(r"([^\W\d_]{3,})\d{1,2}")


class Spelling:
    """What one archive knows of words; each is looked for once."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, bool] = {}

    def same(self, one: str, words: Row[CompareWord], other: str, others: Row[CompareWord]) -> bool:
        """Whether rows of words of two texts with the same letters are the same word, parted or not."""
        keys, other_keys = [word.key for word in words], [word.key for word in others]
        if len(keys) == len(other_keys) == 1:
            return _is_marked(one, words[0], keys[0], other_keys[0]) or _is_marked(
                other, others[0], other_keys[0], keys[0]
            )
        if "".join(keys) != "".join(other_keys) or not (
            written_as_one(one, words) and written_as_one(other, others)
        ):
            return False
        parted, whole, text = (words, others, one) if len(keys) > len(other_keys) else (others, words, other)
        return len(whole) == 1 and self._is_one(whole[0].key, parted, text)

    def _is_one(self, whole: str, parted: Row[CompareWord], text: str) -> bool:
        halves = [word.key for word in parted]
        if not NEGATIONS_EN.isdisjoint((whole, *halves)):
            return False
        at_line_end = _LINE_END.search(text[parted[0].end : parted[-1].start]) is not None
        # The hyphen of “re-sign” tells it from another word; that of “re-enter” two vowels.
        if halves[0] == "re" and halves[1][0] not in _VOWELS and not at_line_end:
            return False
        return self.stands(whole) and not all(self.stands(half) for half in halves)

    def stands(self, key: str) -> bool:
        """Whether a word stands somewhere in the archive for itself, or is a frequent one."""
        if key not in self._known:
            self._known[key] = key in common_words() or self._is_found(key)
        return self._known[key]

    def _is_found(self, key: str) -> bool:
        if not self._corpus.words.releases(key):
            return False
        # Not beside a hyphen, and not where the end of a line may have cut it off.
        alone = re.compile(rf"(?<![\w’'‐‑-])(?<!\n){re.escape(key)}(?![\w’'‐‑-])(?!\s*\n)")
        held = self._corpus.engine.matching(Sequence((key,), "folded", EVERYWHERE))
        texts = (self._corpus.texts[number] for number in islice(ordinals(held), _TEXTS))
        return any(alone.search(text.casefold()) for text in texts)


def _is_marked(text: str, word: CompareWord, key: str, bare: str) -> bool:
    """Whether a word is another with a footnote's number behind it: “glaze1”."""
    found = _MARKED.fullmatch(text[word.start : word.end])
    return found is not None and found[1].islower() and key.rstrip("0123456789") == bare
