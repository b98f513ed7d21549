"""Reported speech: “X said that …”, “according to X, …”, and acts of speech, without quotation marks.

Finds the statement and the words before its verb, in which the speaker is named; who that is,
`resolve.speakers` decides.  What stands in quotation marks is left to `direct`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.alternation import one_of
from corpus.languages import names_en, speech_en, speech_zh
from corpus.models import Language, Passage, Quote, Span
from corpus.names import HAN
from corpus.quoting.cue import SPACE
from corpus.quoting.reported_bounds import end_of_subordinate, end_of_words, goes_on, joins
from corpus.quoting.sentences import Sentences

_READ = ("title", "subtitle", "body", "list", "salutation")
_NO_LINK = r"(?!(?:that|whether|if|is|was|are|were)\b)"
_TO_WHOM = (
    rf"(?:{SPACE}+(?:me|us|him|her|them|(?:to{SPACE}+)?(?:the{SPACE}+|a{SPACE}+)?{_NO_LINK}[\w’'\-]+"
    rf"(?:{SPACE}+(?:at|in|of){SPACE}+(?:the{SPACE}+|(?![a-z]+ing\b)){_NO_LINK}[\w’'\-]+)?))"
)
_VERB = re.compile(rf"\b{one_of((*speech_en.REPORTING_VERBS, *speech_en.SPEECH_ACTS))}\b")
# What follows the verb: “said that”, “told guests that”, “announced today that”, “explain everywhere that”;
# “whether” and “if” are words of the clause: without them a doubt becomes a fact;
_THAT = re.compile(rf"{_TO_WHOM}{{0,2}},?{SPACE}+(?:that{SPACE}+(?=\S)|(?=(?:whether|if){SPACE}))")
# “highlighted in my speech, as you remember, that”;
_AFTER_COMMAS = re.compile(rf"[^.;:!?“”\"\n]{{0,120}},{SPACE}+that{SPACE}+(?=\S)")
# “said the drive was late”;
_BARE = re.compile(
    rf"{SPACE}+(?=(?:the|this|these|those|it|he|she|they|we|its|his|her|their|our|there|a|an|[A-Z][\w’'\-]*)\b)"
)
# “said, in the year before the deal was made”;
_COMMA = re.compile(rf",{SPACE}+(?=[a-z])")
# “proposed an idea: we make it ourselves”.
_COLON = re.compile(rf"[^.;:!?\n]{{0,80}}:{SPACE}+(?=[a-zA-Z])")
_BEFORE_COMMA = frozenset(("said", "says", "stated", "explained", "noted"))
_REPORTING = frozenset(speech_en.REPORTING_VERBS)
_BARE_VERBS = frozenset(speech_en.BARE_CLAUSE_VERBS)
_LONGEST_SUBJECT = 400  # code points before a verb in which its subject is looked for
_SUPPOSED = frozenset(("if", "unless", "whether", "suppose", "should", "had"))
_ACTS = frozenset(speech_en.SPEECH_ACTS)
_SOURCE = re.compile(
    rf"\b[Aa]ccording{SPACE}+to{SPACE}+(?P<area>[^,.;:!?“”\"\n]{{2,100}}?)(?P<end>,{SPACE}+|[.;]|$)"
)
#: “…, said NAME, director of the mill.”: all behind the verb is a name with a role.
_INVERTED = re.compile(
    rf"{SPACE}+(?P<area>(?:the{SPACE}+)?[A-Z][\w.’'\-]*(?:,?{SPACE}+(?:[A-Z][\w.’'\-]*|(?:of|and|for|the|at|in|to|&)(?={SPACE})))*)"
    rf"(?P<end>\.(?={SPACE}|$))"
)
#: What is done with words said before: “shared these views while”, “agreed upon”.
_NOT_SAID_HERE = re.compile(rf"{SPACE}+(?:these|those|such|upon)\b")
_VERBS_ZH = one_of(speech_zh.REPORTING_VERBS)
_ZH = re.compile(
    rf"(?P<verb>{_VERBS_ZH})(?:[道过過了着著到]|记者|記者|大家|我们|我們|[{HAN}]{{1,6}}(?=[：:])){{0,2}}(?P<link>[，,：:])(?![“\"「『”])"
)
_ACT_ZH = re.compile(rf"(?P<verb>{one_of(speech_zh.SPEECH_ACTS)})了?(?=[。！!；;\n]|$)")
_PERSONAL = re.compile(r"\b(?:I|[Hh]e|[Ss]he|[Mm]r|[Mm]s|[Mm]rs|[Dd]r|[Mm]adame)\b")
#: A name, at most with what it wrote, and a sentence with a verb of its own after the colon.
_HEADLINE = re.compile(
    rf"\s*(?P<area>(?:[A-Z][\w.’'\-]*{SPACE}+){{1,4}}(?:[\w’'\-]+{SPACE}+){{0,3}}?[\w’'\-]*)[:：]{SPACE}+"
    rf"(?P<statement>[^\n:]{{0,160}}?\b(?:is|are|was|were|will|has|have|must|should|can)\b[^\n:]{{0,240}})$"
)
#: “…,” said X: what follows is who spoke, not what was said.
_AFTER_MARK = re.compile(r"[”\"’」』]\s*,?\s*$")
#: What was not said, or is said of somebody: “did not say that”, “I am told that”, “what he replied”, “as
#: agreed”.
_UNSAID = re.compile(
    r"(?:\b(?:all|not|never|nobody|cannot|am|is|are|was|were|be|been|being|what)|n[’']t)\s+"
    r"(?:(?:[a-z]+ly|also|further|now)\s+)?(?:to\s+)?$|"
    r"\bas\s+$|"
    r"\bwhat\s+(?:I|he|she|they|we)\s+$|"
    r"\b(?:expected|asked|told|due|set|likely|supposed|declined|refused|wanted|about)\s+to\s+$",
    re.IGNORECASE,
)
_MARKS = '“”"「」『』„'
_TRAIL = " \t\u00a0\u3000\r\n.。!！"


def find_reported(
    text: str, passages: Sequence[Passage], direct: Sequence[Quote], *, language: Language
) -> list[Quote]:
    """The reported statements of a release in order, at most one a sentence, none inside a direct quotation.

    `span` is the statement (the whole sentence for an act of speech), `cue` the verb and `speaker_mention`
    the words before it, or behind “according to”; the same as those of the statement before where the
    verb is joined to it: “said that A and noted that B”.
    """
    taken = sorted(piece for quote in direct for piece in quote.pieces)
    cues = {quote.cue.start for quote in direct if quote.cue is not None}
    found: list[Quote] = []
    for number, passage in enumerate(passages):
        if passage.kind not in _READ:
            continue
        span = passage.span
        if passage.kind == "title" and (headline := _headline(text, span)) is not None:
            found.append(headline)
            continue
        sentences: Sentences | None = None
        last = span.start
        candidates = _read_zh(text, span) if language == "zh" else _read_en(text, span)
        for form, verb, area_after, content in sorted(candidates, key=lambda c: c[1].start):
            if verb.start < last or verb.start in cues or _within(taken, verb.start):
                continue
            if _UNSAID.search(text, max(span.start, verb.start - 24), verb.start):
                continue
            # “a resolution saying that” is the resolution's; “…, adding that” the subject's.
            if (
                text[verb.start : verb.end].endswith("ing")
                and text[verb.start - 2 : verb.start].strip() != ","
            ):
                continue
            if _AFTER_MARK.search(text, max(span.start, verb.start - 4), verb.start):
                continue
            sentences = sentences or Sentences(text, span)
            start, end = sentences.start_of(verb.start), sentences.end_of(content)
            quote = _quote(text, form, Span(max(start, last), end), verb, area_after, content, taken)
            if quote is not None:
                if found and found[-1].span.end == last and joins(text, last, verb.start):
                    quote = replace(quote, speaker_mention=found[-1].speaker_mention)
                quote = _with_list(text, passages, number, quote)
                found.append(quote)
                last = max(verb.end, quote.span.end)
                if last < end and form != "act" and not goes_on(text, content, last):
                    last = end
    return found


def _headline(text: str, span: Span) -> Quote | None:
    """“NAME: the tide has turned”, “NAME’s letter: …”: a headline that gives somebody's words in its own."""
    match = _HEADLINE.match(text, span.start, span.end)
    if match is None:
        return None
    statement = Span(*match.span("statement"))
    return Quote(
        "indirect",
        statement,
        (statement,),
        speaker_mention=Span(*match.span("area")),
        rule="headline",
        confidence=0.5,
    )


def _with_list(text: str, passages: Sequence[Passage], number: int, quote: Quote) -> Quote:
    """A statement that ends in a colon takes in the list below it."""
    end = quote.span.end
    if text[end - 1] not in ":：" or text[end : passages[number].span.end].strip():
        return quote
    last = number
    while last + 1 < len(passages) and passages[last + 1].kind == "list":
        last += 1
    if last == number:
        return quote
    pieces = (quote.span, *(one.span for one in passages[number + 1 : last + 1]))
    return replace(quote, span=Span(quote.span.start, passages[last].span.end), pieces=pieces)


_Candidate = tuple[str, Span, Span | None, int]


def _read_en(text: str, span: Span) -> Iterator[_Candidate]:
    """(form, verb, the speaker's place where it follows, where the statement begins)."""
    for match in _VERB.finditer(text, span.start, span.end):
        word, verb = match.group(), Span(*match.span())
        told = _INVERTED.match(text, verb.end, span.end) if word in _BARE_VERBS else None
        if told is not None and text[max(span.start, verb.start - 2) : verb.start].strip() == ",":
            yield "reported-source", verb, Span(*told.span("area")), told.end()
            continue
        for form, tail in _tails(word):
            if (found := tail.match(text, verb.end, span.end)) is not None:
                yield form, verb, None, found.end()
                break
        else:
            if word in _ACTS and _NOT_SAID_HERE.match(text, verb.end, span.end) is None:
                yield "act", verb, None, verb.end
    if "ccording" in text[span.start : span.end]:
        for match in _SOURCE.finditer(text, span.start, span.end):
            area = Span(*match.span("area"))
            yield "reported-source", Span(match.start(), area.start), area, match.end()


def _tails(verb: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if verb not in _REPORTING:
        return
    yield "reported", _THAT
    yield "reported", _AFTER_COMMAS
    if verb in _BARE_VERBS:
        yield "reported-bare", _BARE
    if verb in _BEFORE_COMMA:
        yield "reported", _COMMA
    yield "reported", _COLON


def _read_zh(text: str, span: Span) -> Iterator[_Candidate]:
    for match in _ZH.finditer(text, span.start, span.end):
        yield "reported", Span(*match.span("verb")), None, match.end()
    for match in _ACT_ZH.finditer(text, span.start, span.end):
        yield "act", Span(*match.span("verb")), None, match.end()


def _quote(
    text: str,
    form: str,
    sentence: Span,
    verb: Span,
    area_after: Span | None,
    content: int,
    taken: Sequence[Span],
) -> Quote | None:
    area = area_after or Span(max(sentence.start, verb.start - _LONGEST_SUBJECT), verb.start)
    before = text[area.start : area.end].split(maxsplit=1)
    if not before or before[0].casefold() in _SUPPOSED:
        return None
    if form == "act":
        if not _PERSONAL.search(text, area.start, area.end) and not _name_like(text, area):
            return None
        start, end = sentence.start, sentence.end
        cut = text.find(";", verb.end, end)
        end = cut if cut >= 0 else end
    elif (form == "reported-source" and text[content - 1] in ".;") or content >= sentence.end:
        # “…, according to NAME.”: the statement stands before it.
        start, end = sentence.start, verb.start
        while end > start and text[end - 1] in " ,\u00a0\n":
            end -= 1
        if text.find("://", start, end) >= 0:
            return None  # a footer with a web address has run into the sentence
    else:
        start, end = content, sentence.end
        if form == "reported-source":
            start = _behind_role(text, start, end)
        else:
            clause = end_of_subordinate(text, sentence.start, verb.start, start, end)
            if clause is None:
                return None
            end = clause
        end = end_of_words(text, start, end)
    if _within(taken, start) or _mostly_quoted(taken, Span(start, end)):
        return None
    while end > start and text[end - 1] in _TRAIL:
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    if end - start < 4 or text[start] in _MARKS:
        return None
    return Quote(
        kind="indirect",
        span=Span(start, end),
        pieces=(Span(start, end),),
        cue=verb,
        speaker_mention=area,
        rule=form,
        confidence=0.6 if form == "act" else 0.8,
    )


def _behind_role(text: str, start: int, end: int) -> int:
    """Where the statement begins behind “according to NAME, Chief Financial Officer, ”."""
    comma = text.find(",", start, min(end, start + 120))
    if comma < 0:
        return start
    words = text[start:comma].casefold().replace("-", " ").split()
    return comma + 1 if words and any(word in names_en.ROLE_HEADS for word in words) else start


def _name_like(text: str, area: Span) -> bool:
    words = text[area.start : area.end].split()
    return bool(words) and (words[-1][:1].isupper() or not words[-1].isascii())


def _mostly_quoted(spans: Sequence[Span], statement: Span) -> bool:
    """Whether more than half of a statement is one direct quotation that begins in it."""
    place = bisect_left(spans, statement.start, key=lambda one: one.start)
    while place < len(spans) and spans[place].start < statement.end:
        if len(spans[place]) * 2 > len(statement):
            return True
        place += 1
    return False


def _within(spans: Sequence[Span], position: int) -> bool:
    place = bisect_right(spans, position, key=lambda one: one.start) - 1
    return place >= 0 and position < spans[place].end
