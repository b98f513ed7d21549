"""English cues: what stands before or behind a stretch in marks and says that somebody speaks.

Finds the form of the cue and where the speaker is named; who that is, `resolve.speakers` decides.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import en, names_en, speech_en
from corpus.models import Span
from corpus.names import UPPER, is_han
from corpus.quoting.cue import SPACE, Cue
from corpus.quoting.passed_on import is_supposed, passed_on, passed_on_behind, quoting_behind, told_by

_REACH = 240  # how far from its mark a cue may stand, in code points
_VERB = one_of(speech_en.QUOTING_VERBS)
_ADVERB = rf"(?:(?:{one_of(speech_en.ADVERBS)}|[a-z]+ly){SPACE}++)"
_VERBS = re.compile(rf"\b(?:{_VERB})\b")
# Runs of space are taken whole, so that no two parts of a pattern can share one between them.
_INVERTED = re.compile(rf"{SPACE}*+,?{SPACE}*+{_ADVERB}{{0,2}}(?P<verb>{_VERB})(?={SPACE}|[{UPPER}])")
#: “…,” said, at the end of a line that was broken before the name.
_BROKEN_OFF = re.compile(rf"{SPACE}*+,?{SPACE}*+{_ADVERB}{{0,2}}(?:{_VERB}){SPACE}*$")
_SUBJECT = re.compile(
    rf"{SPACE}*+,?{SPACE}*+(?:[—–-]{SPACE}*+)?"
    rf"(?P<as>as{SPACE}++)?(?P<subject>[^;:!?“”\"\s]++(?:{SPACE}{{1,3}}+[^;:!?“”\"\s]++){{0,24}}?)"
    rf"{SPACE}{{1,3}}+(?P<verb>{_VERB})\b"
)
#: “… ” is what SUBJECT used to say, and “…,” came the answer, which names nobody.
_IS_WHAT = re.compile(
    rf",?{SPACE}+(?:is|was|are|were){SPACE}+what{SPACE}+(?P<subject>[^;:!?“”\"\s]++(?:{SPACE}[^;:!?“”\"\s]++){{0,6}}?)"
    rf"{SPACE}+(?P<verb>(?:used{SPACE}+to|likes?{SPACE}+to|liked{SPACE}+to|would){SPACE}+say|{_VERB})\b"
)
_CAME = re.compile(
    rf",?{SPACE}*(?:came|comes|was){SPACE}+(?:the|his|her|their){SPACE}+(?:answer|reply|response)\b"
)
_SAYING_BEHIND = re.compile(
    rf"{SPACE}+(?:The|This|That|It{SPACE}is{SPACE}an?|So{SPACE}(?:goes|says|runs){SPACE}(?:the|an?))"
    rf"(?:{SPACE}+[a-z][\w\-]*){{0,2}}?{SPACE}+(?:proverb|saying|adage|{one_of(speech_en.LABELS)})\b"
)
_AS_LAST = re.compile(rf"\bas{SPACE}+$")
_AND_AS = re.compile(rf",?{SPACE}+and{SPACE}+[^.;:!?“”\"\n]{{1,60}}{SPACE}as{SPACE}+")
_FIRST_WORD = re.compile(r"[^\W\d_][\w’'.\-]*")
_SHORT_TAIL = re.compile(rf"(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*(?:[.,;:—–]|$)")
_DASH = re.compile(rf"{SPACE}*(?:[—–―]|--?){SPACE}*(?P<area>[{UPPER}][^\n“”\"]{{2,160}})$")
_AGENT = re.compile(rf"{SPACE}+by{SPACE}+(?P<area>(?:the{SPACE}+)?[{UPPER}][^.;:!?\n“”\"]{{1,100}})")
_ACCORDING = re.compile(rf",?{SPACE}+according{SPACE}+to{SPACE}+(?P<area>[^.;:!?\n“”\"]{{2,160}})")

_SOURCE = re.compile(
    rf"\b(?:{'|'.join(p.replace(' ', SPACE + '+') for p in speech_en.SOURCE_PHRASES)}){SPACE}+"
    rf"(?P<area>[^“”\"\n]{{2,200}}?)[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_TURN = re.compile(
    rf"(?:(?:And|Then|But),?{SPACE}+)?(?:The|My|His|Her|Their|A){SPACE}+(?:{one_of(speech_en.ORDINALS)})"
    rf"(?:{SPACE}+(?:{one_of(speech_en.TURN_NOUNS)}))?{SPACE}*(?:was|is)?[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_TERM_LAST = re.compile(
    rf"\b(?:{one_of(speech_en.TERM_NOUNS)}){SPACE}*(?:is|was|are|reads?|of|says|said)?{SPACE}*[,:]?{SPACE}*$",
    re.IGNORECASE,
)
#: “The theme of the day is “…””: what stands in marks is named, not said.
_TERM_IS = re.compile(
    rf"\b(?:{one_of(speech_en.TERM_NOUNS)})(?:{SPACE}+(?:for|of|at|in){SPACE}+[^,.;:“”\"\n]{{1,60}})?"
    rf"{SPACE}+(?:is|was|are|were|reads?){SPACE}*[,:]?{SPACE}*$",
    re.IGNORECASE,
)
_OPINION = re.compile(
    rf"\b(?:{one_of(speech_en.OPINION_NOUNS)})(?:{SPACE}+(?:among|of|from|by){SPACE}+[^,.;:“”\"\n]{{2,60}})?"
    rf"{SPACE}*$",
    re.IGNORECASE,
)
_CALLING = re.compile(rf"\b(?P<verb>{one_of(speech_en.CALLING_VERBS)})(?:{SPACE}+[\w’'\-]+){{0,5}}{SPACE}*$")
#: “NAME, described by NAME as “…””
_CALLED_BY = re.compile(
    rf"\b(?:{one_of(speech_en.CALLING_VERBS)}){SPACE}+by{SPACE}+(?P<area>(?:the{SPACE}+)?[{UPPER}][^,;:“”\"]{{1,80}}?)"
    rf"(?:{SPACE}+as)?{SPACE}*$"
)
_NAMING = re.compile(rf"(?:{one_of(speech_en.CALLING_VERBS)})(?:{SPACE}+to)?(?:{SPACE}+as)?{SPACE}*$")
_SUBJECT_OPENERS = (
    names_en.ROLE_HEADS
    | names_en.ROLE_MODIFIERS
    | frozenset(("he", "she", "they", "we", "i", "it", *speech_en.DETERMINERS))
)
_OBJECT = re.compile(
    rf"{SPACE}*(?:(?:to{SPACE}+)?(?:me|us|him|her|them|reporters|guests|[{UPPER}][\w.]+))?(?:{SPACE}*that)?"
    rf"{SPACE}*$"
)
_LONGEST_TERM = 8  # words
_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_STOPS = ".?!…"
_STOPS_ZH = "。？！，"
#: Behind the verb of “…,” said X there is a pronoun, an article or, within a few words, a name.
_NOUN_NEXT = re.compile(
    rf"{SPACE}+(?:(?:he|she|they|we|I|{one_of(speech_en.DETERMINERS)})\b|"
    rf"(?:[\w’'\-]+{SPACE}+){{0,5}}[“\"(\[]?[{UPPER}])"
)
_LOST = re.compile(
    rf"[,?!](?P<cue>{SPACE}+(?:said|says|added|adds|explained|stated|noted|commented){SPACE}+[{UPPER}])"
)
_NAME_GOES_ON = re.compile(rf"{SPACE}+[{UPPER}][^\W\d_]+")
#: “her book, “…””, “on the theme “…””, “Episode 13: “…””.
_WORK = re.compile(rf"\b(?:{one_of(speech_en.WORKS)})(?:{SPACE}+\d+)?{SPACE}*[,:]?{SPACE}*$", re.IGNORECASE)
_NO_SUBJECT = re.compile(r"\b(?:to|what|that|how|why|never|not)\b")
_NEXT_MARK = re.compile(rf"[,:]?{SPACE}*[“\"‘]")
_INDEFINITE = frozenset((*speech_en.DETERMINERS, *speech_en.UNNAMED_NOUNS))
_INTRODUCTION = re.compile(rf"\b(?:like{SPACE}+this|as{SPACE}+follows|the{SPACE}+following)[,:]?{SPACE}*$")
_DOUBTFUL_NOUNS = re.compile(rf"\b(?:{one_of(speech_en.LABELS)}){SPACE}+$", re.IGNORECASE)
_LABELS = re.compile(rf"\b(?:{one_of(speech_en.LABELS)})\b", re.IGNORECASE)
_READING = frozenset(("reads", "read", "says", "said"))
#: “Says NAME, “…””: the verb opens the sentence.
_VERB_FIRST = re.compile(
    rf"(?P<verb>Said|Says|Adds|Added|Explains|Explained|Notes|Noted|Writes|Wrote){SPACE}+(?P<area>[^.;:!?]{{2,160}}?)[,:]{SPACE}*$"
)
_FIGURE_FIRST = re.compile(rf"[$€£¥]?\d[\d.,]*%?{SPACE}[a-z]+{SPACE}[a-z]")
#: “NAME said the deal “marks another step”, …”: words of hers inside a clause that reports her.
_CLAUSE = re.compile(
    rf"\b(?P<verb>{one_of(speech_en.REPORTING_VERBS)}|urged|urges)\b(?P<rest>[^.;:!?“”\"]{{1,200}})$"
)


def is_name(text: str, floor: int, span: Span, inner: Span, stop: int) -> bool:
    """Whether the marks are those of a nickname (Eric “Blue” Ness) or of a work named just before them.

    `floor` and `stop` bound the text around the marks that may be read.
    """
    words = _words(text, inner)
    if len(words) <= _LONGEST_TERM and _TERM_IS.search(text, max(floor, span.start - 120), span.start):
        return text[inner.end - 1] not in _STOPS
    if len(words) <= 3 and _NAME_GOES_ON.match(text, span.end, min(stop, span.end + 40)):
        before = text[max(floor, span.start - 40) : span.start]
        if re.search(rf"\b[{UPPER}][^\W\d_]+{SPACE}+$", before):
            return True
    if text[inner.start].islower():
        return False
    return _WORK.search(text, max(floor, span.start - 60), span.start) is not None


def cue_behind(text: str, inner: Span, end: int, stop: int) -> Cue | None:
    """The cue that follows a mark closing at `end`, within its sentence, which ends before `stop`.

    `inner` is what stands in the marks.
    """
    stop = min(stop, end + _REACH)
    if not text[end:stop].strip():
        return None
    while inner.end > inner.start and text[inner.end - 1].isspace():
        inner = Span(inner.start, inner.end - 1)
    if what := _IS_WHAT.match(text, end, stop):
        said = Span(*what.span("verb")), Span(*what.span("subject"))
        return Cue("subject", *said, 0.8, partial=not is_sentence(text, inner))
    if _CAME.match(text, end, stop) and is_sentence(text, inner):
        return Cue("opinion", None, Span(end, stop), 0.7)
    last = text[inner.end - 1] if len(inner) else ""
    comma = last in ",，" or text[end : end + 1] == "," or last in "—–-"
    full = last in _STOPS or last in _STOPS_ZH
    if not comma and not full and not is_sentence(text, inner):
        return None
    inverted = _INVERTED.match(text, end, stop)
    glued = inverted is not None and text[inverted.end("verb") : inverted.end("verb") + 1].isupper()
    if inverted is not None and (glued or _NOUN_NEXT.match(text, inverted.end("verb"), stop)):
        by_whom = Span(*inverted.span("verb"))
        if comma or full:
            quoted = quoting_behind(text, by_whom, stop)
            if quoted is not None:
                return quoted
        return Cue("inverted", by_whom, Span(inverted.end("verb"), stop), 0.95)
    subject = _SUBJECT.match(text, end, stop)
    if subject is not None and _is_subject(subject.group("subject")):
        verb = Span(*subject.span("verb"))
        if _UNSAID.search(text, end, verb.start):
            return None
        if is_supposed(text, end, verb):
            return None
        another = passed_on_behind(text, end, verb, stop)
        if another is not None and (comma or not full):
            return None if another.partial else another
        if subject.group("verb") in _PASSING_ON and (whom := _WHOM.match(text, verb.end, stop)):
            return Cue("inverted", verb, Span(*whom.span("area")), 0.9)
        short = _SHORT_TAIL.match(text, verb.end, stop) is not None
        if full and not comma and _opens_next(text, subject.group("subject").strip(), last, verb.end):
            return None
        # After a full stop a new sentence may begin that says something of its own.
        words = subject.group("subject").strip()
        capital = words[:1].isupper()
        if capital and full and not comma and (len(words.split()) > 5 or _NO_SUBJECT.search(words)):
            return None
        if _is_title(text, inner) and not full and "," in words:
            return None  # “Trains After Dark,” a report on night travel, and NAME wrote
        if subject.group("as") and not is_sentence(text, inner):
            # “It was “dull and early”, as an inspector put it.”
            return Cue("subject", verb, Span(*subject.span("subject")), 0.8, partial=True) if comma else None
        if comma or (full and not capital and last not in ".。") or (short and _is_end(text, verb.end, stop)):
            return Cue("subject", verb, Span(*subject.span("subject")), 0.95)
    if according := _ACCORDING.match(text, end, stop):
        return Cue("source", None, Span(*according.span("area")), 0.9)
    return None


def is_broken_off(text: str, end: int, stop: int) -> bool:
    """Whether nothing but a verb of saying stands between a closing mark and the end of its paragraph."""
    return _BROKEN_OFF.match(text, end, stop) is not None


def is_called_a_saying(text: str, end: int, stop: int) -> bool:
    """Whether the sentence behind a stretch in marks says that it is nobody's: “The old proverb holds.”"""
    return _SAYING_BEHIND.match(text, end, stop) is not None


def joins_phrases(text: str, first: Span, second: Span) -> bool:
    """Whether two stretches in marks are objects of one verb: “as “…” and the street as “…””."""
    return (
        _AS_LAST.search(text, max(0, first.start - 12), first.start) is not None
        and _AND_AS.fullmatch(text, first.end, second.start) is not None
    )


def cue_inside(text: str, inner: Span) -> int | None:
    """Where a cue begins in a stretch whose closing mark is lost: behind the comma before “said NAME”."""
    match = _LOST.search(text, inner.start, inner.end)
    return match.start("cue") if match else None


def _opens_next(text: str, subject: str, last: str, at: int) -> bool:
    """Whether “Others said, “…”” behind a closed sentence is the cue of the quotation after it."""
    if _NEXT_MARK.match(text, at) is None or not subject[:1].isupper():
        return False
    return last in ".。" or subject.split()[0].casefold() in _INDEFINITE


def _is_end(text: str, at: int, stop: int) -> bool:
    """Whether the sentence ends with its verb of saying, a time or a place: “Henderson stated.”"""
    rest = text[at:stop].strip()
    return not rest or rest[0] in ".,;" or rest.startswith(("in ", "on ", "at ", "to ", "during ", "after "))


def _is_subject(words: str) -> bool:
    first = _FIRST_WORD.match(words.strip())
    if first is None or " that " in f" {words} ":
        return False
    word = first.group()
    return word[0].isupper() or word in _SUBJECT_OPENERS


def dash_behind(text: str, end: int, stop: int) -> Cue | None:
    """“… ” — Jane Doe, Director: at the end of the paragraph that ends at `stop`."""
    match = _DASH.match(text, end, stop)
    return Cue("dash", None, Span(*match.span("area")), 0.9) if match else None


def agent_behind(text: str, start: int, at: int, end: int, stop: int) -> Cue | None:
    """“referred to as “…” by NAME”: the mark opens at `at`, its sentence begins at `start`."""
    if _NAMING.search(text, max(start, at - 60), at) is None:
        return None
    match = _AGENT.match(text, end, stop)
    return Cue("agent", None, Span(*match.span("area")), 0.8, partial=True) if match else None


def cue_ahead(text: str, start: int, at: int, inner: Span, *, authored: bool) -> Cue | None:
    """The cue between the beginning of a sentence at `start` and the mark that opens at `at`."""
    start = max(start, at - 2 * _REACH)
    before = text[start:at].rstrip(" \t\u00a0\r\n")
    if not before or before[-1] in "(（[":
        return None
    end = start + len(before)
    last = before[-1]
    words_inside = len(_words(text, inner))
    spoken = is_sentence(text, inner)
    spoken = spoken or (last == ":" and words_inside > 3 and _is_stopped_behind(text, inner))
    source = _SOURCE.search(text, max(start, at - _REACH), at)
    if source is not None and (own := _OWN_CLAUSE.search(source.group("area"))):
        if _QUOTES.match(source.group()) is not None:  # “Quoting NAME, NAME said “…””: the first one's words
            whose = Span(source.start("area"), source.start("area") + own.start())
            return Cue("source", None, whose, 0.8, partial=not spoken)
        source = None  # “According to NAME, NAME said “…””
    if source and (spoken or words_inside > 3):
        return Cue("source", None, Span(*source.span("area")), 0.9, partial=not spoken)
    if _TURN.match(text, start, at) and (turn := _TURN.fullmatch(text, start, at)):
        return Cue("turn", None, Span(*turn.span()), 0.7)
    if first := _VERB_FIRST.match(text, start, at):
        return Cue("inverted", Span(*first.span("verb")), Span(*first.span("area")), 0.9)
    verb = None
    for verb in _VERBS.finditer(text, max(start, at - _REACH), at):  # noqa: B007 - the last one counts
        pass
    if verb is not None and _DOUBTFUL_NOUNS.search(text, max(start, verb.start() - 24), verb.start()):
        verb = None
    if verb is not None and (
        _UNSAID.search(text, max(start, verb.start() - 90), verb.start())
        or is_supposed(text, start, Span(*verb.span()))
    ):
        return None
    if another := passed_on(text, start, end, partial=not spoken):
        return another if another.form == "subject" else None
    if verb is not None:
        area, said = Span(start, verb.start()), Span(*verb.span())
        tail = text[verb.end() : end]
        if _PASSIVE.search(text, max(start, verb.start() - 24), verb.start()) and (by := _BY.match(tail)):
            return Cue("inverted", said, Span(verb.end() + by.end(), end), 0.85, partial=not spoken)
        if teller := told_by(text, start, said, end, partial=not spoken):
            return teller
        if quoted := _QUOTED_AS.search(text, max(start, verb.start() - 120), verb.start()):
            return Cue("inverted", said, Span(*quoted.span("area")), 0.85, partial=not spoken)
        words = len(_WORD.findall(tail))
        if (verb.group() in _PASSING_ON and _WHOM.match(tail)) or _is_parenthetic(text, start, verb, tail):
            return Cue("inverted", said, Span(verb.end(), end), 0.85, partial=not spoken)
        if last == ":" and words <= 25:
            return Cue("subject", said, area, 0.9)
        if (
            last == ","
            and words <= 10
            and (spoken or words_inside >= 5)
            and not (words > 3 and _is_title(text, inner))
        ):
            return Cue("subject", said, area, 0.9)
        labelled = verb.group() in _READING and _LABELS.search(text, start, verb.start()) is not None
        titled = text[inner.end - 1] not in ".!?…" and _is_title(text, inner)
        direct = last not in ",:;.!?" and not labelled and not titled
        if direct and _OBJECT.fullmatch(tail) and verb.group() not in _NOUNS_TOO:
            if spoken:
                return Cue("subject", said, area, 0.85)
            if words_inside >= 2:
                return Cue("subject", said, area, 0.7, partial=True)
    if _TERM_LAST.search(text, max(start, at - 40), at):
        return None
    if spoken and (last == ":" or _INTRODUCTION.search(text, max(start, at - 40), at)):
        return Cue("colon", None, Span(start, end), 0.75)
    if last == "," and spoken and authored and re.search(r"\bI\b", before):
        return Cue("aside", None, Span(start, end), 0.5)
    if spoken and _OPINION.search(text, max(start, at - 100), at):
        return Cue("opinion", None, Span(start, end), 0.6)
    clause = _CLAUSE.search(text, max(start, at - _REACH), at)
    if clause is not None and _FIGURE_FIRST.match(text, inner.start, inner.end) and words_inside >= 4:
        # “Voss expected “4,000 lamps to be lit””
        return Cue("calling", Span(*clause.span("verb")), Span(start, clause.start()), 0.6, partial=True)
    if not len(inner) or (not text[inner.start].islower() and text[inner.start] not in "[…"):
        return None
    if (agent := _CALLED_BY.search(text, max(start, at - 160), at)) and words_inside >= 2:
        return Cue("agent", None, Span(*agent.span("area")), 0.7, partial=True)
    calling = _CALLING.search(text, max(start, at - 100), at)
    if calling is not None and words_inside >= 2:
        return Cue("calling", Span(*calling.span("verb")), Span(start, calling.start()), 0.6, partial=True)
    if clause is not None and words_inside >= 4 and last != ",":
        return Cue("calling", Span(*clause.span("verb")), Span(start, clause.start()), 0.6, partial=True)
    return None


_QUOTES = re.compile(rf"(?:to{SPACE}+quote|quoting|in{SPACE}+the{SPACE}+words)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(rf",{SPACE}+[{UPPER}][^,;:]{{1,60}}?{SPACE}(?:{_VERB})$")
#: “NAME never said “…””, “denied saying “…””, “wants NAME to say “…””: nobody says it there.
_UNSAID = re.compile(
    rf"(?:\b(?:never|not|without|den(?:y|ies|ied)|refus(?:e|es|ed){SPACE}to|declin(?:e|es|ed){SPACE}to)|n[’']t)"
    rf"{SPACE}+(?:[a-z]+ly{SPACE}+|ever{SPACE}+|have{SPACE}+|having{SPACE}+|be{SPACE}+)?$|"
    rf"\b(?:wants?|wanted|asks?|asked|tells?|told|urge[sd]?|expect(?:s|ed)?|allow(?:s|ed)?|invite[sd]?|force[sd]?"
    rf"|advise[sd]?|needs?|needed){SPACE}[^,;:.“”\"]{{1,60}}{SPACE}to{SPACE}+$"
)
#: “NAME was praised by NAME: “…””, “NAME quoted NAME as saying: “…””: who speaks stands behind.
_PASSIVE = re.compile(rf"\b(?:is|are|was|were|been|being){SPACE}+(?:[a-z]+ly{SPACE}+)?$")
_BY = re.compile(rf"{SPACE}+by{SPACE}+(?=[{UPPER}]|the\b)")
_QUOTED_AS = re.compile(
    rf"\b(?:quot|cit)(?:ed|es|ing){SPACE}+(?P<area>[^,;:.“”\"]{{2,80}}?){SPACE}+as{SPACE}+$"
)
#: “NAME quotes an old captain”: the words are those of whom he quotes.
_PASSING_ON = frozenset(("quotes", "quoted"))
_WHOM = re.compile(
    rf"{SPACE}+(?P<area>(?:(?:{one_of(speech_en.DETERMINERS)}|my)\b|[{UPPER}])[^.;:!?\n“”\"]{{1,160}})"
)
_SAYS = frozenset(("says", "said", "writes", "wrote", "adds", "added"))
_BETWEEN_COMMAS = re.compile(rf"{SPACE}+(?P<first>[\w’'.\-]+)(?:{SPACE}[^;:“”\"\n]{{0,160}})?[,:]$")
_DAYS = frozenset((*en.MONTHS, *en.WEEKDAYS))
#: Forms that are nouns as often as verbs: without a stop before the mark they name what stands in it.
_NOUNS_TOO = frozenset(
    (
        "reports",
        "comments",
        "notes",
        "answers",
        "claims",
        "posts",
        "offers",
        "promises",
        "remarks",
        "put",
        "puts",
    )
)


def _is_parenthetic(text: str, start: int, verb: re.Match[str], tail: str) -> bool:
    """“Prices, says NAME, “will not rise””: the verb and its subject stand between commas."""
    if verb.group() not in _SAYS or not text[start : verb.start()].rstrip().endswith(","):
        return False
    subject = _BETWEEN_COMMAS.match(tail)
    if subject is None:
        return False
    first = subject.group("first")
    return first.casefold() in _SUBJECT_OPENERS or (first[0].isupper() and first not in _DAYS)


def _words(text: str, inner: Span) -> list[str]:
    return _WORD.findall(text, inner.start, min(inner.end, inner.start + 200))


def _is_title(text: str, inner: Span) -> bool:
    """Whether a few words are written as the title of a work: “…, Finding Your Path.”"""
    words = [w for w in _words(text, inner) if len(w) > 3]
    return len(inner) < 100 and bool(words) and all(w[0].isupper() for w in words)


_INNER_STOP = re.compile(rf"[a-z\])][.!?] [{UPPER}][\w’']* [a-z]")


def _is_stopped_behind(text: str, inner: Span) -> bool:
    """Whether a sentence has its stop behind the closing mark: “Pilots deserve better than this”."""
    if _INNER_STOP.search(text, inner.start, inner.end):
        return True  # two sentences, the second broken off
    return (
        text[inner.start : inner.start + 1].isupper()
        and text[inner.end + 1 : inner.end + 2] == "."
        and not _is_title(text, inner)
    )


def is_sentence(text: str, inner: Span) -> bool:
    """Whether what stands in marks is worded as somebody speaks: a beginning and a stop of its own."""
    if not len(inner):
        return False
    first, last = text[inner.start], text[inner.end - 1]
    begins = first.isupper() or is_han(first) or first.isdigit() or first in "…‘'“\"¡¿$€£#@("
    return begins and (last in ".,?!…—–-’'”\")" or last in _STOPS_ZH) and bool(_words(text, inner))
