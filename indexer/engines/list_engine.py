"""An engine over lists of releases that are worked on whole, as arrays.

Single keys are looked up in `key_lists`, keys in a row by whoever is handed in for it.  The weighing is that
of `scoring`, done for all releases of a list at once by the same sums in the same order, so that the scores
are the same to the last bit.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from collections.abc import Sequence as Row
from dataclasses import dataclass, replace
from typing import Final, Protocol, TypeAlias

import numpy

from indexer import config
from indexer.engines.arrays import Numbers, ScoredArrays, as_bits, as_flags, by_size, summed
from indexer.engines.base import (
    All,
    Among,
    Collection,
    Either,
    Exactly,
    Keys,
    Matches,
    Plan,
    Sequence,
    Without,
)
from indexer.engines.kept import Kept
from indexer.engines.key_lists import KeyList, KeyLists
from indexer.engines.scoring import length_norms, rarity
from indexer.engines.stored_positions import term_of
from indexer.fields import TEXT_FIELDS

#: The slots of the lists: in `keys` two for a text field, for a key as a word and, in addition, for it as a
#: stem at places where it is no word; in `spellings` one.
FORMS: Final[tuple[Keys, ...]] = ("folded", "stemmed")
SLOTS: Final = {field.name: number for number, field in enumerate(TEXT_FIELDS)}
KEY_SLOTS: Final = len(SLOTS) * len(FORMS)
_WEIGHTS: Final = numpy.array([field.weight for field in TEXT_FIELDS])

# How many releases what is kept may hold together, some 16 bytes each, and how many sets of releases.
_KEPT: Final = 1_000_000
_KEPT_SETS: Final = 512
# More sequences than these are weighed together and not one by one, but no more than so many at a time.
_FEW: Final = 8
_MOST: Final = 64
_NONE: Final = numpy.empty(0, dtype=numpy.int64)


def key_slot(name: str, form: Keys) -> int:
    """The slot of a text field in `keys`."""
    return SLOTS[name] * len(FORMS) + FORMS.index(form)


class Rows(Protocol):
    """What finds several keys in a row or near each other."""

    def occurrences(self, name: str, leaf: Sequence) -> KeyList:
        """How often, at least once, a sequence stands in one text field of each release, which ascend."""
        ...


@dataclass(frozen=True, slots=True)
class Weighed:
    """The releases that match each of some sequences, and what each weighs there.

    `counts` are how many releases match each sequence; those of the first sequence are first, ascending.
    """

    counts: Numbers
    releases: Numbers
    weights: Numbers

    def __len__(self) -> int:
        return len(self.counts) + len(self.releases)


_Scored: TypeAlias = tuple[Numbers, Numbers]


class ListEngine:
    """See `engines.base.Engine`.  `sizes` are the numbers of words of each release, by text field."""

    def __init__(
        self, keys: KeyLists, spellings: KeyLists, rows: Rows, sizes: Numbers, collection: Collection
    ) -> None:
        self._keys = keys
        self._spellings = spellings
        self._rows = rows
        self._collection = collection
        self._count = int(sizes.shape[1])
        self._everything = (1 << self._count) - 1
        self._norms = numpy.concatenate(
            [_norms(sizes[n], collection.lengths.get(name, 1.0)) for name, n in SLOTS.items()]
        )
        self._lock = threading.Lock()
        # Kept for as long as the engine is open: nothing in it changes meanwhile.
        self._weighed: Kept[tuple[Sequence, ...], Weighed] = Kept(_KEPT)
        self._sets: dict[Sequence | Exactly, int] = {}

    def count(self) -> int:
        return self._count

    def close(self) -> None:
        with self._lock:
            self._weighed.clear()
            self._sets.clear()

    def match(self, plan: Plan, holding: Mapping[Sequence, int] | None = None) -> Matches:
        return ScoredArrays(*self._scored(plan, holding), self._count)

    def held(self, leaves: Row[Sequence]) -> list[int]:
        return [count for group in _groups(leaves) for count in self._weigh(group).counts.tolist()]

    def matching(self, plan: Plan) -> int:
        match plan:
            case Sequence() | Exactly():
                return self._set(plan)
            case Among(bits):
                return bits & self._everything
            case All(parts):
                left = self._everything if parts else 0
                for part in sorted(parts, key=_effort):
                    left = left and left & self.matching(part)
                return left
            case Either(parts):
                rows: list[Numbers] = []
                found = 0
                for part in parts:
                    if isinstance(part, Sequence | Exactly) and _is_single(part) and len(parts) > _FEW:
                        rows += self._lists(part)
                    else:
                        found |= self.matching(part)
                return found | as_bits(rows, self._count) if rows else found
            case Without(kept, dropped):
                left = self.matching(kept)
                return left and left & ~self.matching(dropped)

    def _set(self, leaf: Sequence | Exactly) -> int:
        """The releases that match a leaf, as a bit set."""
        leaf = self._plain(leaf) if isinstance(leaf, Sequence) else leaf
        found = self._sets.get(leaf)
        if found is None:
            if isinstance(leaf, Exactly) or _is_single(leaf):
                found = as_bits(list(self._lists(leaf)), self._count)
            else:
                found = as_bits([self._weigh((leaf,)).releases], self._count)
            with self._lock:
                if len(self._sets) >= _KEPT_SETS:
                    del self._sets[next(iter(self._sets))]
                self._sets[leaf] = found
        return found

    def _lists(self, leaf: Sequence | Exactly) -> Iterator[Numbers]:
        """The releases that match a leaf of a single key, in rows that may overlap."""
        if isinstance(leaf, Exactly):
            number = self._spellings.number(_bytes(leaf.spelling))
            for name in leaf.fields:
                yield self._spellings.releases(number, SLOTS[name])
            return
        number = self._keys.number(_bytes(leaf.keys[0]))
        for name in leaf.fields:
            for form in _forms(leaf):
                yield self._keys.releases(number, key_slot(name, form))

    def _plain(self, leaf: Sequence) -> Sequence:
        """A sequence by words alone, where none of its keys is the stem of another word."""
        if leaf.by == "folded":
            return leaf
        numbers = [self._keys.number(_bytes(key)) for key in leaf.keys]
        slots = [key_slot(name, "stemmed") for name in leaf.fields]
        has_stems = any(self._keys.count(number, slot) for number in numbers for slot in slots)
        return leaf if has_stems else replace(leaf, by="folded")

    def _scored(self, plan: Plan, holding: Mapping[Sequence, int] | None) -> _Scored:
        """The releases that match a plan, ascending, and their scores."""
        match plan:
            case Sequence():
                return self._score((plan,), holding)
            case Exactly() | Among():
                releases = numpy.flatnonzero(as_flags(self.matching(plan), self._count))
                return releases, numpy.zeros(len(releases))
            case All(parts):
                return self._sum_of_all([self._scored(part, holding) for part in parts])
            case Either((part,)):
                return self._scored(part, holding)
            case Either(parts):
                leaves = tuple(part for part in parts if isinstance(part, Sequence))
                if len(leaves) == len(parts):
                    found = [self._score(group, holding) for group in _groups(leaves)]
                else:
                    found = [self._scored(part, holding) for part in parts]
                return self._sum_of_any(found)
            case Without(kept, dropped):
                releases, scores = self._scored(kept, holding)
                left = ~as_flags(self.matching(dropped), self._count)[releases]
                return releases[left], scores[left]

    def _score(self, leaves: tuple[Sequence, ...], holding: Mapping[Sequence, int] | None) -> _Scored:
        """The releases of one sequence after the other, and their scores."""
        weighed = self._weigh(leaves)
        counts, weights = weighed.counts, weighed.weights
        held = counts.tolist() if holding is None else [holding[leaf] for leaf in leaves]
        idf = [rarity(number, self._collection.releases) for number in held]
        k1 = config.BM25_K1
        each: Numbers | float = idf[0] if len(idf) == 1 else numpy.repeat(idf, counts)
        return weighed.releases, each * weights * (k1 + 1) / (weights + k1)

    def _weigh(self, leaves: tuple[Sequence, ...]) -> Weighed:
        """What some sequences weigh, kept for those that were asked for last."""
        leaves = tuple(map(self._plain, leaves))
        with self._lock:
            found = self._weighed.get(leaves)
        if found is None:
            found = self._weighed_anew(leaves)
            with self._lock:
                self._weighed.keep(leaves, found)
        return found

    def _weighed_anew(self, leaves: tuple[Sequence, ...]) -> Weighed:
        heads: list[tuple[int, int, int]] = []
        lists: list[KeyList] = []
        for number, leaf in enumerate(leaves):
            for name, found in self._occurrences(leaf):
                if len(found.releases):
                    heads.append((number, SLOTS[name], len(found.releases)))
                    lists.append(found)
        if not lists:
            return Weighed(numpy.zeros(len(leaves), dtype=numpy.int64), _NONE, _NONE.astype(numpy.float64))
        numbers, slots, sizes = numpy.array(heads).T
        fields = numpy.repeat(slots, sizes)
        releases = numpy.concatenate([one.releases for one in lists]).astype(numpy.int64)
        times = numpy.concatenate([one.times for one in lists]).astype(numpy.float64)
        weights = _WEIGHTS[fields] * times / self._norms[fields * self._count + releases]
        if len(leaves) == 1:
            if len(lists) > 1:
                releases, weights = summed(releases, weights, self._count)
            return Weighed(numpy.array([len(releases)]), releases, weights)
        index = numpy.repeat(numbers, sizes) * self._count + releases
        index, weights = summed(index, weights, len(leaves) * self._count)
        numbers, releases = numpy.divmod(index, self._count)
        return Weighed(numpy.bincount(numbers, minlength=len(leaves)), releases, weights)

    def _occurrences(self, leaf: Sequence) -> Iterator[tuple[str, KeyList]]:
        """For each text field how often a sequence stands in it."""
        keys, forms = self._keys, _forms(leaf)
        numbers = [keys.number(_bytes(key)) for key in leaf.keys]
        for name in leaf.fields:
            slots = [key_slot(name, form) for form in forms]
            if len(numbers) == 1:
                yield name, self._together([keys.list_of(numbers[0], slot) for slot in slots])
            elif all(any(keys.count(number, slot) for slot in slots) for number in numbers):
                yield name, self._rows.occurrences(name, leaf)

    def _together(self, lists: list[KeyList]) -> KeyList:
        """The lists of a key as a word and as a stem, which are never for the same place."""
        lists = [one for one in lists if len(one.releases)] or lists[:1]
        if len(lists) == 1:
            return lists[0]
        releases = numpy.concatenate([one.releases for one in lists]).astype(numpy.int64)
        times = numpy.concatenate([one.times for one in lists]).astype(numpy.float64)
        return KeyList(*summed(releases, times, self._count))

    def _sum_of_all(self, found: list[_Scored]) -> _Scored:
        if len(found) <= 1:
            return found[0] if found else (_NONE, _NONE.astype(numpy.float64))
        (common, _), *others = sorted(found, key=lambda one: len(one[0]))
        for releases, _ in others:
            flags = numpy.zeros(self._count, dtype=numpy.bool_)
            flags[releases] = True
            common = common[flags[common]]
        total = numpy.zeros(len(common))
        for releases, scores in found:
            each = numpy.zeros(self._count)
            each[releases] = scores
            total += each[common]
        return common, total

    def _sum_of_any(self, found: list[_Scored]) -> _Scored:
        if not found:
            return _NONE, _NONE.astype(numpy.float64)
        releases = numpy.concatenate([releases for releases, _ in found])
        return summed(releases, numpy.concatenate([scores for _, scores in found]), self._count)


def _groups(leaves: Row[Sequence]) -> list[tuple[Sequence, ...]]:
    """Few sequences each for itself, so that what they weigh is kept; many together."""
    size = _MOST if len(leaves) > _FEW else 1
    return [tuple(leaves[at : at + size]) for at in range(0, len(leaves), size)]


def _forms(leaf: Sequence) -> tuple[Keys, ...]:
    return FORMS if leaf.by == "stemmed" else FORMS[:1]


def _is_single(plan: Plan) -> bool:
    return isinstance(plan, Exactly) or (isinstance(plan, Sequence) and len(plan.keys) == 1)


def _effort(plan: Plan) -> int:
    """What is known at once first: then what takes longer need not be asked where nothing is left."""
    match plan:
        case Among():
            return 0
        case Sequence() | Exactly():
            return 1 if _is_single(plan) else 3
        case _:
            return 2


def _bytes(key: str) -> bytes:
    return term_of(key).encode()


def _norms(sizes: Numbers, average: float) -> Numbers:
    """BM25's length normalisation of each release in a text field, given its number of words there."""
    return by_size(sizes, lambda present: length_norms(present, average))
