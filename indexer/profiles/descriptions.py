"""What a text says a product is, right behind its name: “X, our first …”, “X is the …”, “X是一款…”.

Only the form decides, so that what is listed stands there as it is; whether it is true, and of whom else it
is said, is not asked.  Linear in the text: a phrase has a greatest length.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from corpus.languages import descriptions as words
from corpus.models import Release
from indexer.concordance import home_of
from indexer.folding import fold_text
from indexer.profiles.held import ends_of
from indexer.profiles.mentions import Mentioned
from indexer.profiles.values import Description
from indexer.rows import Row
from indexer.units import Home

MOST: Final = 24
_OPENERS: Final = "|".join(word.replace(" ", r"\s") for word in words.OPENERS_EN)
_COPULAS: Final = "|".join(word.replace(" ", r"\s") for word in words.COPULAS_EN)
_BEHIND: Final = {
    "en": re.compile(
        rf"[®™]?(?:,\s|\s(?:{_COPULAS})\s)(?P<said>(?P<opener>{_OPENERS})\s"
        rf"(?:[^,.;:!?()“”\"\n]|(?<=\d)[.,](?=\d)){{3,90}})(?=[,.;:!?()”\"\n]|$)",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        rf"\s?(?P<opener>{'|'.join(words.COPULAS_ZH)})(?P<said>[^，。；：！？,;:!?()（）“”\n]{{3,60}})"
    ),
}


@dataclass(slots=True)
class _Held:
    text: str
    language: str
    homes: dict[str, tuple[Row, Home]] = field(default_factory=dict)


class Descriptions:
    """Gathers what is said of one product, release by release, the oldest first."""

    def __init__(self) -> None:
        self._held: dict[str, _Held] = {}

    def read(self, release: Release, row: Row, mentioned: list[Mentioned]) -> None:
        """Take what one release says at the places of the name."""
        names = {mention.span.start for mention in release.products}
        for one in mentioned:
            found = _BEHIND[release.language].match(one.text, one.end)
            # “X, the Y and the Z” lists what there is.
            if found is None or one.origin + found.end("opener") + 1 in names:
                continue
            said = " ".join(found.group("said").split())
            held = self._held.setdefault(fold_text(said), _Held(said, release.language))
            held.homes.setdefault(release.id, (row, home_of(row, one.passage)))

    def listed(self) -> tuple[tuple[Description, ...], int]:
        """What is said, by when it is first said, and how much is not listed.  Undated releases come last."""
        found = [_described(held) for held in self._held.values()]
        found.sort(key=lambda one: one.first.date_earliest or "~")
        return tuple(found[:MOST]), max(0, len(found) - MOST)


def _described(held: _Held) -> Description:
    rows = list(held.homes.values())
    first, last = ends_of(rows)
    return Description(held.text, held.language, len(rows), first, last)
