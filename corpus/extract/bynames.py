"""By what other name a text says that somebody is called: “Everybody called him Old Captain Wu”, 人称“…”.

A pronoun means the only one who is named in its sentence before it, or in the sentence before.  Only says what
stands there; whose name the archive lets it be is for `resolve.person_table`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.languages import en, names_en
from corpus.languages.common_en import common_words
from corpus.models import Release
from corpus.names import HAN, TOKEN, han_surname, is_han

_BYNAME = rf"[“\"‘']?(?P<name>(?:{TOKEN}[ \u00a0]){{0,3}}{TOKEN})"
_CALLED = re.compile(
    r"\b(?:call(?:s|ed)?|nicknam(?:ed|es?)|knew|know)[ \u00a0](?P<who>him|her)[ \u00a0](?:as[ \u00a0])?(?:the[ \u00a0])?"
    rf"{_BYNAME}"
)
#: Straight behind the name.
_KNOWN_AS = re.compile(
    r",?[ \u00a0]\(?(?:(?:better|best|also|widely)[ \u00a0])?(?:(?:known|referred to)[ \u00a0](?:[a-z]+[ \u00a0]){0,4}?as|nicknamed|called)"
    rf"[ \u00a0](?:the[ \u00a0])?{_BYNAME}|,[ \u00a0]whom?[ \u00a0](?:everybody|everyone|people|friends|colleagues)[ \u00a0]"
    rf"calls?[ \u00a0]{_BYNAME.replace('name', 'called')}"
)
_CALLED_ZH = re.compile(
    rf"(?P<who>[叫称稱喊管][他她](?:叫|为|為|作)?|[，,]人称|[，,]人稱|绰号(?:是|叫)?|外号(?:是|叫)?)(?:[“「](?P<marked>[{HAN}]{{2,6}})[”」]"
    rf"|(?P<plain>[{HAN}]{{2,6}}?)(?=[，。,；;！!\s]))"
)
_SENTENCE = re.compile(r"[.!?…][”\"’]?\s|[。！？；]|\n")
_FEW_SENTENCES = 2
_NO_NAMES = frozenset(word.casefold() for word in (*en.MONTHS, *en.WEEKDAYS)) | names_en.NOT_NAMES


def find_bynames(release: Release, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(full name, what else its bearer is called), in order; `names` are those of the release's mentions."""
    offset, text = release.span.start, release.text
    full = [
        (one.span.start - offset, one.span.end - offset, name)
        for one, name in zip(release.people, names, strict=True)
        if one.rule != "titled-surname" and (is_han(name) or " " in name)
    ]
    if not full:
        return ()
    found: dict[tuple[str, str], None] = {}
    for _, end, name in full:
        if (match := _KNOWN_AS.match(text, end)) is not None:
            _add(found, name, match.group("name") or match.group("called"))
    for match in _CALLED.finditer(text):
        if (who := _only_one_before(text, match.start(), full)) is not None:
            _add(found, who, match.group("name"))
    for match in _CALLED_ZH.finditer(text):
        who = _only_one_before(text, match.start(), full)
        if who is None or not is_han(who):
            continue
        # Without marks it may be any word: it must hold the family name.
        plain = match.group("plain")
        if match.group("marked") or (han_surname(who) or "\n") in plain[1:]:
            found[who, match.group("marked") or plain] = None
    return tuple(found)


def _add(found: dict[tuple[str, str], None], who: str, called: str) -> None:
    words = called.split()
    lone = len(words) == 1 and (len(called) < 3 or called.casefold() in common_words())
    if not lone and called != who and not any(word.casefold() in _NO_NAMES for word in words):
        found[who, called] = None


def _only_one_before(text: str, at: int, full: Sequence[tuple[int, int, str]]) -> str | None:
    """The only one named in the sentence that ends at a position and in the one before it."""
    floor = 0
    breaks = [match.end() for match in _SENTENCE.finditer(text, max(0, at - 600), at)]
    if len(breaks) >= _FEW_SENTENCES:
        floor = breaks[-_FEW_SENTENCES]
    near = {name for start, end, name in full if floor <= start and end <= at}
    return next(iter(near)) if len(near) == 1 else None
