"""Whether a text calls somebody “he” or “she”: by a form of address, a role, a word of kinship, a pronoun.

A pronoun counts only where nobody else can be meant: its own sentence, or the last one that names anybody,
names one person and no stranger.  Whether the signs of an archive agree is for `resolve.bearers`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.alternation import one_of
from corpus.extract.name_segments import cut_run
from corpus.languages import names_zh, speech_en, speech_zh
from corpus.models import PersonMention, Release, Span
from corpus.names import RUN, UPPER, fold_name, is_han
from corpus.quoting.sentences import Sentences

_BLANK = "\u00b6"
_QUOTED = re.compile(r"“[^”\n]*”?|\"[^\"\n]*\"?|「[^」\n]*」?|(?<!\w)[‘'][^‘’'\n]*[’'](?!\w)")
_LINE = re.compile(r"[^\n]+")
#: In the nominative alone: “her” and “his” are whoever's as often as not.
_PRONOUN = re.compile(r"\b(?P<en>[Hh]e|[Ss]he|himself|herself)\b|(?P<zh>[他她])(?!们|們)")
#: Between a name and its pronoun in one sentence: “NAME, director of …, said that he”, “某某表示，他”.
_SAYING = re.compile(
    rf"(?:,[^.;:\n]{{0,80}},)?[ \u00a0](?:[a-z]+ly[ \u00a0])?(?:{one_of(speech_en.REPORTING_VERBS)})"
    rf"(?:[ \u00a0]that)?[ \u00a0]|[^，。,]{{0,12}}(?:{one_of(speech_zh.REPORTING_VERBS)})[，,：:]?"
)
#: Between the beginning of a sentence, or words in marks, and a pronoun: “She”, ““…,” she said”, “Then he”.
_OPENING = re.compile(rf"[\s\W{_BLANK}]*(?:(?:Then|But|And|Later|Today)\s)?")
#: Beside a name these may be somebody else's: “NAME will succeed her.”
_OBLIQUE = re.compile(r"\b(?:[Hh]im|[Hh]er|[Hh]is|hers)\b")
_SEX = {"he": "he", "himself": "he", "she": "she", "herself": "she", "他": "he", "她": "she"}
_STRANGER = re.compile(
    # Not in “NAME, the director”, “NAME is the owner”, which say what the one named is.
    r"(?<!, )(?<!\bis )(?<!\bas )(?<!\bwas )\b(?:an?|one|another|some|the|his|her|my|our|their)\s+"
    rf"(?:[\w’'\-]+\s+){{0,2}}?(?:{one_of(speech_en.UNNAMED_NOUNS)})\b|"
    rf"一位|一名|某|有位|{one_of(speech_zh.UNNAMED_NOUNS)}",
    re.IGNORECASE,
)
#: Straight before a name, or behind it as what somebody is.
_KIN = re.compile(rf"\b(?P<kin>{one_of((*speech_en.MEN_KIN, *speech_en.WOMEN_KIN))})[ \u00a0]$")
_OBJECT_BEFORE = re.compile(
    r"(?:\b(?:to|for|with|by|of|from|at|about|after|before|than|and|met|told|asked|joined|thanked|like)|[对向跟和与同给由为])\s*$"
)
_TITLES_ZH = dict.fromkeys(("先生", "大哥"), "he") | dict.fromkeys(("女士", "小姐", "大姐"), "she")
_BEHIND_ZH = re.compile(rf"[ \u00a0]?(?:{one_of(names_zh.ROLES)})?(?P<title>{one_of(tuple(_TITLES_ZH))})")
#: One capitalised word that stands for a name, not a part of a longer one.
_WORD = re.compile(rf"(?<![\w’'.\-])[{UPPER}][^\W\d_]*+(?![ \u00a0][{UPPER}&])")
_FEW_WORDS = 60  # code points before a name that begins its sentence, or its clause


@dataclass(frozen=True, slots=True)
class SexTold:
    """Somebody is “he” or “she” by a text; `addressed` where a form of address or a role says so."""

    name: str
    pronoun: str
    addressed: bool


def sex_of_title(title: str | None) -> str | None:
    """“he” or “she” for a form of address that tells, in either language; else None."""
    word = (title or "").casefold().strip(". ")
    if word in speech_en.MEN or word == "大哥":
        return "he"
    return "she" if word in speech_en.WOMEN or word == "大姐" else None


def sex_of_role(role: str | None) -> str | None:
    """“he” or “she” for a role that only a man or only a woman bears; else None."""
    words = set((role or "").casefold().replace(",", " ").split())
    men, women = words & speech_en.MEN_ROLES, words & speech_en.WOMEN_ROLES
    return "he" if men and not women else "she" if women and not men else None


def find_sexes(release: Release, names: Sequence[str]) -> tuple[SexTold, ...]:
    """What a release tells of the sex of those it names in full, each sign once.

    `names` are the names in its mentions, in their order; one of a single word tells whom it means to none.
    """
    named = [
        (mention, name)
        for mention, name in zip(release.people, names, strict=True)
        if mention.rule not in ("titled-surname", "couple") and (is_han(name) or " " in name)
    ]
    if not named:
        return ()
    text, offset = release.text, release.span.start
    found: dict[SexTold, None] = {}
    for mention, name in named:
        for sex in _beside(text, mention, offset):
            found[SexTold(name, sex, True)] = None
    full = {name for _, name in named}
    for name, sex in _by_pronouns(release, named):
        if name in full:  # “Mr. Shen” is not
            found[SexTold(name, sex, False)] = None
    return tuple(found)


def _beside(text: str, mention: PersonMention, offset: int) -> Iterator[str]:
    """The signs that stand with a name."""
    start, end = mention.span.start - offset, mention.span.end - offset
    for sex in (sex_of_title(mention.honorific), sex_of_role(mention.role)):
        if sex is not None:
            yield sex
    behind = _BEHIND_ZH.match(text, end, end + 12) if is_han(mention.surface) else None
    if behind is not None:
        yield _TITLES_ZH[behind.group("title")]
    kin = _KIN.search(text, max(0, start - 24), start)
    if kin is not None:
        yield "he" if kin.group("kin") in speech_en.MEN_KIN else "she"


def _by_pronouns(release: Release, named: list[tuple[PersonMention, str]]) -> Iterator[tuple[str, str]]:
    """(name, “he” or “she”) for each pronoun that can mean nobody else."""
    # What somebody says of others is left out; the length stays.
    text = _QUOTED.sub(lambda match: _BLANK * len(match.group()), release.text)
    if _PRONOUN.search(text) is None:
        return
    places = _places(text, release, named)
    starts = [start for start, _, _ in places]
    current: str | None = None
    for line in _LINE.finditer(text):
        sentences = Sentences(text, Span(*line.span()))
        for start, end in zip(sentences.starts, (*sentences.starts[1:], line.end()), strict=True):
            here = places[bisect_left(starts, start) : bisect_left(starts, end)]
            before, current = current, None
            if _STRANGER.search(text, start, end) is not None:
                continue
            if not here:
                current = before
            elif len({name for _, _, name in here}) == 1 and _is_subject(text, start, here[0][0]):
                current = here[0][2] if _OBLIQUE.search(text, start, end) is None else None
                before = here[0][2]
            else:
                continue
            pronoun = _PRONOUN.search(text, here[-1][1] if here else start, end)
            if before is None or pronoun is None or (pronoun.lastgroup == "zh") != is_han(before):
                continue
            between = text[here[-1][1] if here else start : pronoun.start()]
            if (_SAYING if here else _OPENING).fullmatch(between):
                yield before, _SEX[pronoun.group().casefold()]


def _places(
    text: str, release: Release, named: list[tuple[PersonMention, str]]
) -> list[tuple[int, int, str]]:
    """Where somebody is named, in order: in full, by a form of address or by one word of the name."""
    offset = release.span.start
    full = {one.span: name for one, name in named}
    shorts = _short_forms(list(full.values()))
    shorts |= {one.surface: one.surface for one in release.people if one.rule == "couple"}
    found = []
    for one in release.people:
        last = one.surface.split()[-1]
        # “Mr Okoro” need not be the Okoro named in full.
        name = full.get(one.span) or (None if one.honorific else shorts.get(last)) or one.surface
        found.append((one.span.start - offset, one.span.end - offset, name))
    taken = {at for start, end, _ in found for at in range(start, end)}
    found += [
        (*word.span(), shorts[word.group()] or word.group())
        for word in _WORD.finditer(text)
        if word.group() in shorts and word.start() not in taken
    ]
    # Somebody whom only other releases make certain.
    taken = {at for start, end, _ in found for at in range(start, end)}
    for run in RUN.finditer(text):
        for segment in cut_run(run.group()):
            start, end = run.start() + segment.start, run.start() + segment.end
            if start not in taken:
                found.append((start, end, text[start:end]))
    return sorted(found)


def _is_subject(text: str, start: int, at: int) -> bool:
    """Whether a name begins its sentence, with few words before it and no preposition."""
    before = text[start:at].replace(_BLANK, "")
    return len(before) <= _FEW_WORDS and _OBJECT_BEFORE.search(before) is None


def _short_forms(names: Sequence[str]) -> dict[str, str | None]:
    """A word of a name by itself → whose it is; None where two have it."""
    shorts: dict[str, str | None] = {}
    for name in dict.fromkeys(names):
        for word in name.split() if fold_name(name) and not is_han(name) else ():
            shorts[word] = name if shorts.get(word, name) == name else None
    return shorts
