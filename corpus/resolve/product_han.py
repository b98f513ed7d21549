"""The Chinese names of products and brands, as the archive itself shows them.

A name in brackets behind a product (“Halo (光环)”) is the product's.  What stands before the model numbers
of one brand (“光环 X3”, “光环 X4”) again and again is the brand's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from corpus.models import ProductMention
from corpus.names import fold_han
from corpus.resolve.brands import fold_word, fold_words

_Words = tuple[str, ...]
#: A brand's Chinese name has so many characters, the longest tried first.
_LENGTHS = (4, 3, 2)
_MOSTLY = 0.6


class HanNames:
    """Chinese words beside names and model numbers, gathered over an archive."""

    def __init__(self) -> None:
        self._beside: Counter[tuple[_Words, str]] = Counter()
        self._before: Counter[tuple[str, str]] = Counter()

    def read(self, candidate: ProductMention) -> None:
        """Adds a candidate with the rule "alias" or "han-model"."""
        name, han = candidate.name or "", fold_han(candidate.surface)
        if candidate.rule == "alias":
            self._beside[fold_words(name.split()), han] += 1
        else:
            self._before[fold_word(name), han] += 1

    def labels(self, names: Mapping[_Words, str], brands: Mapping[str, str]) -> dict[str, str]:
        """Chinese name → label of the product or brand; one that two could bear is left out."""
        found: dict[str, set[str]] = defaultdict(set)
        for words, han in self._beside:
            label = names.get(words) or (brands.get(words[0]) if len(words) == 1 else None)
            if label is not None:
                found[han].add(label)
        for han, brand in self._brand_names(names, brands):
            found[han].add(brand)
        return {han: min(labels) for han, labels in found.items() if len(labels) == 1}

    def _brand_names(
        self, names: Mapping[_Words, str], brands: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        owners: dict[str, set[str]] = defaultdict(set)
        for words in names:
            if len(words) > 1 and words[0] in brands:
                owners[words[1]].add(words[0])
        contexts: dict[str, Counter[str]] = defaultdict(Counter)
        for (model, han), count in self._before.items():
            if len(owners[model]) == 1:
                contexts[min(owners[model])][han] += count
        for brand, seen in contexts.items():
            for length in _LENGTHS:
                ends: Counter[str] = Counter()
                for han in seen:
                    if len(han) >= length:
                        ends[han[-length:]] += 1
                best, often = max(ends.items(), key=lambda item: (item[1], item[0]), default=("", 0))
                if often >= 2 and often >= _MOSTLY * len(seen):
                    yield best, brands[brand]
                    break
