"""Which language a run of text is written in: English or Chinese.

Decided by script alone.  A Chinese character says as much as a word, so that Chinese sentences with
many Latin names stay Chinese, and English ones with a few Chinese names stay English.  Texts in any
other language count as English.  Where one language ends and the other begins inside a dump is
decided in `language_runs`.
"""

from __future__ import annotations

import re

from corpus.models import Language

# Unified ideographs with extension A and the compatibility block, the common extensions of the
# second plane, the iteration mark and the zero.
_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]{2,}")

# Chinese text needs about 1.7 characters for one English word; names and terms in the other
# language take a third of a bilingual sentence at most.
HAN_PER_WORD = 1.7
_SAMPLE = 2000


def count_scripts(text: str, start: int = 0, end: int | None = None) -> tuple[int, int]:
    """Chinese characters and Latin words of two letters or more in `text[start:end]`."""
    stop = len(text) if end is None else end
    piece = text[start:stop]
    if piece.isascii():
        return 0, len(_LATIN_WORD.findall(piece))
    return sum(map(len, _HAN.findall(piece))), count_latin(piece)


def count_latin(text: str) -> int:
    """Latin words of two letters or more."""
    return len(_LATIN_WORD.findall(text))


def language_of(text: str, start: int = 0, end: int | None = None) -> Language | None:
    """The language of `text[start:end]`, None where there is neither a word nor a Chinese character.

    Reads at most 2,000 characters from each end of the run and as many from its middle.
    """
    stop = len(text) if end is None else end
    if stop - start <= 3 * _SAMPLE:
        han, words = count_scripts(text, start, stop)
    else:
        middle = (start + stop - _SAMPLE) // 2
        counts = [count_scripts(text, at, at + _SAMPLE) for at in (start, middle, stop - _SAMPLE)]
        han, words = sum(c[0] for c in counts), sum(c[1] for c in counts)
    if not han and not words:
        return None
    return "zh" if han > HAN_PER_WORD * words else "en"
