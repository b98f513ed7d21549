"""Quotations drawn from an archive and altered in known ways, and what is to be answered of each.

What should not be on record is looked for in all texts, by other means than those that are measured; where it
happens to be there, it is drawn again.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.languages.meaning import DENIALS_ZH, NEGATIONS_EN, NEGATIONS_ZH, NO_NEGATIONS_ZH
from corpus.languages.structure_en import HONORIFICS
from corpus.models import Quote, Release
from indexer.quotecheck.results import QuoteQuestion, Verdict
from indexer.sentences import sentences

_WORD: Final = re.compile(r"[^\W_]+(?:['’.,][^\W_]+)*")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_PLAIN: Final = str.maketrans("“”‘’—–…", "\"\"''--.")
_FEWEST: Final = 8
# Figures of two parts or more, each part on its own another figure: found otherwise than by what is measured.
_NUMERAL: Final = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    "|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_FIGURE: Final = re.compile(
    r"[$€£¥]?\d+(?:[.,]\d+)*"
    r"(?: ?(?:[%％万亿元千百倍]|percent|million|billion|hundred|thousand|kg|km|cm|mm|W\b))+"
    r"|[$€£¥]\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*[-–/:]\d+"
    rf"|\b(?:{_NUMERAL})(?:[ -](?:{_NUMERAL}|and (?:{_NUMERAL})|hundred|thousand|million|percent)\b)+"
    r"|[零一二三四五六七八九十百千万亿两]*分之[零一二三四五六七八九十百千万亿两]+|[零一二三四五六七八九十百千万亿两]{2,}(?:元|公里|公斤)?",
    re.IGNORECASE,
)
# What ends in one is cut, what begins with its unit is not.
_COUNTED: Final = re.compile(r"\d+ (?:hours?|days?|weeks?|months?|years?|minutes?)\b")


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the verdicts that are right, and what it was made from."""

    kind: str
    question: QuoteQuestion
    right: frozenset[Verdict]
    original: str
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of somebody's own words, with the statement it is part of."""

    text: str
    statement: str
    speaker: str
    is_chinese: bool


class Drawer:
    """Draws cases from the releases of an archive; the same seed draws the same."""

    def __init__(self, releases: list[Release], *, seed: int) -> None:
        self._rng = random.Random(seed)
        self._said = list(_said(releases))
        # A form of address (“Ms. Okoro”) can mean whoever has the surname, so it is nobody's wrong name.
        self._speakers = sorted({one.speaker for one in self._said if not _is_address(one.speaker)})
        # All words of the archive in a row: what is not in it stands nowhere.
        self._all = "\n".join(f" {' '.join(_keys(release.text))} " for release in releases)
        self._words: dict[bool, list[str]] = {
            zh: [word for one in self._said if one.is_chinese is zh for word in _units(one.text, zh)]
            for zh in (False, True)
        }
        self._following: dict[bool, dict[str, list[str]]] = {
            False: defaultdict(list),
            True: defaultdict(list),
        }
        for one in self._said:
            row = _units(one.text, one.is_chinese)
            for word, following in pairwise(row):
                self._following[one.is_chinese][word].append(following)

    def kinds(self) -> tuple[str, ...]:
        """The names of the ways in which quotations are altered."""
        return tuple(_KINDS)

    def cases(self, kind: str, number: int) -> Iterator[Case]:
        """So many cases of a kind, fewer where the archive has not enough to draw from."""
        made = 0
        seen: set[str] = set()
        for _ in range(number * 40):
            if made == number:
                return
            one = self._rng.choice(self._said)
            case = _KINDS[kind](self, one)
            if case is not None and case.question.text not in seen:
                seen.add(case.question.text)
                made += 1
                yield case

    def on_record(self, text: str) -> bool:
        """Whether the words of a text stand in a row anywhere."""
        return f" {' '.join(_keys(text))} " in self._all

    def verbatim(self, one: Said) -> Case | None:
        return _case("verbatim", one, one.text, "exact")

    def marks(self, one: Said) -> Case | None:
        text = one.text.translate(_PLAIN).upper() if self._rng.random() < 0.5 else one.text.translate(_PLAIN)
        if text == one.text:
            text = (
                one.text.swapcase() if not one.is_chinese else one.text.translate(str.maketrans("，。", ",."))
            )
        # Each end may have lost its mark; that alone is none of the speaker's words.
        return _case("marks and case", one, text, "punctuation_only") if text != one.text else None

    def substituted(self, share: float) -> Callable[[Said], Case | None]:
        def make(one: Said) -> Case | None:
            text = self._substitute(one, share)
            name = f"{share:.0%} of words substituted"
            return None if text is None or self.on_record(text) else _case(name, one, text, "altered")

        return make

    def _substitute(self, one: Said, share: float) -> str | None:
        places = list((_HAN if one.is_chinese else _WORD).finditer(one.text))
        if len(places) < _FEWEST:
            return None
        chosen = self._rng.sample(places, max(1, round(share * len(places))))
        text = one.text
        for place in sorted(chosen, key=lambda match: -match.start()):
            text = text[: place.start()] + self._rng.choice(self._words[one.is_chinese]) + text[place.end() :]
        return None if _keys(text) == _keys(one.text) else text

    def negation(self, one: Said) -> Case | None:
        places = [
            match
            for match in (_HAN if one.is_chinese else _WORD).finditer(one.text)
            if match.group().casefold() in NEGATIONS_EN or match.group() in NEGATIONS_ZH
        ]
        if not places or len(_keys(one.text)) < 5:
            return None
        place = self._rng.choice(places)
        text = " ".join((one.text[: place.start()] + one.text[place.end() :]).split(" "))
        return None if self.on_record(text) else _case("a negation dropped", one, text, "altered")

    def number(self, one: Said) -> Case | None:
        places = list(re.finditer(r"\d+", one.text))
        if not places or len(_keys(one.text)) < 5:
            return None
        place = self._rng.choice(places)
        other = str(int(place.group()) + self._rng.randint(1, 9))
        text = one.text[: place.start()] + other + one.text[place.end() :]
        return None if self.on_record(text) else _case("a number changed", one, text, "altered")

    def spliced(self, one: Said) -> Case | None:
        other = self._rng.choice(self._said)
        first, second = _halves(one), _halves(other)
        if other.is_chinese is not one.is_chinese or not first or not second or other.text == one.text:
            return None
        text = first[0].rstrip() + ("" if one.is_chinese else " ") + second[1].lstrip()
        return None if self.on_record(text) else _case("two sentences spliced", one, text, "spliced")

    def cut(self, one: Said) -> Case | None:
        """A middle left out with a mark: fair unless it holds a negation."""
        found = self._cut(one)
        if found is None:
            return None
        head, middle, tail = found
        negated = _denies(middle, one.is_chinese)
        right: Verdict = "elided_misleading" if negated else "elided_ok"
        return _case("a middle cut, marked", one, f"{head} … {tail}", right)

    def cut_unmarked(self, one: Said) -> Case | None:
        found = self._cut(one)
        if found is None:
            return None
        head, _, tail = found
        text = head + ("" if one.is_chinese else " ") + tail
        return (
            None if self.on_record(text) else _case("a middle cut, unmarked", one, text, "altered", "spliced")
        )

    def _cut(self, one: Said) -> tuple[str, str, str] | None:
        places = list((_HAN if one.is_chinese else _WORD).finditer(one.text))
        size = len(places)
        if size < 14:
            return None
        first = self._rng.randint(4, size - 10)
        last = self._rng.randint(first + 1, min(size - 5, first + 12))
        start, end = places[first].start(), places[last].start()
        if _in_figure(one.text, start) or _in_figure(one.text, end):
            return None
        return one.text[:start].rstrip(), one.text[start:end], one.text[end:]

    def truncated(self, one: Said) -> Case | None:
        places = list((_HAN if one.is_chinese else _WORD).finditer(one.text))
        if len(places) < 10:
            return None
        first = self._rng.randint(0, 3)
        last = self._rng.randint(first + 5, len(places) - 1)
        start, end = places[first].start(), places[last].end()
        if _in_figure(one.text, start) or _in_figure(one.text, end):
            return None
        return _case("truncated", one, one.text[start:end], "exact")

    def figure_cut(self, one: Said) -> Case | None:
        """A sentence that ends, or begins, in the middle of a figure."""
        figures = list(_FIGURE.finditer(one.text))
        if not figures:
            return None
        figure = self._rng.choice(figures)
        inside = [
            match
            for match in re.finditer(r"[\u4e00-\u9fff]|\d[\d.,]*|[^\W\d_]+|[^\w\s]", figure.group())
            if re.search(r"\w|[%$€£¥]", match.group())
        ]
        at = figure.start() + inside[self._rng.randint(1, len(inside) - 1)].start() if len(inside) > 1 else 0
        if not at:
            return None
        text, rest = one.text[:at], one.text[: figure.start()]
        if self._rng.random() < 0.5:
            text, rest = one.text[at:], one.text[figure.end() :]
        text = text.strip(" -–/:")
        # Elsewhere the archive may have these words, and with them what is left of the figure.
        if len(_keys(rest)) < 3 or self._all.count(f" {' '.join(_keys(text))} ") > 1:
            return None
        return _case("a figure cut", one, text, "altered")

    def wrong_speaker(self, one: Said) -> Case | None:
        other = self._rng.choice(self._speakers)
        twice = {said.speaker for said in self._said if said.text == one.text}
        if other in twice or len(_keys(one.text)) < 5:
            return None
        return Case(
            "wrong speaker",
            QuoteQuestion(one.text, other),
            frozenset(("misattributed",)),
            one.text,
            one.speaker,
        )

    def typed(self, one: Said) -> Case | None:
        """Typing errors: two letters swapped, one left out, one twice."""
        places = [match for match in _WORD.finditer(one.text) if len(match.group()) > 4]
        if one.is_chinese or len(places) < 5:
            return None
        text = one.text
        for place in sorted(
            self._rng.sample(places, max(1, len(places) // 10)), key=lambda match: -match.start()
        ):
            at = self._rng.randint(place.start() + 1, place.end() - 2)
            new = self._rng.choice((text[at + 1] + text[at], text[at + 1], text[at : at + 2] + text[at + 1]))
            text = text[:at] + new + text[at + 2 :]
        if _keys(text) == _keys(one.text) or self.on_record(text):
            return None
        return _case("typed with errors", one, text, "altered")

    def invented(self, one: Said) -> Case | None:
        """A sentence in the same words, each following one that it follows somewhere, that nobody said."""
        following = self._following[one.is_chinese]
        word = _units(one.text, one.is_chinese)[0]
        row = [word]
        for _ in range(self._rng.randint(8, 22)):
            # Now and then a word from anywhere, so that no long stretch is somebody's.
            options = following.get(word)
            fresh = not options or self._rng.random() < 0.3
            word = self._rng.choice(self._words[one.is_chinese] if fresh or not options else options)
            row.append(word)
        text = ("" if one.is_chinese else " ").join(row)
        if self.on_record(text):
            return None
        return Case("invented", QuoteQuestion(text, one.speaker), frozenset(("not_found",)), "", None)


_KINDS: Final[dict[str, Callable[[Drawer, Said], Case | None]]] = {
    "verbatim": Drawer.verbatim,
    "marks and case": Drawer.marks,
    "5% of words substituted": lambda drawer, one: drawer.substituted(0.05)(one),
    "10% of words substituted": lambda drawer, one: drawer.substituted(0.1)(one),
    "20% of words substituted": lambda drawer, one: drawer.substituted(0.2)(one),
    "a negation dropped": Drawer.negation,
    "a number changed": Drawer.number,
    "two sentences spliced": Drawer.spliced,
    "a middle cut, marked": Drawer.cut,
    "a middle cut, unmarked": Drawer.cut_unmarked,
    "truncated": Drawer.truncated,
    "a figure cut": Drawer.figure_cut,
    "wrong speaker": Drawer.wrong_speaker,
    "typed with errors": Drawer.typed,
    "invented": Drawer.invented,
}


def _case(kind: str, one: Said, text: str, *right: Verdict) -> Case:
    return Case(kind, QuoteQuestion(text, one.speaker), frozenset(right), one.text, one.speaker)


def _said(releases: list[Release]) -> Iterator[Said]:
    for release in releases:
        for quote in release.quotes:
            if quote.kind in ("direct", "authored") and quote.speaker and quote.speaker_kind == "person":
                yield from _sentences(release, quote)


def _sentences(release: Release, quote: Quote) -> Iterator[Said]:
    for piece in quote.pieces or (quote.span,):
        inner = [
            other.span
            for other in release.quotes
            if other is not quote and piece.start <= other.span.start < piece.end
        ]
        text = release.slice(piece)
        for start, end in sentences(text):
            if any(one.start < piece.start + end and piece.start + start < one.end for one in inner):
                continue
            sentence = text[start:end].strip(" “”\"'‘’")
            if len(_keys(sentence)) >= 4 and "\n" not in sentence and "…" not in sentence:
                yield Said(sentence, text, str(quote.speaker), release.language == "zh")


def _is_address(name: str) -> bool:
    return name.split(" ")[0].rstrip(".").casefold() in HONORIFICS


def _keys(text: str) -> list[str]:
    """Words in small letters, each ideograph one: cut otherwise than by what is measured."""
    return re.findall(
        r"[\u4e00-\u9fff]|[^\W_\u4e00-\u9fff]+", text.casefold().replace("’", "'").replace("'", "")
    )


def _units(text: str, is_chinese: bool) -> list[str]:
    return (_HAN if is_chinese else _WORD).findall(text) or ["a"]


def _in_figure(text: str, at: int) -> bool:
    """Whether a place is inside of a figure, past its first character and before its last."""
    figures = (*_FIGURE.finditer(text), *_COUNTED.finditer(text))
    return any(match.start() < at < match.end() for match in figures)


def _denies(text: str, is_chinese: bool) -> bool:
    """Whether a text has a word that denies; “非常” and “No. 5” have none."""
    text = re.sub(r"No\.\s?\d", "", text)
    for word in NO_NEGATIONS_ZH if is_chinese else ():
        text = text.replace(word, "，")
    units = [unit.casefold().replace("’", "'") for unit in _units(text, is_chinese)]
    return any(unit in NEGATIONS_EN or unit in NEGATIONS_ZH or unit.endswith("n't") for unit in units) or any(
        word in text for word in DENIALS_ZH
    )


def _halves(one: Said) -> tuple[str, str] | None:
    places = list((_HAN if one.is_chinese else _WORD).finditer(one.text))
    if len(places) < (16 if one.is_chinese else 10):
        return None
    middle = places[len(places) // 2].start()
    return one.text[:middle], one.text[middle:]
