"""Who speaks: the person, the organisation or the unnamed party a quotation is credited to.

Reads the place that the form of the cue points to (`corpus.quoting.cue`) with the people of the release as
the archive knows them.  Pronouns are left to `antecedents`, conversations without cues to `turns`.  Where
two people could be meant, nobody is: a wrong name is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.extract.roles import role_after
from corpus.languages import en, names_en, speech_en, speech_zh
from corpus.models import PersonMention, Quote, Release, Span, SpeakerKind
from corpus.names import HAN, UPPER, fold_name, fold_token
from corpus.resolve.antecedents import Story

_SPACE = "[ \t\u00a0\r\n]"
_ADVERBS = rf"(?:{_SPACE}+(?:{'|'.join(speech_en.ADVERBS)}|[a-z]+ly))*"
_PRONOUN = r"(?P<pronoun>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho|[Ee]veryone|[Ee]verybody)"
_PRONOUN_LAST = re.compile(rf"(?:^|[\s,;:(—–\-]){_PRONOUN}{_ADVERBS}{_SPACE}*$")
_PRONOUN_FIRST = re.compile(rf"{_SPACE}*{_PRONOUN}\b")
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
_RELATIVE = re.compile(r"\b(?:which|who|that|whose|where|when)\b")
_WORDS = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_NAME_WORD = rf"(?:[{UPPER}][\w&’'.\-]*|\d[\w.]*)"
_CAPITALS = re.compile(
    rf"(?P<name>(?:[Tt]he{_SPACE})?{_NAME_WORD}(?:{_SPACE}(?:(?:of|and|for|the|&|de|von|van){_SPACE})?{_NAME_WORD}){{0,7}})"
)
_CAPITALS_LAST = re.compile(_CAPITALS.pattern + rf"(?:{_SPACE}*\([^)\n]{{0,40}}\))?{_ADVERBS}{_SPACE}*$")
_LEGAL = re.compile(r"\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|Group|Company|Co|PLC|plc|AG|GmbH|S\.A)\b")
_DEFINITE_ROLE = re.compile(
    rf"(?:^|{_SPACE})(?:[Tt]he|[Oo]ur|[Ii]ts|[\w’'.\-]+[’']s?)(?P<role>(?:{_SPACE}+[\w\-&]+){{1,5}}){_ADVERBS}{_SPACE}*$"
)
_SAYING = re.compile(rf"\b(?:{'|'.join(speech_en.REPORTING_VERBS)})\b")
_TITLES = frozenset(word.rstrip(".") for word in (*names_en.COURTESY, *names_en.RANKS))
_NO_NAME_FIRST = (
    frozenset(
        "in on at by from for with as if when while after before since during although though because and but so then"
        " now later yet also still first finally today yesterday people some many most others this that these those"
        " there here it its".split()
    )
    | frozenset(en.MONTHS)
    | frozenset(en.WEEKDAYS)
)
_WRITINGS = frozenset(
    ("letter", "speech", "statement", "message", "memo", "remarks", "interview", "address", "note")
)
_NEXT_NAME = re.compile(rf"{_SPACE}*(?:,{_SPACE}*)?(?:and|&){_SPACE}+$")
_ZH_OBJECT = re.compile(r"[对對向跟和与與同给給由为為把被让讓请請找]\s*$")
_ZH_TERMS = re.compile(
    "|".join(sorted((*speech_zh.PRONOUNS, *speech_zh.UNNAMED_NOUNS), key=len, reverse=True))
)
_ZH_LONGEST_TAIL = 24


@dataclass(frozen=True, slots=True)
class _Found:
    """Whom a place names: `name` None for somebody unnamed; `rule` how."""

    kind: SpeakerKind
    name: str | None
    span: Span | None
    rule: str
    confidence: float = 1.0
    role: str | None = None


def attribute(release: Release) -> tuple[Quote, ...]:
    """The quotations of a release with their speakers, in order.

    `release.people` are the resolved ones; `release.quotes` as they were found.  A quotation of a few words
    that names nobody is left out: it is a term.
    """
    if not release.quotes:
        return ()
    reader = _Reader(release)
    done: list[Quote] = []
    for quote in sorted(release.quotes, key=lambda q: (q.span.start, -q.span.end)):
        found = reader.who(quote)
        # A few words of nobody's are a term; a report of nobody's is a sentence of the release.
        if not reader.is_kept(quote, found):
            reader.note(replace(quote, speaker_mention=None))
            continue
        named = _with_speaker(quote, found, reader)
        reader.note(named)
        done.append(named)
    return tuple(done)


def _with_speaker(quote: Quote, found: _Found | None, reader: _Reader) -> Quote:
    if found is None:
        return replace(
            quote, speaker_mention=None, rule=f"{quote.rule}:nobody", confidence=min(quote.confidence, 0.5)
        )
    role = found.role
    if found.kind == "person" and found.name:
        role = reader.role_of(found.name, found.span) or role
    return replace(
        quote,
        speaker=found.name,
        speaker_kind=found.kind,
        speaker_mention=found.span,
        role=role,
        rule=f"{quote.rule}:{found.rule}",
        confidence=round(quote.confidence * found.confidence, 2),
    )


class _Reader:
    """One release while its quotations are credited, in order of position."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._offset = release.span.start
        self._text = release.text
        self._zh = release.language == "zh"
        self._people = [one for one in release.people if one.name]
        self._story = Story(release, self._people)

    def note(self, quote: Quote) -> None:
        """Keeps what was decided, for the pronouns that follow."""
        self._story.add(quote)

    def is_kept(self, quote: Quote, found: _Found | None) -> bool:
        """Whether a statement counts: a few words, or a report, only where somebody is credited with them."""
        if quote.rule in ("act", "reported-bare"):
            return found is not None and found.kind == "person"
        if quote.kind == "indirect":
            return found is not None
        if not quote.rule.endswith("-partial"):
            return True
        if found is None or found.kind == "unnamed":
            return (
                found is not None
                and quote.rule.startswith("subject")
                and len(self._slice(quote.span).split()) > 4
            )
        return True

    def role_of(self, name: str, span: Span | None) -> str | None:
        """The role stated beside the cue, else the first one that the release states."""
        roles = [one for one in self._people if one.name == name and one.role]
        beside = next((one.role for one in roles if span is not None and one.span.overlaps(span)), None)
        return beside or next((one.role for one in roles), None)

    def who(self, quote: Quote) -> _Found | None:
        """Whom the cue of a quotation names; None where it names nobody."""
        area = quote.speaker_mention
        if area is None:
            return None
        form = quote.rule.removesuffix("-partial")
        if self._zh:
            return self._who_zh(quote, area, form)
        if form in ("inverted", "source", "dash", "agent", "reported-source"):
            return self._first_in(area, quote, line=form == "dash")
        if form in ("subject", "calling", "reported", "reported-bare", "act"):
            return self._subject(area, quote)
        if form == "colon":
            return self._in_sentence(area, quote)
        if form == "headline":
            return self._in_headline(area)
        if form == "slip":
            return self._pronoun(_OWNER[self._slice(area).strip().casefold()], quote, area)
        if form == "aside":
            return self._aside(area, quote)
        if form == "turn":
            return self._turn(quote)
        if form == "standing":
            return self._standing(area, quote)
        return None

    def _slice(self, span: Span) -> str:
        return self._text[span.start - self._offset : span.end - self._offset]

    def _mentions(self, area: Span) -> list[PersonMention]:
        return [one for one in self._people if area.start <= one.span.start and one.span.end <= area.end]

    def _person(self, mention: PersonMention, rule: str, confidence: float = 1.0) -> _Found:
        return _Found("person", mention.name, mention.span, rule, confidence)

    # A name that stands first: “said NAME”, “according to NAME”, “— NAME”.

    def _first_in(self, area: Span, quote: Quote, *, line: bool = False) -> _Found | None:
        words = self._slice(area)
        if (pronoun := _PRONOUN_FIRST.match(words)) is not None and not line:
            return self._pronoun(pronoun.group("pronoun"), quote, area)
        mentions = self._mentions(area)
        for place, one in enumerate(mentions[:3]):
            before = self._slice(Span(area.start, one.span.start))
            if not self._leads_to(before, limit=4 if line else 14):
                break
            after = self._text[one.span.end - self._offset : one.span.end - self._offset + 2]
            if after in ("’s", "'s") or after[:1] in "’'" and one.surface.endswith("s"):
                continue
            if place + 1 < len(mentions):
                following = mentions[place + 1]
                gap = self._slice(Span(one.span.end, following.span.start))
                if _NEXT_NAME.fullmatch(gap) and following.name != one.name:
                    return None
            return self._person(one, "name")
        if line:
            return None
        return self._other_party(words.lstrip(), area.start + len(words) - len(words.lstrip()))

    def _leads_to(self, before: str, *, limit: int) -> bool:
        """Whether the words before a name can be its title: no preposition last, no clause, no comma."""
        words = before.strip(" \t\u00a0\r\n—–―-")
        if not words:
            return True
        if words[-1] in ",;:" or _RELATIVE.search(words) or len(words.split()) > limit:
            return False
        return _OBJECT_BEFORE.search(f" {words} ") is None

    def _other_party(self, words: str, at: int) -> _Found | None:
        """An organisation, a person by role, or somebody unnamed, at the beginning of `words`."""
        first = words.split(maxsplit=1)[0].casefold().strip(",.") if words.split() else ""
        end = re.search(
            r"[,.;:—–(]|\s(?:said|in|on|at|during|about|after|when|while|from|to|who|which)\s", words
        )
        phrase = words[: end.start()] if end else words
        span = Span(at, at + len(phrase.rstrip()))
        if first in speech_en.DETERMINERS or first in speech_en.UNNAMED_NOUNS:
            return self._by_description(phrase, span)
        match = _CAPITALS.match(words)
        if match is None:
            return None
        return self._named_otherwise(match.group("name"), Span(at, at + match.end("name")))

    def _by_description(self, phrase: str, span: Span) -> _Found:
        """“the CFO”, “our founder”: the one person of the release in that role; else somebody unnamed."""
        definite = _DEFINITE_ROLE.search(phrase)
        if definite is not None:
            heads = [w.casefold() for w in _WORDS.findall(definite.group("role"))]
            if heads and heads[-1] in names_en.ROLE_HEADS:
                names = {one.name for one in self._people if one.role and self._fits(heads[-1], one.role)}
                if len(names) == 1:
                    return _Found("person", names.pop(), span, "role", 0.8)
        words = phrase.casefold().split()
        if words and words[-1].strip(",.") in speech_en.COLLECTIVE:
            return _Found("organisation", " ".join(phrase.split()), span, "organisation", 0.8)
        return _Found("unnamed", None, span, "unnamed")

    def _fits(self, head: str, role: str) -> bool:
        words = [w.casefold() for w in _WORDS.findall(role)]
        initials = "".join(w[0] for w in words if w not in ("of", "and", "the", "for"))
        return head in words or (len(head) == 3 and head[0] == "c" and head in initials)

    def _named_otherwise(self, name: str, span: Span) -> _Found | None:
        """Capitals that are no known person: an organisation, or a person named only here, with a role."""
        plain = re.sub(r"[’']s$", "", " ".join(name.split())).rstrip(".,")
        words = plain.removeprefix("the ").removeprefix("The ").split()
        if not words or words[0].casefold() in _NO_NAME_FIRST:
            return None
        at = span.end - self._offset
        role = role_after(self._text, at, min(len(self._text), at + 200))
        if words[-1].casefold() in names_en.ROLE_HEADS:
            return self._by_description(f"the {' '.join(words)}", span)
        if any(w.casefold().rstrip(".") in _TITLES for w in words[:2]) and len(words) > 1:
            return self._titled(words, span)
        if len(words) == 1 and not self._is_organisation(plain):
            return _Found("person", None, span, "unknown", 0.8)
        if role is not None and 2 <= len(words) <= 4 and not _LEGAL.search(plain):
            held = " ".join(self._text[role.start : role.end].split())
            return _Found("person", plain, span, "name-here", 0.6, held)
        return _Found("organisation", plain, span, "organisation", 0.8)

    def _titled(self, words: Sequence[str], span: Span) -> _Found:
        """“Dr. Okoro”, whom no rule for names has resolved: the only one of that family name here, else the
        name as it stands, which leaves open whose it is."""
        surname = fold_token(words[-1])
        names = {one.name for one in self._people if one.name and fold_name(one.name)[-1:] == (surname,)}
        return _Found("person", names.pop() if len(names) == 1 else " ".join(words), span, "surname", 0.8)

    def _is_organisation(self, word: str) -> bool:
        """Whether a lone capitalised word is an organisation's in this release, not a first name."""
        if word.casefold() in names_en.GIVEN_NAMES:
            return False
        if not word[1:].islower() or not word.isalpha():
            return True
        name = re.escape(word)
        return (
            re.search(
                rf"\bAbout {name}\b|\b{name}[®™]?(?:,? (?:Inc|Corp|Ltd|LLC|Group|Holdings|PLC|today|announce)|\s?\()",
                self._text,
            )
            is not None
        )

    # A subject that ends where its verb begins: “NAME, role, once said,”.

    def _subject(self, area: Span, quote: Quote) -> _Found | None:
        words = self._slice(area)
        if (pronoun := _PRONOUN_LAST.search(words)) is not None:
            return self._pronoun(pronoun.group("pronoun"), quote, area)
        mentions = self._mentions(area)
        if mentions:
            last = mentions[-1]
            if _ADVERBS_ONLY.match(self._slice(Span(last.span.end, area.end))):
                before = self._slice(Span(area.start, last.span.start))
                if len(mentions) > 1 and mentions[-2].name != last.name:
                    gap = self._slice(Span(mentions[-2].span.end, last.span.start))
                    if _NEXT_NAME.fullmatch(gap):
                        return None
                if self._leads_to(_last_clause(before), limit=14):
                    return self._person(last, "name")
            for one in mentions:
                after = self._slice(Span(one.span.end, area.end))
                if not (_OPENS_APPOSITION.match(after) and _CLOSES_APPOSITION.search(after)):
                    continue
                if self._leads_to(_last_clause(self._slice(Span(area.start, one.span.start))), limit=14):
                    return self._person(one, "name")
        return self._clause_subject(area, quote, mentions)

    def _clause_subject(self, area: Span, quote: Quote, mentions: Sequence[PersonMention]) -> _Found | None:
        """The subject of a longer clause: the pronoun, the person or the party it begins with."""
        words = self._slice(area)
        if (cut := _CLAUSE_CUT.search(words)) is not None:
            later = Span(area.start + cut.end(), area.end)
            first = words[cut.end() :].split(maxsplit=1)[:1]
            if first and first[0].casefold().strip(",.") in _SUBJECT_WORDS:
                return self._clause_subject(later, quote, self._mentions(later))
        if (pronoun := _CLAUSE_PRONOUN.match(words)) is not None:
            return self._pronoun(pronoun.group("pronoun"), quote, area)
        if mentions:
            one = mentions[0]
            after = self._slice(Span(one.span.end, area.end))
            if self._leads_to(_last_clause(self._slice(Span(area.start, one.span.start))), limit=8) and not (
                after[:2] in ("’s", "'s")
            ):
                others = {m.name for m in mentions[1:] if _is_subject_like(after, m, one)}
                return None if others - {one.name} else self._person(one, "name", 0.9)
        if (owner := _POSSESSIVE.match(words)) is not None:
            noun = words[owner.end() :].split(maxsplit=1)[:1]
            head = noun[0].casefold().strip(",.") if noun else ""
            if head in names_en.ROLE_HEADS:
                return self._by_description(
                    f"the {head}", Span(area.start, area.start + owner.end() + len(head))
                )
            if head in speech_en.UNNAMED_NOUNS:
                return _Found("unnamed", None, Span(area.start, area.end), "unnamed")
            return self._pronoun(_OWNER[owner.group("pronoun").casefold()], quote, area)
        stripped = words.lstrip()
        at = area.start + len(words) - len(stripped)
        if not mentions and (last := _CAPITALS_LAST.search(words)) is not None:
            before = words[: last.start("name")]
            if self._leads_to(_last_clause(before), limit=6):
                return self._named_otherwise(
                    last.group("name"), Span(area.start + last.start("name"), area.start + last.end("name"))
                )
        clause = _last_clause(stripped.rstrip())
        first = clause.split(maxsplit=1)[0].casefold() if clause.split() else ""
        if first in speech_en.DETERMINERS or first in speech_en.UNNAMED_NOUNS:
            start = at + stripped.rfind(clause)
            return self._by_description(clause, Span(start, start + len(clause)))
        return self._other_party(stripped, at) if not mentions else None

    def _in_sentence(self, area: Span, quote: Quote) -> _Found | None:
        """The last subject of a sentence that ends in a colon."""
        words = self._slice(area)
        if (owner := _POSSESSIVE.match(words)) is not None:
            return self._pronoun(_OWNER[owner.group("pronoun").casefold()], quote, area)
        subjects: list[tuple[int, PersonMention | str]] = [
            (m.start() + area.start, m.group("pronoun")) for m in _ANY_PRONOUN.finditer(words)
        ]
        for one in self._mentions(area):
            before = self._slice(Span(max(area.start, one.span.start - 24), one.span.start))
            after = self._slice(Span(one.span.end, area.end))
            if _OBJECT_BEFORE.search(before) is None and after[:2] not in ("’s", "'s"):
                subjects.append((one.span.start, one))
        if not subjects:
            return self._other_party(words.lstrip(), area.start) if words.split() else None
        subject = max(subjects, key=lambda pair: pair[0])[1]
        if isinstance(subject, PersonMention):
            return self._person(subject, "name", 0.9)
        if subject.casefold() == "it":
            found = self._subject_of(self._story.sentence_before(area.start), quote)
            return found if found is not None and found.kind != "organisation" else None
        return self._pronoun(subject, quote, area)

    def _in_headline(self, area: Span) -> _Found | None:
        """The only person before the colon, whose name opens the headline, alone or with what he or she wrote."""
        mentions = self._mentions(area)
        if (
            len({one.name for one in mentions}) != 1
            or self._slice(area)[: mentions[0].span.start - area.start].strip()
        ):
            return None
        rest = self._slice(Span(mentions[-1].span.end, area.end)).casefold().split()
        if not rest or rest[-1].strip("-") in _WRITINGS:
            return self._person(mentions[0], "name")
        return None

    def _subject_of(self, sentence: Span | None, quote: Quote) -> _Found | None:
        """Who acts in a sentence: the subject of its verb of saying, else of the sentence."""
        if sentence is None:
            return None
        words = self._slice(sentence)
        if (saying := _SAYING.search(words)) is not None:
            return self._subject(Span(sentence.start, sentence.start + saying.start()), quote)
        return self._clause_subject(sentence, quote, self._mentions(sentence)[:1])

    # Words without a cue of their own.

    def _aside(self, area: Span, quote: Quote) -> _Found | None:
        """“At that moment, I was a bit confused, “…””: the author, where nobody else is in the clause."""
        words = self._slice(area)
        last = max(_ANY_PRONOUN.finditer(words), key=lambda m: m.start(), default=None)
        if last is None or last.group("pronoun") != "I" or self._mentions(area) or _WITH_OTHERS.search(words):
            return None
        return self._pronoun("I", quote, area)

    def _turn(self, quote: Quote) -> _Found | None:
        earlier = self._story.last_turn(quote.span.start)
        if earlier is not None:
            return self._again(earlier, "turn")
        return self._subject_of(
            self._story.sentence_before((quote.speaker_mention or quote.span).start), quote
        )

    def _standing(self, area: Span, quote: Quote) -> _Found | None:
        author = self._story.author_at(quote.span.start)
        previous = self._story.previous(quote.span.start)
        if previous is not None and self._story.is_exchange(previous, quote):
            other = self._story.other_party(previous, author)
            if other is None:
                return None
            return _Found("person", other, None, "turn", 0.7)
        if (
            author is None
            and previous is not None
            and previous.speaker
            and self._story.goes_on(previous, quote)
        ):
            return self._again(previous, "continued")
        words = self._slice(area)
        saying = max(_SAYING.finditer(words), key=lambda m: m.start(), default=None)
        if saying is not None:
            # Who asks is not the one who answers.
            if saying.group().startswith("ask"):
                return None
            found = self._subject(Span(area.start, area.start + saying.start()), quote)
            if found is not None:
                return replace(found, confidence=0.8)
        if author is not None:
            last = max(_ANY_PRONOUN.finditer(words), key=lambda m: m.start(), default=None)
            if last is not None and last.group("pronoun") == "I":
                return _Found(
                    "person", author, Span(area.start + last.start(), area.start + last.end()), "author", 0.7
                )
        return None

    def _again(self, earlier: Quote, rule: str) -> _Found | None:
        if earlier.speaker_kind is None:
            return None
        return _Found(earlier.speaker_kind, earlier.speaker, earlier.speaker_mention, rule, 0.7)

    def _pronoun(self, pronoun: str, quote: Quote, area: Span) -> _Found | None:
        """Whom a pronoun means."""
        low = pronoun.casefold()
        at = area.end if quote.cue is None else quote.cue.start
        where = Span(max(area.start, quote.span.start - 400), area.end)
        if low == "i":
            author = self._story.author_at(at)
            return _Found("person", author, where, "author") if author else None
        if low not in ("he", "she"):
            return _Found("unnamed", None, where, "pronoun")
        meant = self._story.antecedent(
            area.start if quote.span.start > area.start else quote.span.start, low, area
        )
        if meant is None:
            return _Found("unnamed", None, where, "pronoun")
        return _Found(meant.kind, meant.name, meant.span, "pronoun", 0.9)

    # Chinese.

    def _who_zh(self, quote: Quote, area: Span, form: str) -> _Found | None:
        if form == "standing":
            return self._standing_zh(quote)
        words = self._slice(area)
        best: tuple[int, PersonMention | str] | None = None
        for one in self._mentions(area):
            before = self._slice(Span(max(area.start, one.span.start - 2), one.span.start))
            if not _ZH_OBJECT.search(before):
                best = (one.span.start, one)
        for term in _ZH_TERMS.finditer(words):
            at = area.start + term.start()
            inside = any(one.span.start <= at < one.span.end for one in self._mentions(area))
            before = words[max(0, term.start() - 1) : term.start()]
            if inside or _ZH_OBJECT.search(before) or (best is not None and at < best[0]):
                continue
            best = (at, term.group())
        if best is None:
            return self._organisation_zh(words, area)
        at, subject = best
        if isinstance(subject, PersonMention):
            return self._person(subject, "name")
        pronoun = speech_zh.PRONOUNS.get(subject)
        span = Span(at, at + len(subject))
        if pronoun == "I":
            author = self._story.author_at(at)
            return _Found("person", author, span, "author") if author else None
        if pronoun in ("he", "she"):
            meant = self._story.antecedent(at, pronoun, area)
            if meant is not None:
                return _Found(meant.kind, meant.name, meant.span, "pronoun", 0.9)
        return _Found("unnamed", None, span, "unnamed")

    def _organisation_zh(self, words: str, area: Span) -> _Found | None:
        clause = re.split(r"[,，:：、]", words.strip())[-1]
        name = re.match(
            rf"[{HAN}A-Za-z0-9 .&·]{{2,16}}?(?:公司|集团|集團|银行|大学|协会|委员会|研究院|基金会)", clause
        )
        if name is None:
            return None
        at = area.start + words.rfind(name.group())
        return _Found("organisation", name.group(), Span(at, at + len(name.group())), "organisation", 0.8)

    def _standing_zh(self, quote: Quote) -> _Found | None:
        previous = self._story.previous(quote.span.start)
        if self._story.author_at(quote.span.start) is None and previous is not None and previous.speaker:
            if self._story.goes_on(previous, quote):
                return self._again(previous, "continued")
        return None


#: The last clause of a sentence, where one begins: “I asked what had become of it, and the owner”.
_CLAUSE_CUT = re.compile(r"(?s:.*)[,;]\s+(?:(?:and|but|so|while|then|when)\s+)?(?=\S)")
_SUBJECT_WORDS = frozenset(
    ("i", "he", "she", "they", "we", "it", *speech_en.DETERMINERS, *speech_en.UNNAMED_NOUNS)
)
_WITH_OTHERS = re.compile(
    r"\b(?:with|to|from|by)\s+(?!me\b|my\b|myself\b|it\b)[a-z]*\s?[\w’']+", re.IGNORECASE
)


def _last_clause(before: str) -> str:
    """What follows the last comma: “Speaking at the event, President” → “President”."""
    return before[before.rfind(",") + 1 :]


def _is_subject_like(after: str, mention: PersonMention, first: PersonMention) -> bool:
    """Whether a later name opens a clause of its own: “… and NAME said”."""
    gap = after[: max(0, mention.span.start - first.span.end)]
    return bool(re.search(r"(?:\band|\bbut|\bwhile|;|,)\s+$", gap))
