"""A speaker told by a sentence or headline that leads to words in marks with a colon: “NAME was blunt: ”."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.alternation import one_of
from corpus.languages import speech_en
from corpus.models import PersonMention, Quote, Span
from corpus.names import UPPER
from corpus.quoting.cue import SPACE
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_names import described, other_party
from corpus.resolve.speaker_patterns import ANY_PRONOUN, LEGAL, OBJECT_BEFORE, OWNER, SAYING
from corpus.resolve.speaker_subjects import PEOPLE, POSSESSIVE, clause_subject, speak_together, subject

#: Behind “his”: the noun of somebody, with what stands before it, up to a name.
_NOUN_OF_OWNER = re.compile(rf"(?:[a-z][\w\-]*{SPACE}+){{0,3}}[a-z][\w\-]*,?{SPACE}+(?=[{UPPER}])")
_FIRST_NOUN = re.compile(r"[a-z][\w\-]*(?![\w’'\-])")
#: “a note from NAME: ”: the words are those of whose note it is.
_WRITTEN_BY = re.compile(
    rf"\b(?:note|letter|message|e-?mail|statement|card|postcard|telegram|tweet|text|memo|poem|prayer|speech)"
    rf"{SPACE}+(?:from|by|of|(?:written|sent|signed){SPACE}+by){SPACE}+$"
)
#: Between two names that are subject and object of one verb nothing of these stands.
_OTHER_CLAUSE = re.compile(
    r"[,;—–]|\b(?:and|but|when|while|as|that|who|whose|which|before|after|because|until|if|since|so)\b"
)
#: “NAME was silent while the judge read: ”: the clause that leads in is another's.
_OTHERS_CLAUSE = re.compile(
    rf"\b(?:while|when|as|until|because|but|and){SPACE}+(?:{one_of(speech_en.DETERMINERS)}){SPACE}+"
    rf"(?:[\w’'\-]+{SPACE}+){{0,2}}(?:{one_of(PEOPLE)})\b[^,;]*$"
)
#: Words that tell a sentence to be in no language whose clauses are read.
_FOREIGN = re.compile(
    r"(?<![\w’'])(?:el|los|las|del|que|por|para|con|una|des|les|dans|pour|une|aux|und|der|das|dos|della)(?![\w’'])"
)
_IN_THE_EYES = re.compile(rf"{SPACE}*(?:To|For){SPACE}+[{UPPER}][^,:]{{1,60}},")
_IT_READS = re.compile(
    rf"{SPACE}*It{SPACE}+(?:reads?|says?|said|begins?|began|states?|stated|opens?|opened)\b"
)
_PREPOSITION_FIRST = re.compile(rf"{SPACE}*(?:For|To|With|By|From|Unlike|Like|Of|Among|Between){SPACE}")
_OWNED_BY = re.compile(rf"(?P<noun>{one_of(speech_en.UNNAMED_NOUNS)})[’'](?:s|(?<=s[’']))")
_WRITINGS = frozenset(
    ("letter", "speech", "statement", "message", "memo", "remarks", "interview", "address", "note")
)
_STATEMENT = re.compile(
    r"\b(?:statement|remarks|letter|comments?|message|op-ed|testimony|speech|response|transcript|excerpts?)\b",
    re.IGNORECASE,
)
_UNNAMED_FIRST = re.compile(
    rf"\s*(?:{one_of(speech_en.DETERMINERS)})\s+(?:[\w’'-]+\s+){{0,3}}?(?:{one_of(speech_en.UNNAMED_NOUNS)})\b",
    re.IGNORECASE,
)


def subject_in(scene: Scene, area: Span, quote: Quote) -> Found | None:
    """The last subject of a sentence that ends in a colon."""
    words = scene.slice(area)
    if len(_FOREIGN.findall(words)) > 1:
        return None
    if (owner := POSSESSIVE.match(words)) is not None:
        noun = _OWNED_BY.match(words, owner.end())
        if noun is not None:  # “My mother’s advice was simple: ”
            told = described(f"{owner.group('pronoun')} {noun.group('noun')}")
            return Found("unnamed", None, area, "unnamed", role=told)
        whose = Span(area.start + owner.end(), area.end)
        owned = _owned_name(scene, whose) or _owned_noun(owner.group("pronoun"), words[owner.end() :], area)
        return owned or scene.pronoun(OWNER[owner.group("pronoun").casefold()], quote, area)
    mentions = scene.mentions(area)
    if speak_together(scene, mentions) or _IN_THE_EYES.match(words) or _IT_READS.match(words):
        return None
    if mentions and (by := _writer_last(scene, area, mentions[-1])) is not None:
        return by
    subjects: list[tuple[int, PersonMention | str]] = [
        (m.start() + area.start, m.group("pronoun")) for m in ANY_PRONOUN.finditer(words)
    ]
    for one in mentions:
        before = scene.slice(Span(max(area.start, one.span.start - 24), one.span.start))
        after = scene.slice(Span(one.span.end, area.end))
        if OBJECT_BEFORE.search(before) is None and after[:2] not in ("’s", "'s"):
            subjects.append((one.span.start, one))
    if not subjects or _STATEMENT.search(words):
        stated = _whose_statement(scene, area)
        if stated is not None:
            return stated
    if not subjects and (unnamed := _UNNAMED_FIRST.match(words)) is not None:
        return Found("unnamed", None, area, "unnamed", role=described(unnamed.group().strip()))
    if not subjects:
        if _PREPOSITION_FIRST.match(words):
            return None  # “For NAME, the words of NAME were clear: ”
        found = other_party(scene, words.lstrip(), area.start) if words.split() else None
        loose = found is not None and found.kind == "organisation" and not LEGAL.search(found.name or "")
        return None if loose else found
    subject = max(subjects, key=lambda pair: pair[0])[1]
    if isinstance(subject, PersonMention):
        subject = _subject_of_one_verb(scene, [one for _, one in sorted(subjects, key=_place)])
        if _OTHERS_CLAUSE.search(scene.slice(Span(subject.span.end, area.end))):
            return None
        return scene.person(subject, "name", 0.9)
    if subject.casefold() == "it":
        if not words.lstrip().startswith("It "):
            return None
        found = actor(scene, scene.story.sentence_before(area.start), quote)
        return found if found is not None and found.kind != "organisation" else None
    return scene.pronoun(subject, quote, area)


def _place(subject: tuple[int, PersonMention | str]) -> int:
    return subject[0]


def _subject_of_one_verb(scene: Scene, subjects: Sequence[PersonMention | str]) -> PersonMention:
    """The last of those named, or the first where one clause has both: “NAME interrupted NAME: ”."""
    named = [one for one in subjects if isinstance(one, PersonMention)]
    gap = scene.slice(Span(named[0].span.end, named[-1].span.start)) if len(named) > 1 else ","
    return named[-1] if _OTHER_CLAUSE.search(gap) else named[0]


def _writer_last(scene: Scene, area: Span, last: PersonMention) -> Found | None:
    """Whose note or letter a sentence ends in; None where it ends in something else."""
    before = scene.slice(Span(max(area.start, last.span.start - 48), last.span.start))
    rest = scene.slice(Span(last.span.end, area.end)).strip(" :,\u00a0\n")
    return scene.person(last, "name", 0.8) if not rest and _WRITTEN_BY.search(before) else None


def _whose_statement(scene: Scene, area: Span) -> Found | None:
    """“Okoro’s remarks below:”, “a letter by Okoro:”: the only person named in a sentence about a statement,
    else the only one in the title, unless the sentence has somebody unnamed speak."""
    words = scene.slice(area)
    if _STATEMENT.search(words) is None:
        return None
    mentions = scene.mentions(area)
    title = scene.release.title_span
    if not mentions and title is not None and _UNNAMED_FIRST.match(words) is None:
        mentions = scene.mentions(title)
    if len({one.name for one in mentions}) != 1:
        return None
    return scene.person(mentions[0], "name", 0.8)


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


def _owned_name(scene: Scene, area: Span) -> Found | None:
    """“His successor, NAME, is blunter: ”: the one named straight behind the noun; None for none."""
    noun = _NOUN_OF_OWNER.match(scene.slice(area))
    if noun is None:
        return None
    at = area.start + noun.end()
    mentions = scene.mentions(Span(at, area.end))
    if mentions and mentions[0].span.start == at:
        owns = scene.slice(Span(mentions[0].span.end, area.end))[:2] in ("’s", "'s")
        return None if owns else scene.person(mentions[0], "name")
    return None


def _owned_noun(pronoun: str, words: str, area: Span) -> Found | None:
    """“His successor is blunter: ”: somebody, by what he is; None where the noun is a thing's."""
    noun = _FIRST_NOUN.match(words)
    if noun is None or noun.group() not in PEOPLE:
        return None
    return Found("unnamed", None, area, "unnamed", role=described(f"{pronoun} {noun.group()}"))


def actor(scene: Scene, sentence: Span | None, quote: Quote) -> Found | None:
    """Who acts in a sentence: the subject of its verb of saying, else of the sentence."""
    if sentence is None:
        return None
    words = scene.slice(sentence)
    if (saying := SAYING.search(words)) is not None:
        return subject(scene, Span(sentence.start, sentence.start + saying.start()), quote)
    return clause_subject(scene, sentence, quote, scene.mentions(sentence)[:1])
