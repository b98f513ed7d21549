"""What a quotation that begins or ends inside a sentence leaves outside, and whether that governs it.

“plan to change” of “I have no plan to change” is word for word on record, and says the opposite.  Decides
whether what is left outside denies, limits, supposes or asks what is inside; that it is left outside is told
in any case.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from corpus.languages.governing import (
    ASCRIBING_EN,
    COORDINATING_EN,
    JOINING_EN,
    REPORTED_EN,
    STRENGTHENING_EN,
    SUBJECTS_EN,
    TOLD_EN,
)
from corpus.models import Quote, Release, Span
from corpus.quoting.sentences import Sentences
from indexer.quotecheck.nested import is_own_subject, saying_at_the_end
from indexer.quotecheck.results import Edges, Turns
from indexer.quotecheck.shares import counts
from indexer.quotecheck.turns import conditions, denials, denies, limits, supposes
from indexer.quotecheck.words import CompareWord, compare_words

# Where a new clause begins that what stands before it does not govern.
_CLAUSE: Final = re.compile(
    rf"[;；:：—–]|[,，]\s*(?:{'|'.join(sorted(JOINING_EN))})\b|[,，](?=\s*[\u4e00-\u9fff])"
    # “It is not a luxury, it is good manners.”
    rf"|,\s*(?=(?:{'|'.join(sorted(SUBJECTS_EN))}|this|that|there)\s+\w)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"[:：][^\w]*$")
_COMMA: Final = re.compile(r"[,，;；:：—–]")
# Words within which a clause says that it is a condition: “and only if”.
_OPENING: Final = 4
# Words before “that” among which is the word of saying: “written to me in June that”.
_ASCRIBED: Final = 4
# Limits a figure, and denies nothing.
_AT_MOST: Final = re.compile(r"\bno (?:more|less|fewer|later|sooner|longer) than\b", re.IGNORECASE)
_ENDS: Final = re.compile(r"[.!?。！？][\s“”„\"'‘’「」『』]*$")
_BREAK: Final = "\n\n"
_BLANKS: Final = " \t\xa0\u3000"
_STOP: Final = re.compile(r"[”’\"')]*[.!?。！？]+[\s“”‘’\"']*|[^\w]*\n\s*\n[^\w]*")
# What a clause ends with that goes on with what somebody says.
_TELLING: Final = frozenset(("that", "claim", "claims", "claimed", "say", "says", "said"))
_QUOTES: Final = '“”„"「」『』«»'
_MARKS: Final = " \t\r\n\u3000\xa0“”„\"'‘’「」『』«»()（）[]"
# The month, and no possibility; at the beginning it can be a wish.
_MONTH: Final = re.compile(r"(?<=\w\s)May\b")
_ASKS: Final = re.compile(r"[?？][\s”’\"'」』)）]*$")


def edges_of(
    text: str,
    release: Release | None,
    quote: Quote | None,
    paragraph: Span,
    words: Sequence[CompareWord],
    asked: str,
) -> Edges | None:
    """The words of the same sentence before and after `words`; None where there are none.

    `text` is the release's, and so are `words` and `paragraph` placed.  `asked` is the quotation as it was
    given.  Of a quotation in marks only what its speaker says counts, the cue between its pieces left out.
    """
    context, start, end = statement(text, release, quote, paragraph, words)
    sentences = Sentences(context, Span(0, len(context)))
    first, last = sentences.start_of(start), sentences.end_of(max(start, end - 1))
    before, after = context[first:start], context[end:last]
    if not compare_words(before):
        before = ""
    if not compare_words(after):
        after = ""
    if not before and not after:
        return None
    turns = governing(before, context[start:end], after)
    if _ASKS.search(context[:last].rstrip()) and not _ASKS.search(asked.rstrip()):
        turns = [*turns, "question"]
    return Edges(before.lstrip(_MARKS), after.rstrip(_MARKS), tuple(dict.fromkeys(turns)))


def statement(
    text: str, release: Release | None, quote: Quote | None, paragraph: Span, words: Sequence[CompareWord]
) -> tuple[str, int, int]:
    """What the speaker says around some words, in one row, and where in it the words stand."""
    start, end = words[0].start, words[-1].end
    if release is None or quote is None or quote.kind != "direct":
        if release is not None and quote is not None and quote.kind == "authored":
            # Of the turn of a transcript the name before it is no part.
            own = Span(quote.span.start - release.span.start, quote.span.end - release.span.start)
            paragraph = Span(max(paragraph.start, own.start), min(paragraph.end, own.end))
        last = max(paragraph.end, end)
        first = min(paragraph.start, start)
        return text[first:last], start - first, end - first
    origin = release.span.start
    said, at, stop, done = "", None, 0, 0
    for piece in sorted(quote.pieces or (quote.span,)):
        first, last = piece.start - origin, piece.end - origin
        while first < last and text[first] in _QUOTES:
            first += 1
        while first < last and text[last - 1] in _QUOTES:
            last -= 1
        if said:
            # “…,” she said. “We …”: the comma is the cue's, the sentence is at its end.
            said += _BREAK if _ENDS.search(text[done:first]) else " "
        done = last
        if at is None and start < last:
            at = len(said) + max(0, start - first)
        if first < end:
            stop = len(said) + min(end, last) - first
        said += text[first:last]
    return said, at or 0, stop


def governing(before: str, inside: str, after: str) -> list[Turns]:
    """What stands before or behind a stretch of a sentence that the stretch depends on."""
    found: list[Turns] = []
    clause = _CLAUSE.split(before)[-1]
    if _is_joined_to(clause, inside):
        clause = ""
    # Behind a comma the quotation is a clause of its own, unless it goes on as one (“that …”).
    apart = clause.rstrip().endswith((",", "，")) and not inside.lstrip(_MARKS).casefold().startswith("that ")
    goes_on = bool(after) and not re.match(r"[^\w]*[,，;；:：.。!?！？—–]", after)
    if (clause and not apart and denies(clause)) or (goes_on and is_open_denial(inside, after)):
        found.append("negation")
    if (
        conditions(before)
        or _conditions_behind(after, goes_on=goes_on)
        or re.search(r"\bwhether\W*$", before, re.IGNORECASE)
    ):
        found.append("condition")
    if clause and not apart and (supposes(_MONTH.sub("", clause)) or limits(clause, inside)):
        found.append("hedge")
    if clause and not apart and counts(clause, inside):
        found.append("share")
    if _is_told(clause, inside) or _is_led_in(before):
        found.append("voice")
    return found


def _is_joined_to(clause: str, inside: str) -> bool:
    """Whether a statement with a subject of its own follows: “we do not want to go and | I have no plan to”.

    Not behind “that”, which can reach over both: “I deny that we paid and | we lied”.
    """
    words, following = compare_words(clause), compare_words(inside)
    return (
        bool(words and following)
        and words[-1].key in JOINING_EN
        and following[0].key in SUBJECTS_EN
        and all(word.key != "that" for word in words)
    )


def _conditions_behind(after: str, *, goes_on: bool) -> bool:
    """Whether what follows says on what the quotation depends: at the beginning of a clause, or in its own.

    “…, if the wood runs out” does, “…, asking whether anybody knew if it rained” does not.
    """
    clauses = [clause for clause in _COMMA.split(after) if compare_words(clause)]
    own, rest = (clauses[:1], clauses[1:]) if goes_on else ([], clauses)
    return any(map(conditions, own)) or any(
        conditions(clause[: compare_words(clause)[:_OPENING][-1].end]) for clause in rest
    )


def _is_told(clause: str, inside: str) -> bool:
    """Whether a clause says that somebody else says what follows: “critics claim that”, 有人说.

    “That” may be missing: “you told me | we …”.
    """
    if _is_ascribed(compare_words(clause)):
        return True
    said = saying_at_the_end(clause)
    if said is None or said.own:
        return False
    behind = [word.key for word in compare_words(clause[said.end :])]
    if said.chinese or (behind[-1] if behind else clause[said.start : said.end].casefold()) in _TELLING:
        return True
    following = compare_words(inside)
    return TOLD_EN.issuperset(behind) and bool(following) and following[0].key in SUBJECTS_EN


def _is_ascribed(words: Sequence[CompareWord]) -> bool:
    """Whether a clause ends as one that tells what others say or believe: “some of you have written that”."""
    if not words or words[-1].key != "that":
        return False
    for place in range(len(words) - 2, max(-1, len(words) - 2 - _ASCRIBED), -1):
        if words[place].key in REPORTED_EN:
            return True
        if words[place].key in ASCRIBING_EN:
            return not is_own_subject(words[:place])
    return False


def _is_led_in(before: str) -> bool:
    """Whether a clause before a colon says that somebody else says what follows: “critics told us:”."""
    lead = _LEAD.search(before)
    said = saying_at_the_end(before[: lead.start()]) if lead else None
    return said is not None and not said.own


def runs_on(text: str, words: Sequence[CompareWord], asked: str) -> bool:
    """Whether words go on beyond the end of a sentence where the quotation as it was given shows no mark."""
    given = compare_words(asked)
    if len(given) != len(words):
        return False
    gaps = zip(pairwise(words), pairwise(given), strict=True)
    return any(
        _STOP.fullmatch(text[one.end : other.start]) is not None
        and not asked[this.end : that.start].strip(" \t\xa0\u3000")
        for (one, other), (this, that) in gaps
    )


def is_open_denial(inside: str, after: str) -> bool:
    """Whether a denial reaches beyond the quotation, so that it denies only what the whole says (“… yet”).

    Or begins with the first word that is left outside, of which there is one at least.
    """
    words = compare_words(after)
    if all(
        word.key in STRENGTHENING_EN for word in compare_words(_COMMA.split(after.rstrip(_MARKS + ".!?"))[0])
    ):
        # “We do not need it | at all”.
        return False
    clause = _AT_MOST.sub("", re.split(r"[,，;；:：—–.!?。！？]", inside)[-1])
    if words[0].key in COORDINATING_EN or words[0].key in JOINING_EN:
        # “We have not raised the price | and we shall not”: two statements.
        return False
    # Two denials assert: “would not have succeeded without help”, and from whom only says more of it.
    return denials(clause) % 2 == 1 or denies(after[: words[0].end])
