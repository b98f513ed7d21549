"""What else a text says that somebody is called: “Everybody called him Old Captain Gao”, 人称“…”.

A pronoun means the only one who is named before it in its sentence or in the sentence before.  Whose name
the archive lets it be is for `resolve.other_names`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from corpus.languages import en
from corpus.languages.common_en import common_words
from corpus.models import Release, Span
from corpus.names import HAN, TOKEN, han_surname, is_han
from corpus.quoting.sentences import Sentences

_S = "[ \u00a0]"
_BYNAME = rf"(?:the{_S})?[“\"‘']?(?P<name>(?:{TOKEN}{_S}){{0,3}}{TOKEN})"
_CALLED = re.compile(
    rf"\b(?:call(?:s|ed)?|nicknam(?:ed|es?)|knew|know){_S}(?:him|her){_S}(?:as{_S})?{_BYNAME}"
)
#: Straight behind the name.
_KNOWN_AS = re.compile(
    rf",?{_S}\(?(?:(?:(?:better|best|also|widely){_S})?(?:known|referred{_S}to){_S}(?:[a-z]+{_S}){{0,4}}?as|"
    rf"nicknamed|called|whom?{_S}(?:everybody|everyone|people|friends|colleagues){_S}calls?){_S}{_BYNAME}"
)
_CALLED_ZH = re.compile(
    rf"(?:[叫称稱喊管][他她](?:叫|为|為|作)?|[，,]人[称稱]|[绰外]号(?:是|叫)?)(?:[“「](?P<marked>[{HAN}]{{2,6}})[”」]"
    rf"|(?P<plain>[{HAN}]{{2,6}}?)(?=[，。,；;！!\s]))"
)
_REACH = 600  # code points before a byname in which its bearer may stand
_NO_NAMES = frozenset(word.casefold() for word in (*en.MONTHS, *en.WEEKDAYS))


def find_bynames(release: Release, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """(full name, what else its bearer is called), in order; `names` are those of the release's mentions."""
    offset, text = release.span.start, release.text
    full = sorted(
        (one.span.start - offset, one.span.end - offset, name)
        for one, name in zip(release.people, names, strict=True)
        if one.rule != "titled-surname" and (is_han(name) or " " in name)
    )
    if not full:
        return ()
    found: dict[tuple[str, str], None] = {}
    for _, end, name in full:
        if (match := _KNOWN_AS.match(text, end)) is not None:
            _add(found, name, match.group("name"))
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
    """The only one named in the sentence of a position, before it, or in the sentence before that one."""
    line = text.rfind("\n", max(0, at - _REACH), at) + 1
    starts = Sentences(text, Span(line or max(0, at - _REACH), at)).starts
    floor = starts[-2] if len(starts) > 1 else starts[0]
    full = full[bisect_left(full, (floor,)) : bisect_left(full, (at,))]
    near = {name for _, _, name in full}
    return next(iter(near)) if len(near) == 1 else None
