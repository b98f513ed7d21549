"""Words that a speaker quotes of somebody else, in marks inside the own quotation.

“The minister told me, ‘Close the mill.’” is the speaker's; “Close the mill” is the minister's.  Whose it is
is told where the text names him straight before the word of saying; else nobody is named.  What stands in
marks without a word of saying is somebody's only where it is more than a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.languages import speech_en, speech_zh
from corpus.models import Quote, Release, Span
from corpus.names import HAN
from corpus.quoting.sentences import Sentences
from indexer.quotecheck.words import CompareWord, compare_words

_PAIRS: Final = re.compile(r"“[^“”]+”|「[^「」]+」|『[^『』]+』|«[^«»]+»|(?<![\w])\"[^\"]+\"(?!\w)")
_OPENS: Final = re.compile(r"(?<![\w’'])[‘'](?=\w)|‘")
_CLOSES: Final = re.compile(rf"[’'](?![^\W{HAN}])")
_STOPS: Final = frozenset(".,!?…。，！？;；")
# A row of words in marks that is no term any more.
_STATEMENT: Final = 5
_SELF: Final = frozenset(("i", "we"))
_AUXILIARY: Final = frozenset(speech_en.ADVERBS) | {"used", "can", "could", "did", "do", "does"}
_VERBS: Final = frozenset((*speech_en.QUOTING_VERBS, *speech_en.REPORTING_VERBS)) | frozenset(
    ("put", "go", "goes", "went", "think", "thought", "call", "called", "claim")
)
_REACH: Final = 4
# Characters before the marks that are looked at for it.
_FAR: Final = 300
_BEHIND: Final = 100
_VERB_ZH: Final = re.compile(
    rf"(?P<subject>[^，。；！？,;“”‘’「」\s]*?)(?P<verb>{'|'.join(speech_zh.QUOTING_VERBS)})[{speech_zh.AFTER_VERB}]?(?:我们?)?[，,：:\s]*$"
)
_SELF_ZH: Final = re.compile(r"^(?:.*[，,])?我们?[^对向跟同给听人]{0,3}$")
_KIN: Final = frozenset(("my", "our", "his", "her", "their", "your"))


@dataclass(frozen=True, slots=True)
class Said:
    """Where a word of saying stands in a text (first and last+1 character), its subject; `own`: I or we."""

    start: int
    end: int
    own: bool = False
    chinese: bool = False
    subject: Span | None = None


def quoted_inside(release: Release, quote: Quote) -> list[Quote]:
    """What somebody else is quoted with inside a quotation, each as a quotation of its own."""
    found: list[Quote] = []
    for piece in quote.pieces or (quote.span,):
        text = release.slice(piece)
        sentences = Sentences(text, Span(0, len(text)))
        for start, end in _marked(text):
            # Marks like the quotation's own are its own.
            if text[start] == text[0]:
                continue
            said = _saying(text, sentences, start, end)
            inner = text[start + 1 : end - 1]
            if said is None and len(compare_words(inner)) < _STATEMENT:
                continue
            if said is not None and said.own:
                continue
            if said is None and not (
                text[:start].rstrip().endswith((",", ":", "，", "：")) and inner[:1].isupper()
            ):
                continue
            found.append(_quote(release, piece, said, Span(piece.start + start, piece.start + end)))
    return found


def _quote(release: Release, piece: Span, said: Said | None, span: Span) -> Quote:
    inner = Span(span.start + 1, span.end - 1)
    if said is None:
        return Quote("direct", span, (inner,), rule="inside:unnamed", confidence=0.6, speaker_kind="unnamed")
    cue = Span(piece.start + said.start, piece.start + said.end)
    subject = Span(piece.start + said.subject.start, piece.start + said.subject.end) if said.subject else cue
    named = [
        one
        for one in release.people
        if one.name and subject.start <= one.span.start and one.span.end <= subject.end
    ]
    before = release.slice(Span(piece.start, named[0].span.start)).split()[-1:] if named else []
    # “My brother Tobias” need not be the Tobias of the release.
    sure = len({one.name for one in named}) == 1 and not (before and before[0].casefold() in _KIN)
    near = named and subject.end - named[-1].span.end < 40
    name = named[0].name if sure and near else None
    return Quote(
        "direct",
        span,
        (inner,),
        cue,
        named[0].span if name else subject,
        name,
        rule="inside:name" if name else "inside:unnamed",
        confidence=0.8 if name else 0.6,
        speaker_kind="person" if name else "unnamed",
    )


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in marks of any kind, with their marks."""
    taken = 0
    for match in _PAIRS.finditer(text):
        yield match.span()
    for match in _OPENS.finditer(text):
        if match.start() < taken:
            continue
        following = _OPENS.search(text, match.end())
        ends = list(_CLOSES.finditer(text, match.end(), following.start() if following else len(text)))
        if not ends:
            continue
        # An apostrophe behind a plural has no stop beside it.
        best = next((one for one in ends if _beside_stop(text, one.start())), ends[0])
        taken = best.end()
        yield match.start(), best.end()


def _beside_stop(text: str, at: int) -> bool:
    return text[at - 1] in _STOPS or at + 1 == len(text) or text[at + 1] in _STOPS


def _saying(text: str, sentences: Sentences, start: int, end: int) -> Said | None:
    """The word of saying straight before marks, or straight behind them."""
    floor = max(sentences.start_of(max(0, start - 1)), start - _FAR)
    return _before(text, floor, start) or _behind(text, end)


def saying_at_the_end(clause: str) -> Said | None:
    """The word of saying that a clause ends with, or nearly so."""
    return _before(clause, 0, len(clause))


def _before(text: str, floor: int, start: int) -> Said | None:
    area = text[floor:start]
    chinese = _VERB_ZH.search(area)
    if chinese is not None:
        own = bool(_SELF_ZH.match(chinese["subject"])) and bool(chinese["subject"])
        verb_at = floor + chinese.start("verb")
        return Said(verb_at, floor + chinese.end("verb"), own, True, Span(floor, verb_at))
    words = [word for word in compare_words(area) if word.start >= area.rfind(";") + 1]
    for place in range(len(words) - 1, max(-1, len(words) - 1 - _REACH), -1):
        if words[place].key in _VERBS:
            two = [word.key for word in words[max(0, place - 2) : place]]
            if two[-1:] == ["to"] and "used" not in two:
                # “It is wrong to say that …”: nobody does.
                return None
            verb = words[place]
            own = is_own_subject(words[:place])
            # “The warden has called us”: the warden.
            ends = [word.end for word in words[:place] if word.key not in _AUXILIARY]
            subject = Span(floor, floor + (ends[-1] if ends else verb.start))
            return Said(floor + verb.start, floor + verb.end, own, False, subject)
    return None


def _behind(text: str, end: int) -> Said | None:
    behind = text[end : end + _BEHIND]
    match = re.match(r"[\s,，]*(?:as\s+)?", behind)
    at = match.end() if match else 0
    stop = re.search(r"[.!?;。！？；]", behind[at:])
    words = compare_words(behind[at : at + stop.start()] if stop else behind[at:])
    at += end
    for place, word in enumerate(words[:_REACH]):
        if word.key in _VERBS:
            after = words[place + 1].key if place + 1 < len(words) else ""
            own = (words[place - 1].key if place else after) in _SELF
            return Said(at + word.start, at + word.end, own, False, Span(at, at + words[-1].end))
    return None


def is_own_subject(words: Sequence[CompareWord]) -> bool:
    """Whether the subject of a verb behind some words is who speaks: “I have”, “let me”."""
    near = [word.key for word in words[-2:]]
    return _subject(words) in _SELF or near in (["let", "me"], ["let", "us"])


def _subject(words: Sequence[CompareWord]) -> str:
    """The word before a verb that can be its subject."""
    return next((word.key for word in reversed(words) if word.key not in _AUXILIARY), "")
