"""Is this line nothing but a date? “06.07.06”, “Released on May 3, 2018”, “2020年1月2日 星期四”.

Such a line heads a release or closes a letter.  A label, a weekday, a time of day and short credits
(“Press release | May 3, 2018”, “Posted by Jane Doe on …”, “来源：…”) may stand beside the date, no
sentence.  Whether the date is the release's own is left to `extract.dates`.
"""

from __future__ import annotations

import re

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en, zh
from corpus.models import Span

_LONGEST = 120
_WEEKDAYS = "|".join(sorted((*en.WEEKDAYS, *zh.WEEKDAYS), key=len, reverse=True))
_LABELS = "|".join(sorted((*en.DATE_LABELS, *zh.DATE_LABELS), key=len, reverse=True))
TIME = re.compile(
    r"[,\s]*(?:@|at|T|\||-)?\s*[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"(?:Z\b|\s?[+-][0-9]{2}:?[0-9]{2}|\s*\(?[A-Z][\w/]{1,30}(?:[ ]Time)?\)?)?"
)
_ZH_CREDIT = r"[\u3400-\u9fff]{2,6}[:：]\s?[^\s:：]{1,20}"
_BEFORE = re.compile(
    r"(?:(?:(?:Posted|Published|Written)\s+)?By\s+[^\n|:]{1,40}?\s*(?:,|\bon\b|\s[–—-])\s*"
    rf"|(?:{_LABELS})\s*[:：\-–—|]?\s*"
    rf"|(?:{_ZH_CREDIT}\s+){{1,4}})?"
    rf"[\[(（【]?\s*(?:(?:{_WEEKDAYS})\.?,?\s*)?(?:the\s+)?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:{TIME.pattern})?\s*[,，]?\s*(?:[(（]?\s*(?:{_WEEKDAYS})\s*[)）]?)?\s*"
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?\s*[\])）】]?\s*[.。|]?\s*"
    rf"(?:\s+by\s+[^\n.:]{{1,40}}|[于於][\u3400-\u9fff]{{2,6}}|(?:\s*{_ZH_CREDIT}){{1,5}})?\s*",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[|｜•·/]|\s[–—-]\s|\s{2,}|\t")


def match_date_line(text: str, start: int, end: int) -> WrittenDate | None:
    """The date of a line that holds no sentence beside it; None for any other line.

    A date with two readings (“11/12/2020”) keeps both; one without a day or a year is returned too.
    Where two dates stand on the line, there is none.
    """
    if end - start > _LONGEST or next(find_dates(text, start, end), None) is None:
        return None
    whole = _alone(text, start, end)
    if whole is not None:
        return whole
    found: list[WrittenDate] = []
    for piece in _pieces(text, start, end):
        when = _alone(text, piece.start, piece.end)
        if when is not None:
            found.append(when)
        elif len(piece) > 40 or next(find_dates(text, piece.start, piece.end), None) is not None:
            return None
    return found[0] if len(found) == 1 else None


def _alone(text: str, start: int, end: int) -> WrittenDate | None:
    before = _BEFORE.match(text, start, end)
    position = before.end() if before else start
    when = next(find_dates(text, position, end), None)
    if when is None or when.span.start != position or when.until is not None:
        return None
    return when if _AFTER.fullmatch(text, when.span.end, end) else None


def _pieces(text: str, start: int, end: int) -> list[Span]:
    """The parts between marks such as “|”, without the white space around them; at most four count."""
    found: list[Span] = []
    position = start
    for mark in [*_PIECES.finditer(text, start, end), None]:
        stop = mark.start() if mark else end
        piece = text[position:stop]
        if piece.strip():
            first = position + len(piece) - len(piece.lstrip())
            found.append(Span(first, first + len(piece.strip())))
        position = mark.end() if mark else end
    return found if 2 <= len(found) <= 4 else []
