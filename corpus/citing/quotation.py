"""Words of a release to be pasted with where they stand: the words in marks, whose they are, the citation."""

from __future__ import annotations

from typing import Final

from corpus.citing.reference import Reference, one_line
from corpus.citing.styles import chicago_note, gbt

_NESTED: Final = str.maketrans({"“": "‘", "”": "’"})
_PAIRS: Final = (("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"))


def with_citation(words: str, of: Reference, *, whose: str = "") -> str:
    """“words” — whose. Citation. permalink.

    A Chinese release is cited as GB/T 7714 has it, every other as a note of the Chicago manual, both of which
    take the paragraph.  `whose` is said between the two; the permalink follows unless it is in the citation.
    """
    bare = one_line(words) or ""
    for first, last in _PAIRS:
        if bare.startswith(first) and bare.endswith(last) and bare.count(first) == 1 + (first == last):
            bare = bare[1:-1]
    citation = citation_of(of)
    link = "" if of.permalink is None or of.permalink in citation else of.permalink
    speaker = f" — {one_line(whose)}." if whose else ""
    return " ".join(part for part in (f"“{bare.translate(_NESTED)}”{speaker}", citation, link) if part)


def citation_of(of: Reference) -> str:
    """The one citation for copying: that of the standard of the release's language."""
    return gbt(of) if of.language == "zh" else chicago_note(of)
