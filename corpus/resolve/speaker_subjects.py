"""A speaker who is the subject of a clause: “NAME, director of …, once said”, “I hinted to her”.

The clause ends where the verb of saying begins, or in a colon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.languages import names_en, speech_en
from corpus.models import PersonMention, Quote, Span
from corpus.names import UPPER
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_names import by_description, leads_to, named_otherwise, other_party

_SPACE = "[ \t\u00a0\r\n]"
_ADVERBS = rf"(?:{_SPACE}+(?:{'|'.join(speech_en.ADVERBS)}|[a-z]+ly))*"
_PRONOUN = r"(?P<pronoun>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho|[Ee]veryone|[Ee]verybody)"
_PRONOUN_LAST = re.compile(rf"(?:^|[\s,;:(—–\-]){_PRONOUN}{_ADVERBS}{_SPACE}*$")
_CLAUSE_PRONOUN = re.compile(
    rf"{_SPACE}*(?:(?:Then|So|But|And|Now|Later|Yet|Also|Still|First|Finally),?{_SPACE}+)?{_PRONOUN}\b"
)
_ANY_PRONOUN = re.compile(rf"\b{_PRONOUN}\b")
_POSSESSIVE = re.compile(rf"{_SPACE}*(?P<pronoun>My|His|Her|Our|Their|my|his|her|our|their){_SPACE}")
_OWNER = {"my": "I", "his": "he", "her": "she", "our": "we", "their": "they"}
_OBJECT_BEFORE = re.compile(
    r"(?:^|\s)(?:to|for|with|by|of|from|at|about|and|than|like|against|on|in|as|after|before|under|meet|met|told|"
    r"asked|joined|between|toward|towards|via|&)\s+(?:(?:the|our|its|my|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_ADVERBS_ONLY = re.compile(rf"(?:{_SPACE}*\([^)\n]{{0,60}}\))?{_ADVERBS}{_SPACE}*$")
_OPENS_APPOSITION = re.compile(rf"{_SPACE}*(?:\([^)\n]{{0,60}}\){_SPACE}*)?[,(—–]")
_CLOSES_APPOSITION = re.compile(rf"[,)—–]{_ADVERBS}{_SPACE}*$")
_NAME_WORD = rf"(?:[{UPPER}][\w&’'.\-]*|\d[\w.]*)"
_CAPITALS = re.compile(
    rf"(?P<name>(?:[Tt]he{_SPACE})?{_NAME_WORD}(?:{_SPACE}(?:(?:of|and|for|the|&|de|von|van){_SPACE})?{_NAME_WORD}){{0,7}})"
)
_CAPITALS_LAST = re.compile(_CAPITALS.pattern + rf"(?:{_SPACE}*\([^)\n]{{0,40}}\))?{_ADVERBS}{_SPACE}*$")
_LEGAL = re.compile(r"\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|Group|Company|Co|PLC|plc|AG|GmbH|S\.A)\b")
_SAYING = re.compile(rf"\b(?:{'|'.join(speech_en.REPORTING_VERBS)})\b")
_GOING_ON = frozenset(
    ("", "and", "but", "then", "further", "also", "and then", "and also", "and further", "before")
)
_WRITINGS = frozenset(
    ("letter", "speech", "statement", "message", "memo", "remarks", "interview", "address", "note")
)
_NEXT_NAME = re.compile(rf"{_SPACE}*(?:,{_SPACE}*)?(?:and|&){_SPACE}+$")
#: The last clause of a sentence, where one begins: “I asked what had become of it, and the owner”.
_CLAUSE_CUT = re.compile(r"(?s:.*)[,;]\s+(?:(?:and|but|so|while|then|when)\s+)?(?=\S)")
_SUBJECT_WORDS = frozenset(
    ("i", "he", "she", "they", "we", "it", *speech_en.DETERMINERS, *speech_en.UNNAMED_NOUNS)
)


def subject(scene: Scene, area: Span, quote: Quote) -> Found | None:
    words = scene.slice(area)
    if words.strip(" ,\t\u00a0\r\n").casefold() in _GOING_ON:
        previous = scene.story.previous(quote.span.start)
        return scene.again(previous, "continued") if previous is not None else None
    if words.lstrip().startswith("As "):
        area = Span(area.start + words.index("As ") + 3, area.end)
        words = scene.slice(area)
    if (pronoun := _PRONOUN_LAST.search(words)) is not None:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    mentions = scene.mentions(area)
    if mentions:
        last = mentions[-1]
        if _ADVERBS_ONLY.match(scene.slice(Span(last.span.end, area.end))):
            before = scene.slice(Span(area.start, last.span.start))
            if len(mentions) > 1 and mentions[-2].name != last.name:
                gap = scene.slice(Span(mentions[-2].span.end, last.span.start))
                if _NEXT_NAME.fullmatch(gap):
                    return None
            if leads_to(scene, _last_clause(before), limit=14):
                return scene.person(last, "name")
        for one in mentions:
            after = scene.slice(Span(one.span.end, area.end))
            if not (_OPENS_APPOSITION.match(after) and _CLOSES_APPOSITION.search(after)):
                continue
            if leads_to(scene, _last_clause(scene.slice(Span(area.start, one.span.start))), limit=14):
                return scene.person(one, "name")
    return clause_subject(scene, area, quote, mentions)


def clause_subject(scene: Scene, area: Span, quote: Quote, mentions: Sequence[PersonMention]) -> Found | None:
    """The subject of a longer clause: the pronoun, the person or the party it begins with."""
    words = scene.slice(area)
    if not words.rstrip().endswith(",") and (cut := _CLAUSE_CUT.search(words)) is not None:
        later = Span(area.start + cut.end(), area.end)
        opening = words[cut.end() :].split(maxsplit=1)[:1]
        if opening and opening[0].casefold().strip(",.") in _SUBJECT_WORDS:
            return clause_subject(scene, later, quote, scene.mentions(later))
    if (pronoun := _CLAUSE_PRONOUN.match(words)) is not None:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    if mentions:
        one = mentions[0]
        after = scene.slice(Span(one.span.end, area.end))
        before = _last_clause(scene.slice(Span(area.start, one.span.start)))
        if leads_to(scene, before, limit=8) and after[:2] not in ("’s", "'s"):
            others = {m.name for m in mentions[1:] if _is_subject_like(after, m, one)}
            return None if others - {one.name} else scene.person(one, "name", 0.9)
    if (owner := _POSSESSIVE.match(words)) is not None:
        noun = words[owner.end() :].split(maxsplit=1)[:1]
        head = noun[0].casefold().strip(",.") if noun else ""
        if head in names_en.ROLE_HEADS:
            return by_description(
                scene, f"the {head}", Span(area.start, area.start + owner.end() + len(head))
            )
        if head in speech_en.UNNAMED_NOUNS:
            return Found("unnamed", None, Span(area.start, area.end), "unnamed")
        return scene.pronoun(_OWNER[owner.group("pronoun").casefold()], quote, area)
    stripped = words.lstrip()
    at = area.start + len(words) - len(stripped)
    if not mentions and (last := _CAPITALS_LAST.search(words)) is not None:
        before = words[: last.start("name")]
        if leads_to(scene, _last_clause(before), limit=6):
            return named_otherwise(
                scene,
                last.group("name"),
                Span(area.start + last.start("name"), area.start + last.end("name")),
            )
    clause = _last_clause(stripped.rstrip())
    first = clause.split(maxsplit=1)[0].casefold() if clause.split() else ""
    if first in speech_en.DETERMINERS or first in speech_en.UNNAMED_NOUNS:
        start = at + stripped.rfind(clause)
        return by_description(scene, clause, Span(start, start + len(clause)))
    return other_party(scene, stripped, at) if not mentions else None


def subject_in(scene: Scene, area: Span, quote: Quote) -> Found | None:
    """The last subject of a sentence that ends in a colon."""
    words = scene.slice(area)
    if (owner := _POSSESSIVE.match(words)) is not None:
        return scene.pronoun(_OWNER[owner.group("pronoun").casefold()], quote, area)
    subjects: list[tuple[int, PersonMention | str]] = [
        (m.start() + area.start, m.group("pronoun")) for m in _ANY_PRONOUN.finditer(words)
    ]
    for one in scene.mentions(area):
        before = scene.slice(Span(max(area.start, one.span.start - 24), one.span.start))
        after = scene.slice(Span(one.span.end, area.end))
        if _OBJECT_BEFORE.search(before) is None and after[:2] not in ("’s", "'s"):
            subjects.append((one.span.start, one))
    if not subjects:
        found = other_party(scene, words.lstrip(), area.start) if words.split() else None
        loose = found is not None and found.kind == "organisation" and not _LEGAL.search(found.name or "")
        return None if loose else found
    subject = max(subjects, key=lambda pair: pair[0])[1]
    if isinstance(subject, PersonMention):
        return scene.person(subject, "name", 0.9)
    if subject.casefold() == "it":
        if not words.lstrip().startswith("It "):
            return None
        found = actor(scene, scene.story.sentence_before(area.start), quote)
        return found if found is not None and found.kind != "organisation" else None
    return scene.pronoun(subject, quote, area)


def headline_name(scene: Scene, area: Span) -> Found | None:
    """The only person before the colon, whose name opens the headline, alone or with what he or she wrote."""
    mentions = scene.mentions(area)
    if (
        len({one.name for one in mentions}) != 1
        or scene.slice(area)[: mentions[0].span.start - area.start].strip()
    ):
        return None
    rest = scene.slice(Span(mentions[-1].span.end, area.end)).casefold().split()
    if not rest or rest[-1].strip("-") in _WRITINGS:
        return scene.person(mentions[0], "name")
    return None


def actor(scene: Scene, sentence: Span | None, quote: Quote) -> Found | None:
    """Who acts in a sentence: the subject of its verb of saying, else of the sentence."""
    if sentence is None:
        return None
    words = scene.slice(sentence)
    if (saying := _SAYING.search(words)) is not None:
        return subject(scene, Span(sentence.start, sentence.start + saying.start()), quote)
    return clause_subject(scene, sentence, quote, scene.mentions(sentence)[:1])


def _last_clause(before: str) -> str:
    """What follows the last comma: “Speaking at the event, President” → “President”."""
    return before[before.rfind(",") + 1 :]


def _is_subject_like(after: str, mention: PersonMention, first: PersonMention) -> bool:
    """Whether a later name opens a clause of its own: “… and NAME said”."""
    gap = after[: max(0, mention.span.start - first.span.end)]
    return bool(re.search(r"(?:\band|\bbut|\bwhile|;|,)\s+$", gap))
