"""A speaker who is the subject of a clause: “NAME, director of …, once said”, “I hinted to her”.

The clause ends where the verb of saying begins.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.alternation import one_of
from corpus.languages import names_en, speech_en
from corpus.models import PersonMention, Quote, Span
from corpus.names import UPPER
from corpus.quoting.cue import SPACE
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_clauses import (
    goes_on_with_and,
    has_apposition,
    is_embedded,
    of_a_later_clause,
    opens_clause,
    unknown_last,
)
from corpus.resolve.speaker_names import by_description, described, leads_to, named_otherwise, other_party
from corpus.resolve.speaker_owners import somebody_of, whose_last
from corpus.resolve.speaker_patterns import (
    ADVERBS,
    CAPITALS,
    CARRIES_NAME,
    NEXT_NAME,
    NEXT_TITLED,
    OWNER,
    PREPOSITIONS,
    PRONOUN,
    SAYING,
)

#: “NAME said he | feared “…””, “NAME said it | was “…””: what is said is the first one's.
_SAID_HE = re.compile(
    rf"(?P<verb>{SAYING.pattern})(?:{SPACE}+that)?{SPACE}+(?:he|she|they|it){ADVERBS}{SPACE}*$"
)
_PRONOUN_LAST = re.compile(rf"(?:^|[\s,;:(—–\-]){PRONOUN}{ADVERBS}{SPACE}*$")
#: “She introduced NAME, who ”: the relative clause is about NAME.
_RELATIVE_LAST = re.compile(rf"{SPACE}*,{SPACE}*who{ADVERBS}{SPACE}*$")
#: “, the founder of the mill” between a name and its relative clause: no second comma, no verb looked for.
_APPOSITION_LAST = re.compile(rf"{SPACE}*(?:\([^)\n]{{0,60}}\)|,{SPACE}+[^,;:.]{{1,80}})")
PEOPLE = names_en.ROLE_HEADS.union(speech_en.UNNAMED_NOUNS)
_OBJECT_WORDS = 3
_NOT_LAST = re.compile(rf"\bnot{SPACE}+$")
#: “NAME left and the Board | said”: another subject stands before the verb.
_OTHER_PARTY_LAST = re.compile(
    rf"\s[a-z][^,;]*\b(?:and|but|while|when|so|because){SPACE}+(?:{one_of(speech_en.DETERMINERS)}){SPACE}+"
    rf"(?:(?!and\b|or\b|who\b|that\b)[\w’'\-]+{SPACE}+){{1,5}}$"
)
#: “he explained, | adding: ”: the subject stands before the first verb.
_SAID_ALREADY = re.compile(rf"\b(?:{one_of(speech_en.QUOTING_VERBS)})(?:{SPACE}+[a-z]+){{0,2}},{SPACE}*$")
#: “NAME said her first customer had | told her”, “when I was young my father | said”: somebody at the end,
#: with neither a conjunction nor a preposition before him.
_SOMEBODY_LAST = re.compile(
    rf"(?:^|(?P<before>[\w’'\-]+){SPACE}+)(?P<who>(?:{one_of(speech_en.DETERMINERS)}){SPACE}+"
    rf"(?:(?!(?:and|or|but|of|to|for|with|who|that|{one_of(speech_en.DETERMINERS)})\b)[a-z][\w’'\-]*{SPACE}+){{0,3}}?"
    rf"(?:{one_of(PEOPLE - frozenset(speech_en.DETERMINERS))})){ADVERBS}{SPACE}*$"
)
#: “NAME knows that people | say”: the same without an article.
_PEOPLE_LAST = re.compile(
    rf"\b(?:that|when|as|how|because|while|where|until|if|{one_of(speech_en.BARE_CLAUSE_VERBS)}){SPACE}+"
    rf"(?P<who>(?:[a-z][\w\-]*{SPACE}+)?(?:{one_of(frozenset(speech_en.UNNAMED_NOUNS))})){ADVERBS}{SPACE}*$"
)
#: “NAME wore a shirt that | said”: the shirt says it.
_THAT_LAST = re.compile(
    rf"[\w’'\-]{SPACE}+(?P<who>(?:{one_of(speech_en.DETERMINERS)}){SPACE}+(?:[a-z][\w’'\-]*{SPACE}+){{0,3}}?[a-z][\w’'\-]*)"
    rf",?{SPACE}+(?:that|which){ADVERBS}{SPACE}*$"
)
#: Before such a one: he is whom the verb of the first one, or a preposition, leads to.
_LED_TO = re.compile(
    rf"(?!(?:as|after|before|than)$)(?:both|nor|but|or|meeting|addressing|{PREPOSITIONS})", re.I
)
_MARKS = re.compile('[“”"]')
_OF = re.compile(r",\s[^,]{0,80}\bof\s+$")
_CLAUSE_PRONOUN = re.compile(
    rf"{SPACE}*(?:(?:Then|So|But|And|Now|Later|Yet|Also|Still|First|Finally),?{SPACE}+)?{PRONOUN}\b"
)
POSSESSIVE = re.compile(rf"{SPACE}*(?P<pronoun>My|His|Her|Our|Their|my|his|her|our|their){SPACE}")
_NOUN_AND_NAME = re.compile(rf"(?:[a-z][\w\-]*{SPACE}){{1,3}}[{UPPER}][a-z]+\b")
_ADVERBS_ONLY = re.compile(rf"(?:{SPACE}*\([^)\n]{{0,60}}\))?{ADVERBS}{SPACE}*$")
_CAPITALS_LAST = re.compile(CAPITALS.pattern + rf"(?:{SPACE}*\([^)\n]{{0,40}}\))?{ADVERBS}{SPACE}*$")
_GOING_ON = frozenset(
    ("", "and", "but", "then", "further", "also", "and then", "and also", "and further", "before")
)
#: The last clause of a sentence, where one begins: “I asked what had become of it, and the owner”.
_CLAUSE_CUT = re.compile(r"(?s:.*)[,;]\s+(?:(?:and|but|so|while|then|when)\s+)?(?=\S)")
#: “Both the President and the Chief Engineer”, “The President and the Chief Engineer”: two, by their roles.
_SEVERAL = re.compile(
    rf"\b[Bb]oth{SPACE}[^,;:]{{1,160}}{SPACE}and{SPACE}[^,;:]{{1,80}}$|"
    rf"(?:^|,{SPACE}+)\s*[Tt]he{SPACE}+[\w’'\- ]{{2,60}}?{SPACE}and{SPACE}+the{SPACE}+[\w’'\- ]{{2,60}}$"
)
_SUBJECT_WORDS = frozenset(
    ("i", "he", "she", "they", "we", "it", *speech_en.DETERMINERS, *speech_en.UNNAMED_NOUNS)
)


def subject(scene: Scene, area: Span, quote: Quote) -> Found | None:
    """The subject of a verb that begins where the area ends; None where two could be."""
    words = scene.slice(area)
    if words.strip(" ,\t\u00a0\r\n").casefold() in _GOING_ON:
        previous = scene.story.previous(quote.span.start)
        if previous is None or _MARKS.search(scene.slice(Span(previous.span.end, quote.span.start))):
            return None  # what stands in marks between them is not known to be anybody's
        return scene.again(previous, "continued")
    if words.lstrip().startswith("As "):
        area = Span(area.start + words.index("As ") + 3, area.end)
        words = scene.slice(area)
    if (relative := _RELATIVE_LAST.search(words)) is not None:
        found = _before_relative(scene, Span(area.start, area.start + relative.start()))
        return found or scene.pronoun("who", quote, area)
    said = _SAID_HE.search(words)
    if said is not None and words[: said.start("verb")].strip(" ,;\t\u00a0\r\n"):
        return subject(scene, Span(area.start, area.start + said.start("verb")), quote)
    if (pronoun := _PRONOUN_LAST.search(words)) is not None:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    if (first := _SAID_ALREADY.search(words)) is not None and first.start():
        return subject(scene, Span(area.start, area.start + first.start()), quote)
    if (whose := whose_last(words, area)) is not None:
        return whose
    # What an author only reports of somebody is in the author's own words.
    if quote.kind == "direct" and (other := _somebody_last(scene, area)) is not None:
        return other
    mentions = [
        one
        for one in scene.mentions(area)
        if CARRIES_NAME.match(scene.text, one.span.end - scene.offset) is None
    ]
    if (unknown := unknown_last(scene, area, mentions)) is not None:
        own = _opens_clause(scene, area, unknown, mentions, quote)
        return named_otherwise(scene, scene.slice(unknown), unknown) if own else None
    last = mentions[-1] if mentions else None
    ends = last is not None and _ADVERBS_ONLY.match(scene.slice(Span(last.span.end, area.end)))
    if last is not None and ends and _opens_clause(scene, area, last.span, mentions[:-1], quote):
        return scene.person(last, "name")
    if speak_together(scene, mentions) or _SEVERAL.search(words):
        return None
    if last is not None:
        lead = _last_clause(scene.slice(Span(area.start, last.span.start)))
        if ends and leads_to(scene, lead, limit=14):
            return scene.person(last, "name")
        if (later := of_a_later_clause(scene, area, mentions)) is not None:
            return scene.person(later, "name")
        for one in mentions:
            after = scene.slice(Span(one.span.end, area.end))
            # “NAME, its CEO, said that NAME, the minister, had”: more than who the first one is.
            if not has_apposition(after) or (one is not mentions[-1] and SAYING.search(after)):
                continue
            if leads_to(scene, _last_clause(scene.slice(Span(area.start, one.span.start))), limit=14):
                return scene.person(one, "name")
    return clause_subject(scene, area, quote, mentions) or somebody_of(scene, area)


def _opens_clause(
    scene: Scene, area: Span, name: Span, earlier: Sequence[PersonMention], quote: Quote
) -> bool:
    """Whether a name before the verb is the subject of a clause of its own, behind those named `earlier`."""
    before = scene.slice(Span(area.start, name.start))
    since = scene.slice(Span(earlier[-1].span.end, name.start)) if earlier else ""
    return opens_clause(before, since, says_no_more=_says_no_more(scene, quote))


def _somebody_last(scene: Scene, area: Span) -> Found | None:
    """The one, not named, in whose own clause a verb stands behind the clause of another; None where it has
    no other before it, so that the whole area tells of him."""
    words = scene.slice(area)
    match = _SOMEBODY_LAST.search(words)
    before = match["before"] if match is not None else None
    # “Ann Dorsey the founder said” is of one.
    led = before is None or before[0].isupper() or _LED_TO.fullmatch(before) is not None
    if match is None or led:
        match = _PEOPLE_LAST.search(words) or _THAT_LAST.search(words)
    if match is None:
        return None
    where = Span(area.start + match.start("who"), area.start + match.end("who"))
    return by_description(scene, match["who"], where)


def _says_no_more(scene: Scene, quote: Quote) -> bool:
    """Whether a verb has no object but what stands in marks: “as NAME told reporters, “…””, not “after NAME
    announced new rules: “…””."""
    if quote.cue is None or quote.cue.end > quote.span.start:
        return False
    return len(scene.slice(Span(quote.cue.end, quote.span.start)).split()) < _OBJECT_WORDS


def _before_relative(scene: Scene, area: Span) -> Found | None:
    """Whom “who” goes on about: the one named last before it, subject or not; else None."""
    mentions = scene.mentions(area)
    if speak_together(scene, mentions):
        return None
    if mentions and _OF.search(scene.slice(Span(area.start, mentions[-1].span.start))):
        return None  # “NAME, a friend of NAME, who ”
    told = [
        one
        for one in mentions
        if not _NOT_LAST.search(scene.slice(Span(max(area.start, one.span.start - 8), one.span.start)))
    ]
    for one in told[-1:]:
        after = scene.slice(Span(one.span.end, area.end))
        if not after.strip() or _APPOSITION_LAST.fullmatch(after):
            return scene.person(one, "name")
    if mentions or (last := _CAPITALS_LAST.search(scene.slice(area))) is None:
        return None
    where = Span(area.start + last.start("name"), area.start + last.end("name"))
    return named_otherwise(scene, last.group("name"), where)


def speak_together(scene: Scene, mentions: Sequence[PersonMention]) -> bool:
    """Whether the last two named are joined by “and”: what several say is no one's in particular."""
    if len(mentions) < 2 or mentions[-2].name == mentions[-1].name:
        return False
    gap = scene.slice(Span(mentions[-2].span.end, mentions[-1].span.start))
    return NEXT_NAME.fullmatch(gap) is not None or NEXT_TITLED.fullmatch(gap) is not None


def clause_subject(scene: Scene, area: Span, quote: Quote, mentions: Sequence[PersonMention]) -> Found | None:
    """The subject of a longer clause: the pronoun, the person or the party it begins with."""
    words = scene.slice(area)
    if not words.rstrip().endswith(",") and (cut := _CLAUSE_CUT.match(words)) is not None:
        later = Span(area.start + cut.end(), area.end)
        opening = "".join(words[cut.end() :].split(maxsplit=1)[:1]).casefold().strip(",.")
        # “NAME, Chairman of the Board stated”: who somebody is, with its second comma left out.
        apposed = opening in names_en.ROLE_HEADS and any(
            scene.slice(Span(one.span.end, later.start)).strip() == "," for one in mentions
        )
        if opening in _SUBJECT_WORDS and not apposed:
            return clause_subject(scene, later, quote, scene.mentions(later))
    if (pronoun := _CLAUSE_PRONOUN.match(words)) is not None:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    if mentions:
        one = mentions[0]
        after = scene.slice(Span(one.span.end, area.end))
        before = _last_clause(scene.slice(Span(area.start, one.span.start)))
        if leads_to(scene, before, limit=8) and after[:2] not in ("’s", "'s"):
            if _OTHER_PARTY_LAST.search(after):
                return None
            others = {m.name for m in mentions[1:] if _is_subject_like(after, m, one)}
            if not goes_on_with_and(after):
                others |= {m.name for m in mentions[1:] if is_embedded(scene, m)}
            return None if others - {one.name} else scene.person(one, "name", 0.9)
    if (owner := POSSESSIVE.match(words)) is not None:
        noun = words[owner.end() :].split(maxsplit=1)[:1]
        head = noun[0].casefold().strip(",.") if noun else ""
        told = described(f"{owner.group('pronoun')} {head}")
        if head in names_en.ROLE_HEADS:
            where = Span(area.start, area.start + owner.end() + len(head))
            found = by_description(scene, f"the {head}", where)
            return replace(found, role=told) if found.kind == "unnamed" else found
        # “His granddaughter Amy, 9,”: a noun and a name are somebody of his.
        if head in speech_en.UNNAMED_NOUNS or _NOUN_AND_NAME.match(words, owner.end()):
            return Found("unnamed", None, Span(area.start, area.end), "unnamed", role=told)
        return scene.pronoun(OWNER[owner.group("pronoun").casefold()], quote, area)
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


def _last_clause(before: str) -> str:
    """What follows the last comma: “Speaking at the event, President” → “President”."""
    return before[before.rfind(",") + 1 :]


def _is_subject_like(after: str, mention: PersonMention, first: PersonMention) -> bool:
    """Whether a later name opens a clause of its own: “… and NAME said”."""
    gap = after[: max(0, mention.span.start - first.span.end)]
    return bool(re.search(r"(?:\band|\bbut|\bwhile|;|,)\s+$", gap))
