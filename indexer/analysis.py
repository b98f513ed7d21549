"""The one tokenizer: for the index, for the query and for highlights, whatever the engine.

A text becomes tokens with positions and source offsets.  Words stand at one position each; several
tokens may share a position where a word can be meant in several ways (“RMB1,999” is also “1,999”).
Ideographs stand at one position each, as themselves and as the pair they begin.  How a single word
is folded or stemmed is decided in `folding`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import zip_longest
from typing import Final, NamedTuple

from indexer.folding import APOSTROPHES, CONTRACTIONS, HAN, INVISIBLE, fold_run, fold_word, stem

# Raised whenever the same text would give other tokens than before.
ANALYZER_VERSION: Final = 1

_LETTER: Final = rf"(?:[^\W_{HAN}]|[\u0300-\u036f{INVISIBLE}])"
_TOKEN: Final = re.compile(
    rf"(?P<han>[{HAN}]+)"
    r"|(?P<acronym>(?<![^\W_])(?:[A-Za-z]\.){2,}(?:[A-Za-z](?![^\W_]))?)"
    rf"|[^\W_{HAN}]{_LETTER}*"
    rf"(?:(?:[{APOSTROPHES}](?=[^\W\d_])|(?<=\d)[.．](?=\d)|(?<=\d)[,，](?=\d{{3}}(?!\d))){_LETTER}+)*"
)
_RUNS: Final = re.compile(r"[^\W\d_]+|\d[\d.,]*")
# A measure or currency written together with its figure; the figure is then searchable alone.
_MEASURES: Final = frozenset(
    """mah wh kwh mwh gwh gb mb tb kb gbps mbps kw mw gw hz khz mhz ghz mm cm km nm um μm ml kg mg mp
    fps dpi ppi px nit nits inch min hrs ms bn mn pc pcs kn kpa mpa db dbm vol
    rmb cny usd eur euro gbp hkd jpy inr krw twd sgd chf aud cad nzd brl mxn rub try idr thb vnd php
    myr aed sar zar pln sek nok dkk czk huf nt hk us""".split()  # noqa: SIM905 — a list of 90 lines else
)
_FOOTNOTE_LINE: Final = re.compile(r"\s*[\[(]?(\d{1,2})[\])]?[.:]?\s+\S")
_MAX_GAP: Final = 8
_BREAK: Final = re.compile(r"[\n\r]\s*[\n\r]\s*")
HYPHENS: Final = "-‐‑‒–−﹣－"


class Token(NamedTuple):
    """`start`/`end` are half-open offsets in the text; `form` and `stem` are keys."""

    position: int
    start: int
    end: int
    form: str
    stem: str


class HanRun(NamedTuple):
    """Ideographs that stand in a row from an offset and a position on: `keys` has the key of each.

    `beyond` are the offset and the key of the one that follows after a space, the second of the last pair.
    """

    position: int
    start: int
    keys: str
    beyond: tuple[int, str] | None

    def tokens(self) -> list[Token]:
        """Each ideograph, and each but the last one of all with the next as a pair."""
        found: list[Token] = []
        position, start, keys, beyond = self
        for char, following in zip_longest(keys, keys[1:]):
            found.append(Token(position, start, start + 1, char, char))
            end = start + 2
            if following is None and beyond:
                end, following = beyond[0] + 1, beyond[1]
            if following:
                found.append(Token(position, start, end, pair := char + following, pair))
            position += 1
            start += 1
        return found


class Form(NamedTuple):
    """One way to read a word: `start`/`end` are offsets inside it."""

    start: int
    end: int
    form: str
    stem: str


def footnote_marks(line: str) -> str | None:
    """The number a footnote begins with (“3 Price may vary” → “3”), None where it has none."""
    match = _FOOTNOTE_LINE.match(line)
    return match.group(1) if match else None


def tokens(text: str, footnotes: frozenset[str] = frozenset()) -> list[Token]:
    """The tokens of `text` in order of position.

    `footnotes` are the numbers of the footnotes in it: a number glued to one (“EUR 2693” with a
    footnote 3) is also read without it.  A word cut in two by a paragraph break is read as one
    where the text has the whole word elsewhere but not both halves.
    """
    found: list[Token] = []
    for part in parts(text, footnotes):
        if isinstance(part, Token):
            found.append(part)
        else:
            found += part.tokens()
    return found


def parts(text: str, footnotes: frozenset[str] = frozenset()) -> list[Token | HanRun]:
    """The same with ideographs in runs, as many as stand in a row in the text."""
    words = [(match.start(), match.end(), match.lastgroup) for match in _TOKEN.finditer(text)]
    cut = _cut_words(text, words)
    found: list[Token | HanRun] = []
    add = found.append
    position = -1
    last = len(words) - 1
    for index, (start, end, kind) in enumerate(words):
        if kind == "han":
            run = fold_run(text[start:end])
            beyond = None
            if index < last and words[index + 1][2] == "han":
                following = words[index + 1][0]
                if _only_space(text, end, following):
                    beyond = following, fold_run(text[following])
            add(HanRun(position + 1, start, run, beyond))
            position += end - start
            continue
        glued = index > 0 and words[index - 1][1] == start - 1
        if index not in cut and not (glued and _is_mark(text, start, end, footnotes)):
            position += 1
        surface = text[start:end]
        for form in _acronym(surface) if kind else word_forms(surface):
            add(Token(position, start + form.start, start + form.end, form.form, form.stem))
        if footnotes:
            for form in _without_footnote(surface, footnotes):
                add(Token(position, start, start + form.end, form.form, form.stem))
        if glued and kind is None and text[start - 1] in HYPHENS:
            # Of ideographs before a hyphen only the last one is a word.
            first = start - 2 if words[index - 1][2] == "han" else words[index - 1][0]
            whole = _joined(text, first, start, end)
            if whole:
                add(Token(position, first, end, whole, stem(whole)))
        if index in cut:
            whole = fold_word(text[words[index - 1][0] : words[index - 1][1]] + surface)
            add(Token(position, words[index - 1][0], end, whole, stem(whole)))
    return found


@lru_cache(maxsize=131072)
def word_forms(surface: str) -> tuple[Form, ...]:
    """The ways to read one word, the fullest first; the others begin at the same position."""
    key = _number(fold_word(surface))
    size = len(surface)
    forms = [Form(0, size, key, stem(key))]
    if len(key) > 2 and key.endswith("'s") and key not in CONTRACTIONS:
        forms.append(Form(0, size - 2, key[:-2], stem(key[:-2])))
    if key.isalpha() or key.isdigit():
        if len(surface) in (2, 3) and surface.isupper():
            forms.append(Form(0, size, dotted := ".".join(key) + ".", dotted))
        return tuple(forms)
    runs = list(_RUNS.finditer(surface))
    if len(runs) == 2 and fold_word(runs[0 if runs[0].group()[0].isalpha() else 1].group()) in _MEASURES:
        for run in runs:
            part = _number(fold_word(run.group()))
            forms.append(Form(run.start(), run.end(), part, stem(part)))
    pieces = key.rsplit(".", 1)
    if key.count(".") == 2 and pieces[0].replace(".", "").isdigit() and len(pieces[1]) < 3:
        forms.append(Form(0, size - len(pieces[1]) - 1, pieces[0], pieces[0]))
    return tuple(forms)


def _acronym(surface: str) -> tuple[Form, ...]:
    """“U.S.” is also “US”, which itself is also “U.S.” where it stands in capitals; never “us”."""
    letters = fold_word(surface).replace(".", "")
    dotted = ".".join(letters) + "."
    size = len(surface)
    return Form(0, size, dotted, dotted), Form(0, size, letters, stem(letters))


def _number(key: str) -> str:
    """Groups of thousands are written together: “1,999” → “1999”."""
    return key.replace(",", "").replace("，", "") if "," in key or "，" in key else key


def _without_footnote(surface: str, footnotes: frozenset[str]) -> Iterator[Form]:
    """The reading without a footnote number glued to the end, where there is one."""
    for size in (1, 2):
        head, mark = surface[:-size], surface[-size:]
        if mark not in footnotes or len(head) < 2 or head[-1] in ".,":
            continue
        key = fold_word(head)
        if head.isdigit() or (not head[-1].isdigit() and len(head) > 2):
            yield Form(0, len(head), key, stem(key))


def _is_mark(text: str, start: int, end: int, footnotes: frozenset[str]) -> bool:
    """Whether the word is a footnote number glued to a sign, as in “62%1”: it takes no position."""
    if end - start > 2 or not text[start:end].isdigit():
        return False
    return text[start - 1] in "%％" or (text[start - 1] in "™®”" and text[start:end] in footnotes)


def _joined(text: str, first: int, second: int, end: int) -> str:
    """“e-mail” as “email”: two words of letters with one hyphen; nothing for longer chains."""
    chained = (first > 0 and text[first - 1] in HYPHENS) or (end < len(text) and text[end] in HYPHENS)
    halves = text[first : second - 1], text[second:end]
    return "" if chained or not all(half.isalpha() for half in halves) else fold_word("".join(halves))


def _only_space(text: str, start: int, end: int) -> bool:
    gap = text[start:end]
    return len(gap) <= _MAX_GAP and (gap.isspace() or not gap.strip(INVISIBLE + " \u3000\xa0"))


def has_cut_word(text: str) -> bool:
    """Whether a paragraph of `text` breaks off in the middle, perhaps of a word."""
    return any(_joins_lower(text, match) for match in _BREAK.finditer(text))


def _joins_lower(text: str, gap: re.Match[str]) -> bool:
    """Whether white space with a blank line in it stands between two small letters.

    `gap` is the white space from the first end of a line in it on.
    """
    start, end = gap.span()
    if end == len(text) or not text[end].islower():
        return False
    while start > 0 and text[start - 1].isspace():
        start -= 1
    return start > 0 and text[start - 1].islower() and len(text[start:end].splitlines()) > 1


def _cut_words(text: str, words: list[tuple[int, int, str | None]]) -> frozenset[int]:
    """Indexes of words that continue the word before them across a paragraph break.

    White space alone does not tell a cut word from two words, so the text itself is asked: the
    whole must occur in it elsewhere, and one of the halves nowhere else.
    """
    # A look at the white space first: nearly no text has such a seam at all.
    breaks = {match.end() for match in _BREAK.finditer(text) if _joins_lower(text, match)}
    if not breaks:
        return frozenset()
    seams = [
        index
        for index in range(1, len(words))
        if words[index][0] in breaks and words[index][2] is None and words[index - 1][2] is None
    ]
    if not seams:
        return frozenset()
    seen = Counter(fold_word(text[start:end]) for start, end, kind in words if kind is None)
    cut = set()
    for index in seams:
        first, second = (fold_word(text[slice(*words[at][:2])]) for at in (index - 1, index))
        if seen[first + second] and min(seen[first], seen[second]) == 1:
            cut.add(index)
    return frozenset(cut)
