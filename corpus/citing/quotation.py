"""Words of a release to be pasted with where they stand: the words in marks, whose they are, the citation."""

from __future__ import annotations

from typing import Final

from corpus.citing.marks import single
from corpus.citing.reference import Reference
from corpus.citing.styles import chicago_note, gbt
from corpus.unprintable import one_line

_PAIRS: Final = (("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"))


def with_citation(words: str, of: Reference, *, whose: str = "") -> str:
    """“words” — whose. Citation. permalink.

    A Chinese release is cited as GB/T 7714 has it, every other as a note of the Chicago manual, both of which
    take the paragraph.  `whose` is said between the two; the permalink follows unless it is in the citation.
    """
    bare = _without_marks(one_line(words) or "")
    citation = citation_of(of)
    link = "" if of.permalink is None or of.permalink in citation else of.permalink
    speaker = f" — {one_line(whose)}." if whose else ""
    return " ".join(part for part in (f"“{single(bare, whole=True)}”{speaker}", citation, link) if part)


def _without_marks(words: str) -> str:
    """Words without the pair of marks that stands around all of them."""
    for first, last in _PAIRS:
        inside = words[1:-1]
        if len(words) > 1 and words[0] == first and words[-1] == last and _paired(inside, first, last):
            return inside
    return words


def _paired(text: str, first: str, last: str) -> bool:
    """Whether no mark closes before it opens: “A” and “B” has one at either end, and no pair around it."""
    depth = 0
    for mark in text:
        depth += (mark == first) - (mark == last) if first != last else -(mark == first)
        if depth < 0:
            return False
    return True


def citation_of(of: Reference) -> str:
    """The one citation for copying: that of the standard of the release's language."""
    return gbt(of) if of.language == "zh" else chicago_note(of)
