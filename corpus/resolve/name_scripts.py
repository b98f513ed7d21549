"""Which Chinese and Latin names are one person's where no bracket says so.

Two names of the same sound are joined when releases that translate each other name one of them each, or
when no other name of the archive sounds so.  A name with two candidates joins neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from corpus.languages import names_en
from corpus.names import fold_han, fold_name, is_han, is_han_name, is_pinyin_name
from corpus.resolve.name_sounds import likeness, pinyin_spellings

#: How alike a foreign name and its Chinese spelling must sound, and how much more than the next.
_LIKE, _CLEARLY = 0.6, 0.1


def script_links(
    named: Mapping[str, Sequence[str]], translations: Iterable[tuple[str, str]], paired: set[str]
) -> Iterator[tuple[str, str]]:
    """Pairs of a Latin and a Chinese name of one person.

    `named` are the full names of each release by its id, `translations` ids of a Chinese release and of
    the English one it translates, `paired` the names that have a counterpart already.
    """
    done = set(paired)
    for zh_id, en_id in translations:
        han = [name for name in dict.fromkeys(named.get(zh_id, ())) if is_han(name)]
        latin = [name for name in dict.fromkeys(named.get(en_id, ())) if not is_han(name)]
        for a, b in _in_translation([n for n in han if n not in done], [n for n in latin if n not in done]):
            done |= {a, b}
            yield a, b
    yield from _by_pinyin(named, done)


def _in_translation(han: list[str], latin: list[str]) -> Iterator[tuple[str, str]]:
    keys = {name: fold_name(name) for name in latin}
    foreign = [name for name in latin if not is_pinyin_name(keys[name])]
    scores = {
        (a, b): likeness(b, keys[a]) for b in han if "·" in fold_han(b) or not is_han_name(b) for a in foreign
    }
    for b in han:
        if is_han_name(b):
            spelled = set(pinyin_spellings(b))
            fitting = [a for a in latin if "".join(keys[a]) in spelled]
            if len({"".join(sorted(keys[a])) for a in fitting}) == 1:
                yield fitting[0], b
    for (a, b), score in scores.items():
        rivals = [s for (x, y), s in scores.items() if (x == a) != (y == b) and keys[x][-1:] != keys[a][-1:]]
        rivals += [s for (x, y), s in scores.items() if x == a and y != b]
        if score >= _LIKE and score >= max(rivals, default=0.0) + _CLEARLY:
            yield a, b


def _by_pinyin(named: Mapping[str, Sequence[str]], done: set[str]) -> Iterator[tuple[str, str]]:
    """Names of three characters whose pinyin is one Latin name's of the archive, and no other's."""
    names = {name for names in named.values() for name in names if name not in done}
    latin: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if not is_han(name) and fold_name(name)[0] not in names_en.GIVEN_NAMES:
            latin["".join(fold_name(name))].add(name)
    fitting: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if is_han(name) and len(name) > 2:
            for letters in pinyin_spellings(name):
                for other in latin.get(letters, ()):
                    fitting[other].add(name)
    taken: dict[str, set[str]] = defaultdict(set)
    for other, hans in fitting.items():
        for han in hans:
            taken[han].add("".join(sorted(fold_name(other))))
    for other in sorted(fitting):
        hans = fitting[other]
        if len(hans) == 1 and all(len(taken[han]) == 1 for han in hans):
            yield other, min(hans)
