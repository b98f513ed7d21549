"""Names with initials: “T. Wren” can be Tomasz Wren, and “Wren, T.” as well; “P. Wren” cannot.

Decides whether what stands for one name can be another; which people of an archive bear one is asked of its
columns.  An initial more than the other name has words is no ground to take them for one person.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.languages import names_en
from indexer.columns import Columns
from indexer.folding import fold_text, is_han


def known_by_initials(form: str, columns: Columns) -> tuple[str, ...]:
    """The people of an archive that a name with initials can be; none where it has no initial."""
    said = _parts(form)
    if not _has_initials(said):
        return ()
    people = columns.aliases.get("person", {})
    found: dict[str, None] = {}
    for field in ("speaker", "person", "author"):
        held = columns.values[field]
        found.update(dict.fromkeys(name for name in held if _fits(said, _parts(name))))
        aliases = (names for alias, names in people.items() if _fits(said, _parts(alias)))
        found.update(dict.fromkeys(name for names in aliases for name in names if name in held))
    return tuple(found)


def may_be_initialled(one: str, other: str) -> bool:
    """Whether two names, an initial in one of them, do not rule each other out: “T. K. Wren”, Tomasz Wren."""
    said, held = _parts(one), _parts(other)
    if len(said) < 2 or len(held) < 2 or not (_has_initials(said) or _has_initials(held)):
        return False
    (given, last), (other_given, other_last) = _split(said), _split(held)
    return last == other_last and all(_is_like(a, b) for a, b in zip(given, other_given, strict=False))


def _fits(said: Sequence[str], held: Sequence[str]) -> bool:
    """Whether words of a name, some of them initials, are those of a full one, its family name among them."""
    if len(held) < 2 or len(said) > len(held) or _has_initials(held):
        return False
    (given, last), (full, held_last) = _split(said), _split(held)
    return last == held_last and all(_is_like(a, b) for a, b in zip(given, full, strict=False))


def _split(parts: Sequence[str]) -> tuple[Sequence[str], str]:
    """The given names and the family name, the word before which initials stand, or behind which."""
    first = len(parts[0]) > 1 and (len(parts[1]) == 1 or parts[0] in names_en.PINYIN_SURNAMES)
    return (parts[1:], parts[0]) if first else (parts[:-1], parts[-1])


def _is_like(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _has_initials(parts: Sequence[str]) -> bool:
    return len(parts) > 1 and any(len(part) == 1 for part in parts) and any(len(part) > 1 for part in parts)


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[str, ...]:
    """The words of a name, folded; none of one in ideographs."""
    folded = fold_text(name)
    return () if any(map(is_han, folded)) else tuple(folded.split())
