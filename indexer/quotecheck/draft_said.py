"""What stands straight beside a verb of saying in a draft: a few Chinese characters, “he” or “she”.

Told by the text alone, whatever the stages that read releases find there.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from corpus.alternation import one_of
from corpus.languages import speech_zh
from corpus.models import Quote, Span
from corpus.names import HAN

_DAY: Final = r"(?:\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号號])?)?)?"
#: A name with when and where: 许文澜2023年4月2日在青港.
_PARTY: Final = re.compile(
    rf"(?:{_DAY}[，,]?)(?P<who>[{HAN}·•]{{2,10}}?){_DAY}(?:[在于对對向][{HAN}]{{1,12}})?"
)
_FAR: Final = 60  # code points before a mark
_SAID: Final = re.compile(
    rf"(?<![{HAN}·•]){_PARTY.pattern}(?:{one_of(speech_zh.QUOTING_VERBS)})[{speech_zh.AFTER_VERB}]?[：:，,]?\s*$"
)
_SEXES: Final = {"he": "he", "she": "she", "他": "he", "她": "she"}
_NEAR: Final = 40  # code points before a verb
_SAID_BEFORE: Final = re.compile(
    r"(?P<pronoun>\b(?:he|she)(?=\s+(?:\w+ly\s+|also\s+|then\s+|later\s+)?$)|[他她](?=[^，。：；“”\s]{0,4}$))",
    re.IGNORECASE,
)
_SAID_BEHIND: Final = re.compile(r"\s+(?P<pronoun>he|she)\b", re.IGNORECASE)
_AND: Final = re.compile(r"\b(?:and|but|or)(?:\s+(?:also|then|that|later))?\s*\Z")
_STOPS: Final = ".!?…。！？"


def goes_on(text: str, before: Span, piece: Span) -> bool:
    """Whether a sentence puts a second quotation beside the first: ““…,” NAME said, and “…””."""
    return _AND.search(text, before.end, piece.start) is not None


def parted(text: str, quote: Quote) -> list[list[Span]]:
    """The pieces of a quotation in runs: what a cue between two of them leads in is another statement.

    “NAME said: “A.” He said later: “B.”” are two, and so are ““A,” NAME said, and “B.””;
    ““A,” NAME said, “B.”” is one.
    """
    pieces = quote.pieces or (quote.span,)
    runs = [[pieces[0]]]
    ahead = quote.cue is None or quote.cue.end <= pieces[0].start
    for before, piece in pairwise(pieces):
        gap = text[before.end : piece.start].strip()
        ended = text[before.start : before.end].rstrip("”\"’'」』» ")[-1:] in _STOPS or gap[:1] in _STOPS
        leads = gap[-1:] in (":", "：") or (ahead and gap[-1:] not in _STOPS)
        if any(map(str.isalpha, gap)) and (goes_on(text, before, piece) or (ended and leads)):
            runs.append([piece])
        else:
            runs[-1].append(piece)
    return runs


def party_before(text: str, start: int, verb: int) -> str | None:
    """“……”科特莱克博士说: the few characters from `start` to the verb, a name’s; else None."""
    match = _PARTY.fullmatch(text[start:verb].strip())
    return match["who"] if match else None


def party_ahead(text: str, start: int, mark: int) -> str | None:
    """许文澜说：“……”: the characters before the verb that stands straight before a mark; else None."""
    match = _SAID.search(text, max(start, mark - _FAR), mark)
    return match["who"] if match else None


def pronoun_at(text: str, verb: Span | None) -> str | None:
    """“he” or “she” that is the subject of a verb of saying; None where something else is."""
    if verb is None:
        return None
    before = _SAID_BEFORE.search(text, max(0, verb.start - _NEAR), verb.start)
    match = before or _SAID_BEHIND.match(text, verb.end)
    return _SEXES[match["pronoun"].casefold()] if match else None
