"""Whose words the turns of a transcript are: “NAME: …” paragraphs without quotation marks.

A text is a transcript where somebody asks and somebody answers: an asker's label, or two names that take
turns with questions, in the first person.  A turn goes on until the next label; the last one ends with its
paragraph, for nothing says how much of what follows is still said.  What an asker says is nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.extract.name_segments import weigh_shape
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import Language, Passage, Quote, Release, Span
from corpus.names import HAN, UPPER, fold_name, fold_token, is_han
from corpus.quoting.cue import SPACE
from corpus.resolve.own_names import speaks_of

_READ = frozenset(("body", "list"))
_NAME_EN = rf"(?:[{UPPER}][\w.’'\-]*[ \u00a0]){{0,4}}[{UPPER}][\w.’'\-]+"
_LABEL = {
    "en": re.compile(rf"(?P<label>Q|A|{_NAME_EN})(?:[ \u00a0]\([^()\n]{{1,60}}\))?[:：][ \u00a0]*(?=\S)"),
    "zh": re.compile(rf"(?P<label>[{HAN}《》·A-Za-z ]{{1,24}})[:：][ \u00a0\u3000]*(?=\S)"),
}
_ASKER = re.compile(
    r"Q|Question|(?:The )?(?:Reporter|Interviewer|Moderator|Host|Journalist|Audience)|"
    r"问|提问|主持人|[^，。]{0,20}(?:记者|媒体)|《[^《》]{1,20}》",
    re.IGNORECASE,
)
_ANSWERER = frozenset(("A", "Answer", "答"))
_QUESTION_LABELS = _ANSWERER | {"Q", "Question", "问"}
#: “An interview with NAME”, “NAME answers questions”: whose the answers are that stand behind “A:”.
_ANSWERS_BELOW = re.compile(
    rf"\b(?:interview|conversation|talk|chat|Q&A|questions?{SPACE}and{SPACE}answers|discussion){SPACE}+with{SPACE}|"
    rf"\b(?:spoke|talked|speaks|talks|sat{SPACE}down|caught{SPACE}up){SPACE}+(?:with|to){SPACE}|\b(?:asked|interviewed){SPACE}|"
    r"专访|采访|对话|访谈|访"
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|me|us|I[’']m|we[’']re)\b|[我咱]|本人")
_QUESTION = re.compile(r"[?？]\s*$")
_ENDS = re.compile(r"[.!?…。！？；;”\"」）)]\s*$")
_OPENS_MARKS = "“\"「『‘'"
_NEAR = 60  # code points before a name in which the interview is spoken of
_FEWEST = {"en": 25, "zh": 8}  # code points of a paragraph that is somebody's words
_ADDRESS = re.compile(r"@|https?:|\d{3}[-. )]\d{3}")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A paragraph that begins with a label: `label` and the words behind it, `passage` its number."""

    passage: int
    label: Span
    words: Span
    asks: bool


def turns_said(release: Release, spoken: Sequence[Quote]) -> tuple[Quote, ...]:
    """One quotation of kind "authored" for each paragraph that somebody named says in a transcript.

    `release.people` are the resolved ones; a paragraph with one of the quotations in `spoken` is left out.
    Empty for a text of an author, and where no label is the name of one person of the release.
    """
    if release.author is not None or any(passage.author for passage in release.passages):
        return ()
    turns = _turns(release)
    if not _is_transcript(release, turns):
        return ()
    direct = sorted(piece for quote in spoken if quote.kind == "direct" for piece in quote.pieces)
    told = _told_by_labels(release, turns)
    answerer = _answerer(release, turns[0].label.start)
    found = []
    for turn, following in zip(turns, (*turns[1:], None), strict=True):
        who = None if turn.asks else _speaker(release, turn, told, answerer)
        if who is None:
            continue
        name, role = who
        for words in _words(release.passages, turn, following):
            if speaks_of(_slice(release, words), name):
                continue  # nobody calls himself by his name
            if any(piece.start < words.end and words.start < piece.end for piece in direct):
                continue
            found.append(
                Quote(
                    kind="authored",
                    span=words,
                    pieces=(words,),
                    speaker_mention=turn.label,
                    speaker=name,
                    speaker_kind="person",
                    role=role,
                    rule="turn",
                    confidence=0.8,
                )
            )
    return tuple(found)


def _turns(release: Release) -> list[_Turn]:
    language: Language = release.language
    pattern, offset = _LABEL[language], release.span.start
    found = []
    for number, passage in enumerate(release.passages):
        if passage.kind not in (*_READ, "table"):
            continue
        start, end = passage.span.start - offset, passage.span.end - offset
        match = pattern.match(release.text, start, end)
        # Short lines with labels are a table, but for the labels of a question and its answer.
        if match is None or (
            passage.kind == "table" and match.group("label").strip() not in _QUESTION_LABELS
        ):
            continue
        words = release.text[match.end() : end]
        asks = _ASKER.fullmatch(match.group("label").strip()) is not None
        short = len(words.strip()) < _FEWEST[language] and not asks
        if short or words[0] in _OPENS_MARKS or _ADDRESS.search(words) or not _ENDS.search(words):
            continue
        label = Span(offset + match.start("label"), offset + match.end("label"))
        found.append(_Turn(number, label, Span(offset + match.end(), passage.span.end), asks))
    return found


def _is_transcript(release: Release, turns: Sequence[_Turn]) -> bool:
    """Whether somebody asks and somebody answers; lists of people, dates and facts have such labels too."""
    answers = [turn for turn in turns if not turn.asks]
    if not answers or len(turns) < 2:
        return False
    if len(turns) > len(answers):
        return True
    labels = {_label(release, turn) for turn in turns}
    words = [_slice(release, turn.words) for turn in turns]
    personal = sum(_FIRST_PERSON.search(one) is not None for one in words)
    asked = any(_QUESTION.search(one) for one in words)
    return 1 < len(labels) < len(turns) and asked and personal * 2 >= len(turns)


def _speaker(
    release: Release, turn: _Turn, told: Collection[str], answerer: tuple[str, str | None] | None
) -> tuple[str, str | None] | None:
    """The one person whom a label names, with his role; else None.

    A label is a name, one word of it, or the title that stands before a name in the text, or that of the
    `answerer`; `told` are the names that only labels and the words around them tell.
    """
    label = _label(release, turn)
    if label in _ANSWERER:
        return answerer
    known = {one.name for one in release.people if one.name}
    inside = {one.name for one in release.people if one.name and turn.label.contains(one.span)}
    names = inside or {name for name in (*known, *told) if label == name or _is_short(label, name)}
    if not names and release.language == "zh":
        names = {name for name in known if f"{label}{name}" in release.text}
    if len(names) != 1:
        return None
    name = names.pop()
    return name, next((one.role for one in release.people if one.name == name and one.role), None)


def _answerer(release: Release, first: int) -> tuple[str, str | None] | None:
    """The one person of a release, where the text above its `first` turn says that he is interviewed."""
    named = [one for one in release.people if one.name and one.span.start < first]
    everybody = {one.name for one in release.people if one.name}
    if len(everybody) != 1 or not named:
        return None
    lead = any(
        _ANSWERS_BELOW.search(
            _slice(release, Span(max(release.span.start, one.span.start - _NEAR), one.span.start))
        )
        for one in named
    )
    role = next((one.role for one in release.people if one.role), None)
    return (str(named[0].name), role) if lead else None


def _is_short(label: str, name: str) -> bool:
    """Whether a label is one word of a name, or that with a form of address."""
    words = label.split()
    if len(words) == 2 and words[0].casefold().rstrip(".") in names_en.COURTESY | names_en.RANKS:
        words = words[1:]
    return len(words) == 1 and fold_token(words[0]) in fold_name(name)


def _told_by_labels(release: Release, turns: Sequence[_Turn]) -> frozenset[str]:
    """The labels of answers that look like full names and stand in the text once more."""
    labels = {_label(release, turn) for turn in turns if not turn.asks}
    return frozenset(
        label
        for label in labels
        if 1 < len(label.split()) < 5
        and not is_han(label)
        and release.text.count(label) > 1
        and weigh_shape(tuple(label.split())) is not None
        and common_words().isdisjoint(label.casefold().split())
    )


def _words(passages: Sequence[Passage], turn: _Turn, following: _Turn | None) -> list[Span]:
    """The paragraphs of a turn, the first of them without its label."""
    found = [turn.words]
    last = following.passage if following is not None else turn.passage + 1
    for passage in passages[turn.passage + 1 : last]:
        if passage.kind not in _READ:
            break
        found.append(passage.span)
    return found


def _label(release: Release, turn: _Turn) -> str:
    return _slice(release, turn.label).strip()


def _slice(release: Release, span: Span) -> str:
    return release.text[span.start - release.span.start : span.end - release.span.start]
