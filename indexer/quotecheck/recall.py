"""Which releases can hold a quotation: asked of the index, so that few texts have to be read.

Exact words are asked for as a phrase, changed ones by the rarest of them.
What is answered here need not hold the quotation.
"""

from __future__ import annotations

from collections.abc import Sequence as Row
from typing import Final

from indexer.engines.base import Either, Sequence
from indexer.fields import EVERYWHERE
from indexer.folding import is_han
from indexer.keys import query_tokens, spellings
from indexer.plan import Corpus

# The keys a changed quotation is looked for by, and the releases that are read for it.
_RAREST: Final = 10
_READ: Final = 16
_FEW: Final = 4
# A phrase of so many keys mostly tells a place; the rest is compared in the text, of no more than so many.
_PHRASE: Final = 24
_MANY: Final = 20
# Lines of a quotation that are looked for one by one.
_LINES: Final = 12


def holding_phrase(text: str, corpus: Corpus) -> int:
    """The releases, as a bit set, with the words of a text in a row, or at least the first and the last."""
    bits = 0
    for row in spellings(text):
        if row:
            bits |= _holding_row(row, corpus)
    return bits


def holding_lines(text: str, corpus: Corpus) -> int:
    """The releases with the words of each line of a text in a row; none where it has only one.

    Words of two parts of a release, such as its body and what is said about the company, are no phrase.
    """
    lines = [line for line in text.splitlines() if line.strip()][:_LINES]
    bits = corpus.columns.everything if len(lines) > 1 else 0
    for line in lines:
        bits &= holding_phrase(line, corpus) if bits and any(spellings(line)) else bits
    return bits


def _holding_row(row: Row[str], corpus: Corpus) -> int:
    """The releases with the first of some keys in a row; where these are many, those with all of them."""
    bits = corpus.engine.matching(Sequence(tuple(row[:_PHRASE]), "folded", EVERYWHERE))
    narrow = bits
    for first in range(_PHRASE, len(row), _PHRASE):
        if narrow.bit_count() <= _MANY:
            break
        # The last of them overlaps the one before, as few keys tell little.
        keys = tuple(row[min(first, len(row) - _PHRASE) :][:_PHRASE])
        narrow &= corpus.engine.matching(Sequence(keys, "folded", EVERYWHERE))
    # What reaches from one part of a release into the next is no phrase as a whole.
    return narrow or bits


def alike(text: str, corpus: Corpus, *, base: int) -> list[int]:
    """The releases that share the rarest words with a text, the most alike first."""
    leaves = tuple(Sequence((key,), "folded", EVERYWHERE) for key in _rarest(text, corpus))
    if not leaves:
        return []
    found = corpus.engine.match(Either(leaves))
    likely = found.best(found.bits, _READ * 2, range(len(corpus.columns.rows)))
    return [number for number in likely if base >> number & 1][:_READ]


def _rarest(text: str, corpus: Corpus) -> Row[str]:
    keys = list(dict.fromkeys(token.form for token in query_tokens(text)))
    words = sorted((key for key in keys if not is_han(key)), key=corpus.words.releases)
    pairs = [key for key in keys if is_han(key)]
    known = [key for key in words if corpus.words.releases(key)][:_RAREST]
    # Words of every tenth release tell little and cost most; some are needed where there are no others.
    often = len(corpus.columns.rows) // 10
    known = [key for place, key in enumerate(known) if place < _FEW or corpus.words.releases(key) <= often]
    # Pairs of ideographs are about as rare as each other; some from everywhere in the text serve.
    step = max(1, len(pairs) // _RAREST)
    return [*known, *pairs[::step][: _RAREST + 2]]
