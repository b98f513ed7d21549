"""Personal names in Chinese characters: bracketed after a Latin name, or told by title and speech verb.

A name of two or three characters has no edge in Chinese; where it ends is decided by the
characters that hardly ever end a given name and by what follows.  A family name that is also an
everyday word needs a title.  Names known from elsewhere are left to `resolve.persons`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from corpus.alternation import one_of
from corpus.languages import names_zh
from corpus.models import PersonMention, Span
from corpus.names import HAN, UPPER, fold_han, han_surname, is_han_name, simplified

ACCEPT = 2.0
_SURNAME = "|".join([*names_zh.COMPOUND_SURNAMES, f"[{''.join(sorted(names_zh.SURNAMES))}]"])
_AFTER = one_of(names_zh.TITLES_AFTER)
_BEFORE = one_of(names_zh.TITLES_BEFORE)
_SPEECH = one_of(names_zh.SPEECH_VERBS)
_BRACKET = re.compile(rf"[(（](?P<inside>[^()（）\n]{{0,30}}?[{HAN}][^()（）\n]{{0,30}})[)）]")
_BRACKET_ITEM = re.compile(
    rf"(?<![^\s,，、(（])(?:[{HAN}](?:[ \u00a0\u3000]?[{HAN}·•・]){{1,7}}|"
    rf"[{UPPER}][\w’'\-]+(?:[ \u00a0][{UPPER}][\w’'\-]+){{0,3}})(?![^\s,，、)）])"
)
_LATIN_BEFORE = re.compile(rf"[{UPPER}][\w’'\-]+(?:[ \u00a0][\w’'.\-]+){{0,4}}[ \u00a0]?$")
_FIRST = "".join(sorted(names_zh.SURNAMES | {name[0] for name in names_zh.COMPOUND_SURNAMES}))
# Where a family name may begin; the class alone lets the engine skip to it.
_START = re.compile(f"[{_FIRST}](?=[{HAN}])")
_CANDIDATE = re.compile(rf"(?:{_SURNAME})[{HAN}]{{1,2}}")
_SURNAME_TITLES = one_of(names_zh.SURNAME_TITLES)
_TITLED_SURNAME = re.compile(
    rf"(?<![公总])(?P<name>{_SURNAME})(?P<title>{_SURNAME_TITLES})(?![{HAN}]?监|统|理|部|局|支)"
)
# “老” before a family name is how friends are called.
_OLD_SURNAME = re.compile(
    rf"(?P<title>老)(?P<name>[{''.join(sorted(names_zh.SURNAMES - names_zh.WEAK_SURNAMES))}])(?!先生|女士)"
)
_T = names_zh.TRANSLITERATION
_DOTTED = re.compile(rf"[{_T}]{{2,6}}(?:[·•・\-][{_T}]{{1,7}}){{1,3}}")
_TITLES_LIKE_NAMES = tuple(title for title in names_zh.ROLES if han_surname(title) is not None)
# Not preceded by a dot: there the characters are the name itself.
_HONORIFIC_ENDS = re.compile(r"(?<![·•・])(?:博士|先生|女士)")
_TITLE_THEN = re.compile(rf"(?:{_BEFORE}|首席[{HAN}]{{1,4}}官)[ \u00a0]?$")
_TITLE_ENDS = frozenset({title[-1] for title in names_zh.TITLES_BEFORE} | {" ", "\u00a0", "\n"})
_LONE_FOREIGN = re.compile(
    rf"(?:{_BEFORE}|首席[{HAN}]{{1,4}}官)[ \u00a0]?(?P<name>[{_T}]{{3,6}}?)(?:先生|女士|博士)?"
    rf"(?=(?:{_SPEECH}))"
)
#: At the beginning of a clause, before a form of address: “哈德维克博士说”.
_ADDRESSED_FOREIGN = re.compile(
    rf"(?<![{HAN}·•・])(?P<name>[{_T}]{{3,6}}?)(?:先生|女士|博士|教授)(?=(?:{_SPEECH}))"
)
_THEN_TITLE = re.compile(rf"[ \u00a0]?(?:{one_of(names_zh.ROLE_QUALIFIERS)})?(?:{_AFTER})")
_TITLE_BEGINS = frozenset(
    {title[0] for title in (*names_zh.TITLES_AFTER, *names_zh.ROLE_QUALIFIERS)} | {" ", "\u00a0"}
)
_MORE_TITLES = re.compile(rf"(?:[、兼]?(?:{one_of(names_zh.ROLE_QUALIFIERS)})?(?:{_BEFORE}))*[ \u00a0]?")
_WHEN = (
    "日前",
    "今天",
    "昨天",
    "今日",
    "分别",
    "还",
    "也",
    "则",
    "却",
    "曾",
    "曾经",
    "又",
    "就",
    "都",
    "均",
    "随后",
    "当天",
)
#: “，而某某指出”
_JOINS = re.compile(r"[，,；;。](?:而|但|不过|同时|随后)$")
#: “日前表示”, “高兴地对记者说”.
_HOW = rf"[{HAN}]{{2,4}}地"
_TO_WHOM = rf"[对向跟][{HAN}]{{1,6}}"
#: “周二上午”.
_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天](?:上午|下午|晚间?|凌晨)?"
_THEN_SPEECH = re.compile(
    rf"(?:{'|'.join(_WHEN)}|\d{{1,2}}日|{_WEEKDAY}|{_HOW})?(?:{_TO_WHOM})?(?:{_SPEECH})"
)
_THEN_QUOTES = re.compile(rf"{_THEN_SPEECH.pattern}[{HAN}]{{0,4}}[：:，,][“「\"]")
_MANNER = re.compile(rf"{_HOW}(?:{_TO_WHOM})?(?:{_SPEECH})")
_SPEECH_BEGINS = frozenset(word[0] for word in (*_WHEN, *names_zh.SPEECH_VERBS, *"对向跟周星礼"))
_NAME_ENDS = frozenset("和与及在、，,。：:（(")
_EDGES = frozenset('\n\r，。、；：！？,.;:!?（）()“”"「」『』‘’《》【】[] \u00a0\u3000\t')


def find_bracketed(text: str, span: Span) -> Iterator[tuple[PersonMention, int]]:
    """The names in the bracket of “Wen Li (Lily, 文 丽)”, each with the position of the bracket.

    Their rule "bracketed" says that each is the name before the bracket once more.
    """
    for match in _BRACKET.finditer(text, span.start, span.end):
        opening = match.start() - text[max(span.start, match.start() - 1) : match.start()].isspace()
        if not _LATIN_BEFORE.search(text, max(span.start, opening - 48), opening):
            continue
        for item in _BRACKET_ITEM.finditer(text, *match.span("inside")):
            yield PersonMention(Span(*item.span()), item.group(), "bracketed", 0.95), match.start()


def find_han_names(text: str, span: Span) -> list[PersonMention]:
    """People named in Chinese text, in order; a bare family name with a title has rule "titled-surname"."""
    plain = simplified(text[span.start : span.end])
    return [_as_written(text, span.start, one) for one in _find(plain, Span(0, len(plain)))]


def _as_written(text: str, offset: int, found: PersonMention) -> PersonMention:
    """A mention found in the simplified text of what begins at `offset`, with the characters of the text."""
    span = Span(offset + found.span.start, offset + found.span.end)
    surface, title = text[span.start : span.end], found.honorific
    if title is not None:
        first = found.surface.startswith(title)
        title = surface[: len(title)] if first else surface[len(surface) - len(title) :]
    return replace(found, span=span, surface=surface, honorific=title)


def _find(text: str, span: Span) -> list[PersonMention]:
    sightings: dict[str, list[tuple[int, float, str]]] = defaultdict(list)
    for match in _START.finditer(text, span.start, span.end):
        start = match.start()
        candidate = _CANDIDATE.match(text, start, span.end)
        names = _readings(text, candidate) if candidate else []
        if names:
            before = _weigh_before(text, span, start)
            score, rule, name = max((*_weigh_after(text, span, start, name, *before), name) for name in names)
            if score > 0:
                sightings[name].append((start, score, rule))
    mentions = []
    for name, places in sightings.items():
        total = max(score for _, score, _ in places) + 0.5 * (min(3, len(places)) - 1)
        if total >= ACCEPT and any(rule for _, _, rule in places):
            mentions += [
                PersonMention(Span(at, at + len(name)), name, rule or "repeated", min(0.95, 0.4 + total / 10))
                for at, _, rule in places
            ]
    mentions += _titled_surnames(text, span)
    mentions += [
        PersonMention(at, text[at.start : at.end], "dotted", 0.85)
        for m in _DOTTED.finditer(text, span.start, span.end)
        if (at := _after_title(text, span, m))
    ]
    mentions += _lone_transliterated(text, span)
    return _without_overlaps(mentions)


def _lone_transliterated(text: str, span: Span) -> Iterator[PersonMention]:
    """The family name alone of somebody foreign, between a title and a verb of saying: “总裁哈德维克说”.

    The title may be a form of address behind the name.
    """
    found = (pattern.finditer(text, span.start, span.end) for pattern in (_LONE_FOREIGN, _ADDRESSED_FOREIGN))
    for match in chain.from_iterable(found):
        at = Span(*match.span("name"))
        if han_surname(match.group("name")) is None or len(at) > 3:
            yield PersonMention(at, match.group("name"), "transliterated", 0.7)


def may_be_name(han: str) -> bool:
    """Could be a person: a Chinese name, or a foreign one spelled with the characters used for that."""
    plain = fold_han(han)
    return is_han_name(plain) or (len(plain) > 1 and all(c in _T or c == "·" for c in plain))


def _readings(text: str, candidate: re.Match[str]) -> tuple[str, ...]:
    """The names that the characters from a family name on may be: with one or two of a given name."""
    names, whole = _shapes(candidate.group())
    return (whole,) if whole and _ends_here(text, candidate.end()) else names


@lru_cache(maxsize=65536)
def _shapes(name: str) -> tuple[tuple[str, ...], str]:
    """What characters may be by themselves, and the name that they are only where it plainly ends there."""
    surname = han_surname(name)
    if surname is None or len(name) == len(surname) or name.startswith(_TITLES_LIKE_NAMES):
        return (), ""
    rest = name[len(surname) :]
    # “沈女士” is no given name.
    if rest in names_zh.SURNAME_TITLES or not names_zh.NOT_PEOPLE.isdisjoint((name, name[:2], name[1:])):
        return (), ""
    short = surname + rest[0]
    unlike = names_zh.NOT_IN_GIVEN.intersection(rest)
    if not unlike:
        return (short, name) if len(rest) > 1 else (name,), ""
    seldom = len(rest) > len(unlike) and unlike <= names_zh.SELDOM_IN_GIVEN
    return () if rest[0] in unlike else (short,), name if seldom else ""


def _ends_here(text: str, end: int) -> bool:
    """Whether a name plainly ends at a position: before a stop, another name, a title or a verb of saying."""
    after = text[end : end + 1]
    return (
        after in _NAME_ENDS
        or _THEN_TITLE.match(text, end, end + 12) is not None
        or _THEN_SPEECH.match(text, end, end + 14) is not None
    )


def _weigh_before(text: str, span: Span, start: int) -> tuple[float, str]:
    """(score, rule): what stands before a name."""
    before = text[start - 1] if start > span.start else "\n"
    if before in _TITLE_ENDS and _TITLE_THEN.search(text, max(span.start, start - 8), start):
        return 2.0, "title-before"
    # “48岁的某某”: what somebody is like ends with the character before the name.
    aged = before == "的" and text.startswith("岁", start - 2)
    if before in _EDGES or before in names_zh.PREPOSITIONS or aged:
        return 0.5, ""
    if _JOINS.search(text, max(span.start, start - 3), start) is not None:
        return 0.5, ""
    if before in names_zh.OCCUPATION_ENDS or before in names_zh.UNIT_ENDS or before in names_zh.DONE_TO_ENDS:
        return 0.0, ""
    return (-0.5 if before == "的" else -1.0), ""


def _weigh_after(text: str, span: Span, start: int, name: str, score: float, rule: str) -> tuple[float, str]:
    """(score, rule) with what stands after the name as well."""
    end = start + len(name)
    after = text[end] if end < span.end else "\n"
    speaks = after in _SPEECH_BEGINS or after.isdecimal()
    manner = text.find("地", end + 2, min(span.end, end + 5)) > 0 and _MANNER.match(text, end, span.end)
    title = _THEN_TITLE.match(text, end, min(span.end, end + 12)) if after in _TITLE_BEGINS else None
    if title is not None:
        apart = score >= 0
        score, rule = score + 1.5, rule or "title-after"
        if _is_entity(text, name, end) or _has_holder(text, span, title.end()):
            score -= 3.0
        elif apart and score < ACCEPT and text.startswith(names_zh.HONORIFIC_TITLES, end):
            score += 0.5
        # Three characters with both behind them are no word of another kind; two may be a company's.
        if len(name) > 2 and _THEN_SPEECH.match(text, title.end(), min(span.end, title.end() + 10)):
            score += 1.0
    elif manner or (speaks and _THEN_SPEECH.match(text, end, min(span.end, end + 10))):
        occupied = start > span.start and text[start - 1] in names_zh.OCCUPATION_ENDS
        score, rule = score + (2.0 if occupied else 1.5), rule or "speech"
        if rule == "speech" and _is_place(name):
            score -= 3.0
    elif after in _EDGES:
        score += 0.25
    elif rule == "title-before" and text.startswith("代表", end):
        pass  # “书记某某代表公司”: for whom somebody does something
    elif after not in names_zh.NOT_IN_GIVEN:
        score -= 0.75
    if name[0] in names_zh.WEAK_SURNAMES:
        # “单某某说：“…””: who says something in marks is somebody.
        plain = len(name) == 3 and name[-1] not in names_zh.CALLED_ENDS
        quotes = plain and rule == "speech" and _THEN_QUOTES.match(text, end, end + 16) is not None
        score -= 0.0 if quotes else 1.0
    return score + (0.1 if len(name) == 3 else 0.0), rule


def _is_entity(text: str, name: str, end: int) -> bool:
    """Whether what a title follows is a house, a place or a country: “彭博社记者”, “蒙古国总统”."""
    last = name[-1]
    if last == "大" and len(name) == 2:
        return True  # “武大教授”
    return last in names_zh.ENTITY_ENDS or (last == "国" and text.startswith(names_zh.STATE_TITLES, end))


def _is_place(name: str) -> bool:
    """Whether what speaks is a place or a house: “金牛区表示”, “郑州表示”."""
    return (name[-1] in names_zh.SPEAKING_PLACE_ENDS and len(name) > 2) or (
        name[-1] == "州" and len(name) == 2
    )


def _has_holder(text: str, span: Span, end: int) -> bool:
    """Whether the name behind a title is its holder's: what stands before it is a house then, or a place."""
    more = _MORE_TITLES.match(text, end, span.end)
    at = more.end() if more else end
    candidate = _CANDIDATE.match(text, at, span.end)
    if candidate is None or candidate.group()[0] in names_zh.WEAK_SURNAMES:
        return False
    names, whole = _shapes(candidate.group())
    return any(
        _ends_here(text, at + len(name))
        or (len(name) > 2 and text[at + len(name) : at + len(name) + 1] in names_zh.NOT_IN_GIVEN)
        for name in filter(None, (*names, whole))
    )


def _after_title(text: str, span: Span, match: re.Match[str]) -> Span | None:
    """A dotted name without the end of a title run into it, and without the honorific behind it: 理 of 经理,
    长 of 董事长 and 博士 are also used for foreign names.  None where too little is left."""
    start, dot = match.start(), min(i for i, c in enumerate(match.group()) if c in "·•・-") + match.start()
    for at in range(start + 1, min(start + 4, dot)):
        if _TITLE_THEN.search(text, max(span.start, at - 8), at):
            start = at
    behind = _HONORIFIC_ENDS.search(text, dot + 2, min(span.end, match.end() + 1))
    cut = behind is not None and behind.end() >= match.end()
    return Span(start, behind.start() if behind and cut else match.end()) if dot - start >= 2 else None


def _titled_surnames(text: str, span: Span) -> list[PersonMention]:
    return [
        PersonMention(Span(*m.span()), m.group(), "titled-surname", 0.6, honorific=m.group("title"))
        for pattern in (_TITLED_SURNAME, _OLD_SURNAME)
        for m in pattern.finditer(text, span.start, span.end)
        if not (pattern is _TITLED_SURNAME and _has_holder(text, span, m.end()))
    ]


def _without_overlaps(mentions: list[PersonMention]) -> list[PersonMention]:
    """In order; where two overlap the more confident stays."""
    kept: list[PersonMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.confidence)):
        if kept and kept[-1].span.overlaps(mention.span):
            if mention.confidence > kept[-1].confidence:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept
