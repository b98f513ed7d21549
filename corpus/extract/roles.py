"""What a person is said to be, in the words of the text: “Chief Designer of Lumora”, “Lumora CEO”.

Reads the role beside a name.  Whether the name is a person's is for `extract.people`.
"""

from __future__ import annotations

import re
from itertools import islice

from corpus.languages import names_en
from corpus.models import Span

_LONGEST = 220
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_STOP = re.compile(
    r"[\n\r;:“”\"(\[]|\.(?=\s+[A-Z“\"]|\s*$)|[!?]|\s[–—-]+\s|"
    r"\s(?:said|says|added|adds|noted|notes|explained|explains|stated|states|commented|comments|remarked|told|"
    r"who|whose|which|is|was|has|have|had|will|were|are|announced|announces|emphasized|emphasised|stressed|"
    r"wrote|writes|shared|shares|joined|joins|discusses|discussed|believes|led|recalls|recalled|concluded|"
    r"continued|where|when|while|during|as|to|from|on)\b|\sby\s(?=[A-Z])"
)
_OPENING = re.compile(
    r"\s?\(|,\s|\s[–—-]\s|\s*\|\s*|\s(?:as|is|was|serves\sas|served\sas|has\sserved\sas)\s"
    r"(?:(?:the|an?|our|its|currently|also)\s){1,2}"
)
_NEXT_LINE = re.compile(
    r"[ \t\u00a0,]*(?:\r?\n[ \t\u00a0]*){1,2}(?P<line>[^\r\n]{2,90}?)[ \t\u00a0]*(?=\r?\n|$)"
)
_ORGANISATION_TAIL = re.compile(
    r"\s*(?:Inc|LLC|L\.L\.C|Ltd|LLP|LP|Corp|Co|PLC|plc|S\.A|N\.V|AG|PC|P\.C|PA|NA)\b\.?"
)
_LEFT_JOINERS = frozenset(("and", "of", "&", "the", "for"))
_NOT_FIRST = _LEFT_JOINERS | {"a", "an", "our", "its", "in"}


def has_role_head(words: str) -> bool:
    """Whether a phrase holds a noun that names a role."""
    return any(w.casefold() in names_en.ROLE_HEADS for w in _WORDS.findall(words))


def role_after(text: str, pos: int, end: int) -> Span | None:
    """The role that follows a name ending at `pos`: after a comma, a dash, “as”, “is the” or in brackets.

    None where the next words are no role.
    """
    opening = _OPENING.match(text, pos, end)
    if opening is None:
        return None
    begin = opening.end()
    limit = min(end, begin + _LONGEST)
    stop = _role_stop(text, begin, limit, bracket="(" in opening.group())
    return _trim_role(text, begin, stop, ends=_ENDS.match(text, stop, end) is not None or stop == end)


def role_below(text: str, pos: int, end: int) -> Span | None:
    """The role on the line below a name that ends its own line at `pos`, as under a letter; else None."""
    line = _NEXT_LINE.match(text, pos, end)
    if line is None:
        return None
    words = line.group("line")
    if words[-1:] in ".!?:" or "@" in words or not _opens_role(words) or not words[0].isupper():
        return None
    return Span(*line.span("line"))


def _role_stop(text: str, begin: int, limit: int, *, bracket: bool) -> int:
    pos = begin
    while True:
        match = _STOP.search(text, pos, limit)
        if match is None:
            return limit
        tail = text[max(begin, match.start() - 4) : match.start()]
        if match.group() == "." and re.search(r"\b(?:Inc|Corp|Ltd|Co|St|Dr|[A-Z])$", tail):
            pos = match.end()
            continue
        closing = text.find(")", begin, match.start() + 1) if bracket else -1
        return closing if closing >= 0 else match.start()


_ENDS = re.compile(rf"[\n\r;:“”\"().!?]|\s[–—-]|\s(?:{'|'.join(sorted(names_en.SPEECH_VERBS))})\b")


def _trim_role(text: str, begin: int, stop: int, *, ends: bool) -> Span | None:
    """The leading parts between commas that belong to the role.

    A last part that only names an organisation belongs to it where the phrase `ends` there; before a verb
    it is what the sentence is about.
    """
    parts = []
    at = begin
    for piece in text[begin:stop].split(","):
        parts.append((at, piece))
        at += len(piece) + 1
    if not _opens_role(parts[0][1]):
        return None
    last = parts[0][0] + len(parts[0][1])
    for offset, (start, piece) in enumerate(parts[1:], 1):
        words = piece.split()
        if not words:
            break
        if _ORGANISATION_TAIL.match(piece):
            last = start + len(piece)
            continue
        names_next = words[0] in ("and", "&") and not has_role_head(" ".join(words[1:3]))
        if names_next or not (
            has_role_head(piece)
            or (offset == 1 and _is_organisation(words) and (ends or offset + 1 < len(parts)))
        ):
            break
        last = start + len(piece)
    role = text[begin:last].rstrip(" \u00a0.,&")
    start = begin + len(role) - len(role.lstrip())
    role = re.sub(r"\s+(?:and|&)$", "", role.strip())
    return Span(start, start + len(role)) if role else None


def _opens_role(piece: str) -> bool:
    """A role opens with its noun near the front: at most eight words before the head."""
    words = islice(_WORDS.finditer(piece), 9)
    return any(word.group().casefold() in names_en.ROLE_HEADS for word in words)


def _is_organisation(words: list[str]) -> bool:
    return len(words) <= 5 and all(w[:1].isupper() or w in ("of", "the", "&", "and", "for") for w in words)


def role_before(text: str, start: int, pos: int) -> Span | None:
    """The role straight before a name that begins at `pos`: “Lumora founder and CEO”; None without one."""
    floor = max(start, pos - 140)
    left = text[floor:pos]
    cut = max(left.rfind(c) for c in '\n\r.;:“”"()[]–—!?')
    while cut > 0 and left[cut] == "." and re.search(r"\b(?:Inc|Corp|Ltd|Co|St)$", left[:cut]):
        cut = max(left.rfind(c, 0, cut) for c in '\n\r.;:“”"()[]–—!?')
    words = list(re.finditer(r"\S+", left[cut + 1 :]))
    first = len(words)
    heads = 0
    for i in range(len(words) - 1, -1, -1):
        word = words[i].group()
        plain = word.rstrip(",").casefold()
        is_head = plain in names_en.ROLE_HEADS
        if word.endswith(",") and (i == len(words) - 1 or not is_head):
            break
        if not (
            is_head or word[:1].isupper() or plain in _LEFT_JOINERS or (plain in names_en.ROLE_MODIFIERS)
        ):
            break
        if plain in names_en.NOT_NAMES and plain not in names_en.ROLE_HEADS | names_en.ROLE_MODIFIERS:
            break
        heads += is_head
        first = i
    if not heads:
        return None
    while first < len(words) and words[first].group().casefold() in _NOT_FIRST:
        first += 1
    base = floor + cut + 1
    begin, stop = base + words[first].start(), base + words[-1].end()
    return Span(begin, stop) if has_role_head(text[begin:stop]) else None
