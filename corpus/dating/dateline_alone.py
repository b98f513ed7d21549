"""Is this line nothing but a date? “06.07.06”, “Released on May 3, 2018”, “2020年1月2日 星期四”.

Such a line heads a release or closes a letter; a headline may open with its day as well.
A label, a weekday, a time of day and short credits
(“Press release | May 3, 2018”, “Posted by Jane Doe on …”, “来源：…”) may stand beside the date, no
sentence.  Of “Posted: … | Updated: …” the first day counts.  Whether the date is the release's own is left
to `extract.dates`.
"""

from __future__ import annotations

import re

from corpus.dating.datewords import WrittenDate, find_dates
from corpus.languages import en, zh
from corpus.models import Span

_LONGEST = 120


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_WEEKDAYS = _any((*en.WEEKDAYS, *zh.WEEKDAYS))
_LABELS = _any((*en.DATE_LABELS, *zh.DATE_LABELS))
TIME = re.compile(
    r"[,\s]*(?:@|at|T|\||-)?\s*[0-9]{1,2}[:.h][0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?:\s*[AaPp]\.?[Mm]\.?)?"
    r"(?:Z\b|\s?[+-][0-9]{2}:?[0-9]{2}"
    r"|\s*\(?[A-Z][\w/]{1,30}(?:[ ](?:Standard|Daylight|Summer))?(?:[ ]Time)?\)?)?"
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
    rf"(?:\s+by\s+[^\n.:]{{1,40}}|[于於][\u3400-\u9fff]{{2,6}}|(?:\s*{_ZH_CREDIT}){{1,5}})?"
    rf"(?:\s*(?:{_any(zh.CREDIT_LABELS)})[:：])?\s*",  # with nothing behind it
    re.IGNORECASE,
)
_CHANGED = re.compile(
    rf"(?:{_any((*en.CHANGED_LABELS, *zh.CHANGED_LABELS))})(?:\s+on\b)?[\s:：]", re.IGNORECASE
)
_POSTED = re.compile(
    rf"(?:{_any((*en.POSTED_LABELS, *zh.POSTED_LABELS))})(?:\s+by\b|[\s:：\d])", re.IGNORECASE
)
_CREDITED = re.compile(rf"(?:^|(?<=[\s|｜]))(?:{_any(zh.CREDIT_LABELS)})[:：]", re.MULTILINE)
_BY = re.compile(r"by\s+[A-Z][^\n|:]{1,40}[|,]", re.IGNORECASE)  # “By Jane Doe | May 3, 2018 | News”
_FILED = re.compile(r"\s+(?:in|under)\s+[^\n.:]{1,40}", re.IGNORECASE)  # “Posted on May 3, 2018 in News”
_FILED_AFTER = re.compile(  # “3 May 2018 Posted in [News](/news)”
    r"\s+(?:posted|published|filed)\s+(?:in|under)\s+(?:[^\n.:()\[\]]{1,40}|\[[^\]\n]{1,60}\]\([^()\s]{1,120}\))",
    re.IGNORECASE,
)
_ZH_POSTED = re.compile(rf"(?:{_any(zh.POSTED_LABELS)})\s?[:：]\s?")
_ZH_FIELD = re.compile(r"[\u3400-\u9fff]{2,6}\s?[:：]")
_ZH_OUTLET = re.compile(rf"[\u3400-\u9fff]{{1,9}}(?:{_any(zh.OUTLET_ENDINGS)})\s+")
_LONGEST_VALUE = 24
_SENTENCE_SIGNS = "。！？；"
_SIGNS_BEFORE = "•·●■◆▪*|｜- "
_ONE_WORD = re.compile(r",?\s[A-Z][a-z’'-]{2,20}")  # “12/9/23 Akron”
_MONTH_STARTS = frozenset(name[:3].lower() for name in en.MONTHS)
_LONGEST_DAY = 40
_TITLE_BEHIND = re.compile(r"\s?(?:[-–—|]|[:：])\s\S")
_PIECES = re.compile(r"[|｜•·/]|\s[–—-]\s|\s{2,}|\t")


def match_date_line(text: str, start: int, end: int) -> WrittenDate | None:
    """The date of a line that holds no sentence beside it; None for any other line.

    A date with two readings (“11/12/2020”) keeps both; one without a day or a year is returned too.
    Where two dates stand on the line, there is none.
    """
    if end - start > _LONGEST or next(find_dates(text, start, end), None) is None:
        return None
    whole = _alone(text, start, end) or _among_fields(text, start, end) or _stamped(text, start, end)
    if whole is not None:
        return whole
    found: list[WrittenDate] = []
    for piece in _pieces(text, start, end):
        if _CHANGED.match(text, piece.start, piece.end) and found:
            continue
        when = _alone(text, piece.start, piece.end)
        if when is not None:
            found.append(when)
        elif len(piece) > 40 or next(find_dates(text, piece.start, piece.end), None) is not None:
            return None
    return found[0] if len(found) == 1 else None


def is_posted_line(text: str, start: int, end: int) -> bool:
    """Whether the line says when a post went up, as a site prints it under the title: “Posted on May 3, 2018
    by admin”, “发布时间：2018-05-03”, “2018-05-03 来源：新闻中心”."""
    if end - start > _LONGEST:
        return False
    signed = (
        _CREDITED.search(text, start, end)
        or _BY.match(text, start, end)
        or _ZH_POSTED.search(text, start, end)
        or _ZH_OUTLET.match(text, start, end)
    )
    filed = _FILED_AFTER.search(text, start, end)
    if not (signed or filed or _POSTED.match(text, start, end)):
        return False
    when = match_date_line(text, start, end)
    return when is not None and when.day is not None and when.year is not None


def match_dated_title(text: str, start: int, end: int) -> WrittenDate | None:
    """The day that a headline opens with: “3/5/2020 - Council approves the tram”; None for any other line."""
    if not (text[start : start + 1].isdigit() or text[start : start + 3].lower() in _MONTH_STARTS):
        return None
    when = next(find_dates(text, start, min(end, start + _LONGEST_DAY)), None)
    if when is None or when.span.start != start or when.day is None or when.year is None:
        return None
    return when if _TITLE_BEHIND.match(text, when.span.end, end) else None


def _alone(text: str, start: int, end: int) -> WrittenDate | None:
    before = _BEFORE.match(text, start, end)
    position = before.end() if before else start
    when = next(find_dates(text, position, end), None)
    if when is None or when.span.start != position or when.until is not None:
        return None
    if _POSTED.match(text, start, end) and _FILED.fullmatch(text, when.span.end, end):
        return when
    if when.form == "numeric" and _ONE_WORD.fullmatch(text, when.span.end, end):
        return when
    if _FILED_AFTER.fullmatch(text, when.span.end, end):
        return when
    return when if _AFTER.fullmatch(text, when.span.end, end) else None


def _among_fields(text: str, start: int, end: int) -> WrittenDate | None:
    """The day of “来源：晨光灯具 发布时间：2018-05-03 浏览量：12”: of several fields on one line, the one
    that says when it went up, whether white space stands between them or nothing."""
    label = _ZH_POSTED.search(text, start, end)
    when = next(find_dates(text, label.end(), end), None) if label else None
    if label is None or when is None or when.span.start != label.end() or when.until is not None:
        return None
    time = TIME.match(text, when.span.end, end)
    before, after = text[start : label.start()], text[time.end() if time else when.span.end : end]
    fields = _are_fields(before.lstrip(_SIGNS_BEFORE)) and _are_fields(after.lstrip(_SIGNS_BEFORE))
    return when if fields else None


def _are_fields(piece: str) -> bool:
    """Whether a piece of a line is nothing, or fields with short values."""
    if not piece:
        return True
    if not _ZH_FIELD.match(piece) or any(sign in piece for sign in _SENTENCE_SIGNS):
        return False
    return all(len(value) <= _LONGEST_VALUE for value in _ZH_FIELD.split(piece))


def _stamped(text: str, start: int, end: int) -> WrittenDate | None:
    """The day of “晨光网 2018-05-03 10:30”: an outlet, and to the minute when it printed the post."""
    outlet = _ZH_OUTLET.match(text, start, end)
    when = next(find_dates(text, outlet.end(), end), None) if outlet else None
    if outlet is None or when is None or when.span.start != outlet.end() or not when.complete:
        return None
    time = TIME.match(text, when.span.end, end)
    return when if time is not None and time.end() == end else None


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
