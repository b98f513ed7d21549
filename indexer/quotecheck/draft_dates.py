"""The day on which a draft says that a quotation was said: “…,” she said in Gothenburg on 20 May 2024.

Only a date that is written out, with its year, in the sentence of the cue, and there in the clause of the
verb, so that it can be no other event's: whatever else the clause speaks of leaves the date open.
"""

from __future__ import annotations

import re
from typing import Final

from corpus.dating.datewords import find_dates
from corpus.languages import en, names_en, speech_en
from corpus.models import Language, Span
from indexer.quotecheck.draft_paragraphs import Paragraphs

_REACH: Final = 240  # code points from the verb in which its date stands
_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'\-.][^\W\d_]+)*")
#: What may stand between the verb, its subject and its date: where, to whom, on what occasion.
_ALLOWED: Final = (
    frozenset(
        """a an the and at in on to of from with during for his her its their he she they also today yesterday
        reporters journalists guests staff us me speaking writing interview conference press news letter
        speech statement message remarks address note meeting keynote call dated""".split()  # noqa: SIM905
    )
    | frozenset(speech_en.UNNAMED_NOUNS)
    | frozenset(speech_en.COLLECTIVE)
    | names_en.ROLE_HEADS
    | names_en.ROLE_MODIFIERS
    | frozenset(day.casefold() for day in en.WEEKDAYS)
)
#: Before a date: the time until, since or around which something holds, or whose date it is.
_NOT_ITS_DAY: Final = re.compile(
    r"\b(?:by|until|till|before|after|since|from|to|for|of|than|between|about|around|late|early)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NEAR_ZH: Final = re.compile(r"[^，。；：、的将會会于於]{0,14}")
_BETWEEN_ZH: Final = re.compile(r"[，,]?[^，。；：、的将會]{0,20}")


def claimed_date(paragraphs: Paragraphs, cue: Span | None, *, language: Language) -> str | None:
    """The date of a quotation as ISO, a day or a month; None where the draft states none for it.

    `cue` is the verb of saying.
    """
    if cue is None:
        return None
    whole = paragraphs.sentence(cue.start)
    whole = Span(max(whole.start, cue.start - _REACH), min(whole.end, cue.end + _REACH))
    # What stands in marks are somebody's words; it is blanked, so that positions stay.
    shown = list(paragraphs.text[whole.start : whole.end])
    for span in paragraphs.marks_in(whole):
        for at in range(max(span.start, whole.start), min(span.end, whole.end)):
            shown[at - whole.start] = " "
    sentence = "".join(shown)
    dates = list(find_dates(sentence))
    if len(dates) != 1 or dates[0].other is not None or dates[0].until is not None:
        return None
    found, verb = dates[0], Span(cue.start - whole.start, cue.end - whole.start)
    if found.iso is None or len(found.iso) < len("2020-08"):
        return None
    fits = _is_its_day_zh if language == "zh" else _is_its_day
    return found.iso if fits(sentence, found.span, verb) else None


def _is_its_day(sentence: str, date: Span, verb: Span) -> bool:
    if _NOT_ITS_DAY.search(sentence, 0, date.start):
        return False
    between = (
        sentence[verb.end : date.start]
        if date.start >= verb.end
        else sentence[: date.start] + sentence[date.end : verb.start]
    )
    return ";" not in between and all(
        word in _ALLOWED or word[0].isupper() or word.endswith("ly") for word in _WORD.findall(between)
    )


def _is_its_day_zh(sentence: str, date: Span, verb: Span) -> bool:
    """In Chinese the day stands before the verb: what follows the verb is what was said."""
    return (
        date.end <= verb.start
        and _NEAR_ZH.fullmatch(sentence[: date.start].strip()) is not None
        and _BETWEEN_ZH.fullmatch(sentence[date.end : verb.start].strip()) is not None
    )
