"""Two engines given the same documents give the same releases the same scores."""

from __future__ import annotations

import random
from array import array
from collections.abc import Iterator
from pathlib import Path

import pytest

from indexer.engines.base import (
    All,
    Among,
    Collection,
    Either,
    Engine,
    Exactly,
    IndexDocument,
    Matches,
    Plan,
    Postings,
    Sequence,
    Without,
    ordinals,
)
from indexer.engines.tantivy_ import TantivyKind
from indexer.engines.whoosh_ import WhooshKind
from indexer.fields import EVERYWHERE, TEXT_FIELDS

WORDS = [*"abcdefgh", "提", "提灯", "o'hara", "u.s.", "\udc80", "\x00", "long" * 20000]
COUNT = 120
# A word that stands in one release more often than a score can tell.
OFTEN = 3001


def _document(ordinal: int, chance: random.Random) -> IndexDocument:
    folded: dict[str, Postings] = {}
    stemmed: dict[str, Postings] = {}
    spellings: dict[str, frozenset[str]] = {}
    position = 0
    for field in TEXT_FIELDS:
        words: dict[str, list[int]] = {}
        stems: dict[str, list[int]] = {}
        for _ in range(chance.choice([0, 3, 40, 400])):
            position += chance.choice([0, 1, 1, 1, 2])
            for table in (words, stems) if chance.random() < 0.3 else (words,):
                places = table.setdefault(chance.choice(WORDS), [])
                if not places or places[-1] != position:
                    places.append(position)
        if words:
            if ordinal == 7:
                words["a"] = sorted({*words.get("a", ()), *range(position, position + OFTEN)})
                position += OFTEN
            folded[field.name], stemmed[field.name] = words, stems
            spellings[field.name] = frozenset(word for word in words if chance.random() < 0.5)
    return IndexDocument(ordinal, f"release {ordinal}", folded, stemmed, spellings)


def _collection(documents: list[IndexDocument]) -> Collection:
    means = {}
    for field in TEXT_FIELDS:
        held = [document.folded[field.name] for document in documents if field.name in document.folded]
        means[field.name] = sum(len(places) for words in held for places in words.values()) / len(held)
    return Collection(COUNT, means)


def _plans() -> list[Plan]:
    chance = random.Random(3)
    leaves: list[Plan] = [Sequence((word,), "stemmed", EVERYWHERE) for word in WORDS]
    for size in (2, 2, 2, 3, 3, 5):
        keys = tuple(chance.choice("abcd") for _ in range(size))
        for fields in (EVERYWHERE, ("title",), ("said",)):
            leaves += [Sequence(keys, "folded", fields), Sequence(keys, "stemmed", fields)]
            leaves += [Sequence(keys, "folded", fields, near) for near in (0, 1, 4)]
    leaves += [
        Sequence(("a", "a"), "folded", EVERYWHERE, 2),
        Sequence(("nowhere", "a"), "folded", EVERYWHERE),
    ]
    leaves += [Exactly(word, EVERYWHERE) for word in WORDS]
    leaves += [Among(0b1011), Among((1 << 500) - 1)]
    joined: list[Plan] = []
    for _ in range(60):
        parts = tuple(chance.sample(leaves, chance.choice([3, 3, 10])))
        joined.append(chance.choice([All(parts), Either(parts), Without(parts[0], Either(parts[1:]))]))
    return [*leaves, *joined, All(()), Either(())]


PLANS = _plans()


def _scores(matches: Matches) -> dict[int, float]:
    return {number: matches.score(number) for number in ordinals(matches.bits)}


@pytest.fixture(scope="module")
def engines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Engine, Engine]]:
    opened = []
    for kind in (WhooshKind(), TantivyKind()):
        folder: Path = tmp_path_factory.mktemp(kind.name)
        chance = random.Random(11)
        documents = [_document(number, chance) for number in range(COUNT)]
        assert kind.build(folder, documents) == COUNT
        opened.append(kind.open(folder, _collection(documents)))
    yield opened[0], opened[1]
    for engine in opened:
        engine.close()


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: repr(plan)[:60])
def test_two_engines_answer_alike(plan: Plan, engines: tuple[Engine, Engine]) -> None:
    first, second = (engine.match(plan) for engine in engines)
    assert _scores(second) == _scores(first)
    assert [engine.matching(plan) for engine in engines] == [first.bits, first.bits]


def test_an_index_of_nothing_is_opened(tmp_path: Path) -> None:
    for kind in (WhooshKind(), TantivyKind()):
        folder = tmp_path / kind.name
        folder.mkdir()
        assert kind.build(folder, ()) == 0
        engine = kind.open(folder, Collection(0, {}))
        assert engine.count() == 0
        assert engine.match(Sequence(("a",), "folded", EVERYWHERE)).bits == 0
        engine.close()


@pytest.mark.parametrize("count", [0, 1, 7, COUNT, COUNT + 1])
def test_what_matches_best_is_first(count: int, engines: tuple[Engine, Engine]) -> None:
    places = random.Random(5).sample(range(COUNT), COUNT)
    for plan in PLANS:
        for matches in (engine.match(plan) for engine in engines):
            scores = _scores(matches)
            for among in (matches.bits, matches.bits & 0x5555_5555_5555_5555):
                order = sorted(ordinals(among), key=lambda one: (-scores[one], places[one]))
                assert matches.best(among, count, array("I", places)) == order[:count]


@pytest.mark.parametrize("size", [1, 300])
def test_sequences_are_counted(size: int, engines: tuple[Engine, Engine]) -> None:
    leaves = [plan for plan in PLANS if isinstance(plan, Sequence)][:size]
    expected = [engines[0].matching(leaf).bit_count() for leaf in leaves]
    assert [engine.held(leaves) for engine in engines] == [expected, expected]
