"""Which spellings of Latin names are one name: middle names, order, joined syllables, slips of the pen.

Works on names as `names.fold_name` leaves them, tuples of words.  A spelling that fits two different
names joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from corpus.languages import names_en
from corpus.names import fold_name, is_pinyin_name

Key = tuple[str, ...]
Join = Callable[[Key, Key], None]
# So many middle names between one first and last name are many people, not spellings of one.
_MANY = 40
#: Letters of a word of which one may be a slip, where nothing is joined for it.
_LONGER_WORD = 5


def join_spellings(join: Join, keys: Iterable[Key]) -> None:
    """Calls `join` for every two of `keys` that are spellings of one name."""
    latin = sorted(k for k in keys if len(k) > 1 and k[0].isascii())
    _join_same_letters(join, latin)
    _join_middle_names(join, latin)
    _join_run_on(join, latin)
    _join_slips(join, latin)


def last_name(words: Key) -> str:
    """The last word that is no “Jr”; "" where there is none."""
    core = [w for w in words if w not in names_en.GENERATIONS]
    return core[-1] if core else ""


def nearly_same(one: Key, other: Key) -> bool:
    """Whether two names differ by at most one letter of each longer word: two people, or one misspelt."""
    if len(one) != len(other) or len(one) < 2 or one == other or is_pinyin_name(one) or is_pinyin_name(other):
        return False
    return all(
        a == b or (min(len(a), len(b)) >= _LONGER_WORD and _one_letter_apart(a, b))
        for a, b in zip(one, other, strict=True)
    )


def nickname_links(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs like (“Matt Dorsey”, “Matthew Dorsey”) among the names of one release, where only one fits."""
    by_last: dict[str, set[str]] = defaultdict(set)
    for name in names:
        by_last[last_name(fold_name(name))].add(name)
    for group in by_last.values():
        if not 2 <= len(group) <= 6:
            continue
        for short in sorted(group):
            first = fold_name(short)[0]
            fuller = [n for n in sorted(group) if _is_fuller(fold_name(n)[0], first)]
            if len(fuller) == 1 and not is_pinyin_name(fold_name(short)):
                yield (short, fuller[0])


def _is_fuller(first: str, short: str) -> bool:
    return len(short) >= 3 and len(first) > len(short) and first[:3] == short[:3]


def _join_same_letters(join: Join, keys: Sequence[Key]) -> None:
    """“Shouzi Chew” and “Chew Shou Zi”: the same letters joined or the same words in another order."""
    seen: dict[str, Key] = {}
    for key in keys:
        for form in ("".join(key), " ".join(sorted(key))):
            join(seen.setdefault(form, key), key)


def _join_middle_names(join: Join, keys: Sequence[Key]) -> None:
    """“Ann Dorsey” with “Ann J. Dorsey” and “Ann Jane Dorsey”, where all fuller ones fit together."""
    by_ends: dict[tuple[str, str, str], set[Key]] = defaultdict(set)
    for key in keys:
        suffix = key[-1] if key[-1] in names_en.GENERATIONS else ""
        core = key[:-1] if suffix else key
        if len(core) > 1:
            by_ends[core[0], core[-1], suffix].add(core[1:-1])
    for (first, last, suffix), middles in by_ends.items():
        tail = (suffix,) if suffix else ()
        for middle in middles if len(middles) <= _MANY else ():
            fuller = [m for m in middles if m != middle and _extends(m, middle)]
            longest = [m for m in fuller if all(n == m or _extends(m, n) for n in fuller)]
            if len(longest) == 1:
                join((first, *middle, last, *tail), (first, *longest[0], last, *tail))


def _extends(fuller: Key, middle: Key) -> bool:
    """Whether a middle name says the same and more: “james” over “j”, anything over nothing."""
    if not middle:
        return bool(fuller)
    return len(fuller) == len(middle) and all(
        f == m or (len(m) == 1 and len(f) > 1 and f.startswith(m))
        for f, m in zip(fuller, middle, strict=True)
    )


def _join_run_on(join: Join, keys: Sequence[Key]) -> None:
    """“Ann Dorsey Lumora” with “Ann Dorsey”: words that ran into a name from the next line."""
    known = set(keys)
    for key in keys:
        for length in range(2, len(key)):
            if key[:length] in known and key[length] not in names_en.GENERATIONS:
                join(key[:length], key)
                break


def _join_slips(join: Join, keys: Sequence[Key]) -> None:
    """Names that differ by one letter of one long word, the others being equal."""
    buckets: dict[tuple[int, Key], list[Key]] = defaultdict(list)
    for key in keys:
        if not is_pinyin_name(key):
            for i, word in enumerate(key):
                if len(word) >= (6 if len(key) > 2 else 8):
                    buckets[i, key[:i] + key[i + 1 :]].append(key)
    for (i, _), group in buckets.items():
        for at, a in enumerate(group[:50]):
            for b in group[at + 1 : 50]:
                if _one_letter_apart(a[i], b[i]):
                    join(a, b)


def _one_letter_apart(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        return a[start + 1 :] == b[start + 1 :]
    return a[start + 1 :] == b[start:] or a[start:] == b[start + 1 :]
