"""A reference as a sentence: APA (7th), Chicago (17th, notes and bibliography), MLA (9th), GB/T 7714-2015.

Plain text: what a style sets in italics is not marked.  A press release is cited as each manual says of one
found online; what is not known is left out, or said the way the style says it (“n.d.”, [无日期]; MLA leaves
an unknown date out).  The day of access stands where the style wants it, and with APA and Chicago only where
there is no other date.  Without any address the release's source and identifier take its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from corpus.citing import dates
from corpus.citing.marks import single
from corpus.citing.names import AuthorName
from corpus.citing.reference import ARCHIVE, Reference

_ENDS: Final = re.compile(r"[.?!…。？！][”’\"'」』》)）\]]?$")


def apa(of: Reference) -> str:
    """“Okafor, I. (2021, March 9). Title [Open letter]. Publisher. https://…”."""
    place = f"({_locator(of)})" if of.paragraph else None
    kind = of.genre if of.title else f"Untitled {of.genre.lower()}"
    work = _joined(" ", of.title, place, f"[{kind}]") if of.title else _joined(" ", f"[{kind}]", place)
    day = dates.year_first(dates.parts(of.date)) or "n.d."
    when = f"({day}{dates.doubts(of.date, of.language)})"
    heads = (_stopped(_apa_name(of.responsible)), f"{when}.", _stopped(work))
    if of.responsible is None:
        heads = (_stopped(work), f"{when}.", "")
    accessed = ""
    if of.address and of.accessed and not of.date.value:
        accessed = f"Retrieved {dates.month_first(dates.of_day(of.accessed))}, from"
    return _joined(" ", *heads, _stopped(of.publisher), accessed, of.address or _stopped(_where(of)))


def chicago_note(of: Reference) -> str:
    """“Ines Okafor, “Title,” open letter, Publisher, March 9, 2021, para. 12, https://….”."""
    who = of.responsible.whole if of.responsible else None
    work = f"“{single(of.title)},” {of.genre.lower()}" if of.title else f"untitled {of.genre.lower()}"
    told = _joined(
        ", ", who, work, of.publisher, _chicago_day(of), _locator(of), _accessed(of, "accessed"), _where(of)
    )
    return _stopped(told[:1].upper() + told[1:] if who is None else told)


def chicago_bibliography(of: Reference) -> str:
    """“Okafor, Ines. “Title.” Open letter, Publisher, March 9, 2021. https://….”."""
    work = f"“{single(_stopped(of.title))}”" if of.title else None
    kind = of.genre if of.title else f"Untitled {of.genre.lower()}"
    facts = _stopped(_joined(", ", kind, of.publisher, _chicago_day(of), _locator(of)))
    end = (_stopped(_accessed(of, "Accessed")), _stopped(_where(of)))
    return _joined(" ", _stopped(_turned(of.responsible)), work, facts, *end)


def mla(of: Reference) -> str:
    """“Okafor, Ines. “Title.” Publisher, 9 Mar. 2021, https://…. Open letter. Accessed 28 Nov. 2026.”.

    An organisation that is both author and publisher is named as the publisher alone.
    """
    work = f"“{single(_stopped(of.title))}”" if of.title else f"Untitled {of.genre.lower()}."
    day = dates.day_first(dates.parts(of.date)) + dates.doubts(of.date, of.language)
    facts = _joined(", ", of.issuer, day.strip(), _locator(of, "par"), _where(of))
    accessed = f"Accessed {dates.day_first(dates.of_day(of.accessed))}." if of.accessed and of.address else ""
    kind = f"{of.genre}." if of.title else ""
    return _joined(" ", _stopped(_turned(of.author)), work, _stopped(facts), kind, accessed)


def gbt(of: Reference) -> str:
    """“OKAFOR I. Title[EB/OL]. (2021-03-09)[2026-11-28]. https://….”, in words of the release's language.

    The standard's own marks are half-width in either language; what is not online is marked [Z].  A state of
    the archive is a data set, [DS/OL] or [DS].
    """
    chinese = of.language == "zh"
    title = of.title or ("[无题名]" if chinese else "[Untitled]")
    doubts = dates.doubts_zh(of.date) if chinese else dates.doubts(of.date, of.language).strip()
    when = f"({of.date.value}{doubts})" if of.date.value else ("[无日期]" if chinese else "[n.d.]") + doubts
    place = f"第{of.paragraph}段" if chinese and of.paragraph else _locator(of)
    accessed = f"[{of.accessed.isoformat()}]" if of.accessed and of.address else ""
    online, offline = ("DS/OL", "DS") if of.kind == ARCHIVE else ("EB/OL", "Z")
    work = f"{title}[{online if of.address else offline}]."
    return _joined(
        " ", _stopped(_gbt_name(of.responsible)), work, f"{place}{when}{accessed}.", _stopped(_where(of))
    )


STYLES: Final[Mapping[str, Callable[[Reference], str]]] = {
    "apa": apa,
    "chicago_note": chicago_note,
    "chicago_bibliography": chicago_bibliography,
    "mla": mla,
    "gbt": gbt,
}


def _apa_name(name: AuthorName | None) -> str:
    if name is None or name.family is None:
        return name.whole if name else ""
    return f"{name.family}, {' '.join(name.initials)}"


def _turned(name: AuthorName | None) -> str:
    """Family name first; with a comma only where that turns the name round."""
    if name is None or name.family is None or name.family_first:
        return name.whole if name else ""
    return f"{name.family}, {name.given}"


def _gbt_name(name: AuthorName | None) -> str:
    if name is None or name.family is None:
        return name.whole if name else ""
    initials = " ".join(name.initials).replace(".", "").replace("-", " ")
    return f"{name.family.upper()} {initials}"


def _chicago_day(of: Reference) -> str:
    return (dates.month_first(dates.parts(of.date)) or "n.d.") + dates.doubts(of.date, of.language)


def _locator(of: Reference, word: str = "para") -> str:
    """“para. 12”, “paras. 12–14”; "" where the whole release is meant."""
    return f"{word}{'s' if '–' in of.paragraph else ''}. {of.paragraph}" if of.paragraph else ""


def _accessed(of: Reference, word: str) -> str:
    if of.date.value or not (of.address and of.accessed):
        return ""
    return f"{word} {dates.month_first(dates.of_day(of.accessed))}"


def _where(of: Reference) -> str:
    return of.address or f"{of.source}, {of.id}"


def _stopped(text: str | None) -> str:
    """With a full stop at its end, unless something like it stands there; "" for nothing."""
    return f"{text}." if text and not _ENDS.search(text) else text or ""


def _joined(between: str, *texts: str | None) -> str:
    return between.join(text for text in texts if text)
