"""How far the phrase of a role goes: “Founder, Chairman and CEO of Lumora” of what follows a name.

Cuts a phrase that begins at a known place; where one begins is for `extract.roles`.
"""

from __future__ import annotations

import re
from itertools import islice

from corpus.alternation import one_of
from corpus.extract.name_segments import cut_run, weigh_shape
from corpus.languages import names_en, speech_en
from corpus.languages.common_en import common_words
from corpus.models import Span
from corpus.names import RUN, UPPER

_LONGEST = 320
_WORDS = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
_STOP = re.compile(
    r"[\n\r;:“”\"(\[•]|(?:\s|(?<=[a-z])(?=\+))(?:\(?\+?\d{2,3}[-. )]{1,2}\d|[\w.+\-]{1,40}@|www\.|https?:)|"
    r"\.(?=\s+[A-Z“‘\"]|\s*$)|(?<=[a-z]{3})\.(?=[A-Z][a-z]+\s)|[!?]|\s[–—-]+\s|"
    r"\s(?:said|says|added|adds|noted|notes|explained|explains|stated|states|commented|comments|remarked|told|"
    r"who|whose|which|is|was|has|have|had|will|were|are|announced|announces|emphasized|emphasised|stressed|"
    r"wrote|writes|shared|shares|joined|joins|discusses|discussed|believes|led|recalls|recalled|concluded|"
    r"appeared|becomes|became|continued|where|when|while|during|as|from|on|since|until|including|featuring)\b|"
    r"\sto\b|\sby\s(?=[A-Z])"
)
_HELD_TO_FORMS = names_en.HELD_TO.union(
    f"{word[:-1]}ies" if word.endswith("y") else f"{word}s" for word in names_en.HELD_TO
)
# “Secretary to the President” goes on behind “to”.
_HELD_TO = re.compile(rf"\b(?:{one_of(_HELD_TO_FORMS)})$", re.IGNORECASE)
_TO_WHOM = re.compile(r"\sto\sthe\s(?=[A-Z])")
# “the President lauded his conduct”: a clause of its own.
_CLAUSE = re.compile(r"\s[a-z]{2,}ed\s(?:the|his|her|its|their|our|an?|that|him|them|it)\s")
_ARTICLE = re.compile(r"(?:the|our|his|her|their|its)\s", re.IGNORECASE)
# “, met the mayor”: what the holder of the role before it did, and to whom.
_DID = re.compile(
    rf"\s*(?:[a-z]+(?<!retir)ed|{one_of(names_en.PERSON_VERBS)})\s(?:the|his|her|its|their|our|an?|two|[{UPPER}])"
)
_VERBAL = re.compile(r"\s*(?P<word>[a-z]{3,}ing)\s")
_ORGANISATION_TAIL = re.compile(
    r"\s*(?:Inc|LLC|L\.L\.C|Ltd|LTD|LLP|LP|Corp|Co|PLC|plc|S\.A|N\.V|AG|PC|P\.C|PA|NA)\b\.?"
)
# What stands there is said of somebody else, or is the name of an award.
_NO_ROLE = re.compile(
    r"(?:is|was|are|were|has|had|will|would|can|and|or|but|with|whose|to|by|from|at|on)\s|best\s|[\d$€£]",
    re.I,
)
_LOOSE_END = re.compile(r"(?:\s+(?:and|&|of|at|for|in|with|the|over|by))+$")
_AND_SOMEBODY = re.compile(rf"\s(?:and|&)\s(?P<first>[{UPPER}][a-z]+)(?:\s[{UPPER}][\w.’'\-]+){{1,2}}$")
# “Spokesperson Contact: https://…”: the label of what follows.
_NEXT_LABEL = re.compile(r"\s(?:Contact|Email|E-mail|Phone|Tel|Website|Web|Media)$")
_SERVING = names_en.ROLE_HEADS.union(speech_en.UNNAMED_NOUNS)
# Before the noun of a role these say that it is another's.
_NOT_BEFORE_HEAD = frozenset(("with", "in", "that", "than", "by", "into", "over", "after", "before", "when"))


# “A spokesman for founder NAME”: between the noun of the one and the role of the other.
_FOR_SOMEBODY = re.compile(
    r"\b(?P<who>[\w\-]+)\s+(?:for|of|to)\s+(?:(?:the|our|its|his|her|their)\s+)?"
    r"(?P<role>(?:(?!and\b|&)[\w’'\-]+\s+){0,2}(?P<head>[\w\-]+))\s*$"
)


def role_of_another(before: str) -> int | None:
    """Where the role of a name begins that only tells for whom somebody works; None where it does not.

    `before` are the words straight before the name: “a spokesman for founder”, not “the Head of Design”.
    """
    match = _FOR_SOMEBODY.search(before)
    if match is None or match.group("head").casefold() not in names_en.ROLE_HEADS:
        return None
    who = match.group("who").casefold()
    if _TO_WHOM.match(before, match.end("who")) and holds_to(who):
        return None  # “Secretary to the President” is one role
    return match.start("role") if who in _SERVING else None


def holds_to(word: str) -> bool:
    """Whether a word is of a role that is held to somebody, or of several: “Secretary”, “Advisers”."""
    return word.casefold() in _HELD_TO_FORMS


def has_role_head(words: str) -> bool:
    """Whether a phrase holds a noun that names a role."""
    return any(w.casefold() in names_en.ROLE_HEADS for w in _WORDS.findall(words))


def role_from(text: str, begin: int, end: int, *, bracket: bool = False) -> Span | None:
    """The role that begins at `begin`, as far as its phrase goes; None where no role begins there."""
    limit = min(end, begin + _LONGEST)
    stop = _role_stop(text, begin, limit, bracket=bracket)
    if _NO_ROLE.match(text, begin, stop):
        return None
    clause = _CLAUSE.search(text, begin, stop)
    if clause is not None and text.find(",", begin, clause.start()) < 0:
        if _ARTICLE.match(text, begin):
            return None
        stop = clause.start()
    if text[stop : stop + 1] == ":" and (label := _NEXT_LABEL.search(text, begin, stop)):
        stop = label.start()
    return _trim_role(text, begin, stop, ends=_ENDS.match(text, stop, end) is not None or stop == end)


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
        if _TO_WHOM.match(text, match.start(), limit) and _HELD_TO.search(text, begin, match.start()):
            pos = match.end()
            continue
        closing = text.find(")", begin, match.start() + 1) if bracket else -1
        return closing if closing >= 0 else match.start()


_ENDS = re.compile(rf"[\n\r;:“”\"().!?]|\s[–—-]|\s(?:{one_of(names_en.SPEECH_VERBS)})\b")


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
    if not opens_role(parts[0][1]) or names_another(parts[0][1]):
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
        named = offset + 1 < len(parts) and opens_role(parts[offset + 1][1]) and _may_be_person(words)
        if (
            names_next
            or named
            or _DID.match(piece)
            or names_another(piece)
            or not (
                has_role_head(piece)
                or (offset == 1 and _is_organisation(words) and (ends or offset + 1 < len(parts)))
            )
        ):
            break
        last = start + len(piece)
    role = text[begin:last].rstrip(" \u00a0.,&")
    start = begin + len(role) - len(role.lstrip())
    role = _LOOSE_END.sub("", role.strip())
    if (joined := _AND_SOMEBODY.search(role)) and _is_given(joined["first"]):
        role = role[: joined.start()]  # “President and Ann Dorsey became …”
    return Span(start, start + len(role)) if role else None


def _is_given(word: str) -> bool:
    low = word.casefold()
    return low in names_en.GIVEN_NAMES and low not in names_en.ROLE_HEADS | names_en.NOT_NAMES


def opens_role(piece: str) -> bool:
    """A role opens with its noun near the front: at most eight words before the head."""
    verbal = _VERBAL.match(piece)
    if verbal is not None and verbal["word"] in speech_en.SAYING:
        return False  # “emphasizing the role of the executive”
    for match in islice(_WORDS.finditer(piece), 9):
        word = match.group().casefold()
        if word in names_en.ROLE_HEADS and piece[match.end() : match.end() + 2] not in ("’s", "'s"):
            return True
        if word in _NOT_BEFORE_HEAD:
            return False
    return False


def names_another(words: str) -> bool:
    """Whether a phrase names somebody behind a role of their own: “Lumora CEO Ann Dorsey”."""
    common = common_words()
    if words.split()[-1:] and words.split()[-1].casefold().rstrip(".") in names_en.COURTESY:
        return True
    for run in RUN.finditer(words):
        before = _WORDS.findall(words[max(0, run.start() - 24) : run.start()])
        behind_role = bool(before) and before[-1].casefold() in names_en.ROLE_HEADS
        for segment in cut_run(run.group()):
            unlike = sum(weight for word, weight in segment.unsure if word in common)
            own = segment.before == "role" or (behind_role and segment.start == 0)
            if segment.titled or (own and segment.shape - unlike >= 0):
                return True
    return False


def _may_be_person(words: list[str]) -> bool:
    """Whether a part between commas may be the next of a list: “CEO, Bob Reeve, CFO”."""
    if not 2 <= len(words) <= 4 or not common_words().isdisjoint(word.casefold() for word in words):
        return False
    shape = weigh_shape(tuple(words))
    return shape is not None and shape >= 0


def _is_organisation(words: list[str]) -> bool:
    return len(words) <= 5 and all(w[:1].isupper() or w in ("of", "the", "&", "and", "for") for w in words)
