"""Which names of an archive are doubtful: those two people could bear, products no release is sure of.

Takes one release after the other; who bears a name is never decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from corpus.correcting.corrections import RULE
from corpus.models import Person, PersonMention, Release, Span
from corpus.names import fold_name, han_surname
from corpus.reviewing.doubts import Doubt, doubt_about
from corpus.reviewing.explain import unresolved
from corpus.reviewing.stanzas import Settlement

SURE_PRODUCT = 0.75  # from here on a name is not worth a person's time
_TWO_HERE, _TWO_ELSEWHERE = 0.75, 0.55  # how doubtful a name is that two of the release, of the archive bear
_AROUND = 50


class Bearers:
    """The people of an archive by the words they may be called by alone."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._called: dict[str, set[str]] = defaultdict(set)
        for person in people:
            for word in _words_of(person.name, person.name_zh):
                self._called[word].add(person.name)

    def doubts(self, release: Release, found: Release) -> Iterator[Doubt]:
        """The names of a release that are nobody's because two people could be meant, each once.

        `found` is the release before names were resolved.
        """
        here: dict[str, set[str]] = defaultdict(set)
        for one in release.people:
            for called in _words_of(one.name or "", None):
                here[called].add(one.name or "")
        corrected = {one.text for one in release.corrections}
        seen = set()
        for mention in unresolved(release, found):
            surface = " ".join(mention.surface.split())
            word = _called_by(mention)
            if word is None or surface in seen or f"person: {surface} is nobody" in corrected:
                continue
            seen.add(surface)
            two_here = len(here.get(word, ())) > 1
            names = sorted(here[word] if two_here else self._called.get(word, ()))
            if len(names) < 2:
                continue
            could = " or ".join(names)
            if len(names) > 3:
                could = f"{', '.join(names[:3])} or {len(names) - 3:,} others"
            yield doubt_about(
                release,
                "person",
                _TWO_HERE if two_here else _TWO_ELSEWHERE,
                f"“{surface}” is nobody",
                f"could be {could}",
                _around(release, mention.span),
                Settlement("people", (("name", surface), ("is", False)), f"or {could}"),
            )


class WeakProducts:
    """The products that no release names with confidence, each once for the archive."""

    def __init__(self) -> None:
        self._first: dict[str, Doubt] = {}
        self._counts: dict[str, int] = defaultdict(int)
        self._sure: set[str] = set()

    def read(self, release: Release) -> None:
        for mention in release.products:
            if mention.name is None:
                continue
            if mention.rule == RULE or mention.confidence >= SURE_PRODUCT:
                self._sure.add(mention.name)
                continue
            self._counts[mention.name] += 1
            if mention.name not in self._first:
                named = ("name", mention.name)
                kept = Settlement(
                    "products", (named, ("is", mention.name)), "false if it is none", None, True
                )
                self._first[mention.name] = doubt_about(
                    release,
                    "product",
                    1 - mention.confidence,
                    f"product “{mention.name}”",
                    f"rule {mention.rule}",
                    _around(release, mention.span),
                    kept,
                )

    def doubts(self) -> Iterator[Doubt]:
        for name, doubt in self._first.items():
            if name not in self._sure:
                times = self._counts[name]
                yield replace(doubt, why=f"{doubt.why}, named {times} times") if times > 1 else doubt


def _words_of(name: str, name_zh: str | None) -> set[str]:
    """The first and the last word of a name, and its Chinese family name."""
    words = fold_name(name)
    found = {words[0], words[-1]} if len(words) > 1 else set()
    surname = han_surname(name_zh or name)
    return found | {surname} if surname else found


def _called_by(mention: PersonMention) -> str | None:
    """The one word a person is called by; None for a name in full."""
    surface = mention.surface
    if mention.rule == "titled-surname":
        return han_surname(surface)
    bare = surface.removeprefix(mention.honorific) if mention.honorific else surface
    words = fold_name(bare)
    return words[0] if len(words) == 1 else None


def _around(release: Release, span: Span) -> str:
    start, end = span.start - release.span.start, span.end - release.span.start
    before, after = release.text[max(0, start - _AROUND) : start], release.text[end : end + _AROUND]
    # Half a word at either end would only puzzle; where there are no spaces there are no halves.
    before = (before.partition(" ")[2] or before) if start > _AROUND else before
    after = (after.rpartition(" ")[0] or after) if end + _AROUND < len(release.text) else after
    return before + release.text[start:end] + after
