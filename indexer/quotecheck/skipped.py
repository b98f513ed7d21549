"""Whether what a mark of omission leaves out over the end of a sentence can go without a change of meaning.

“Our rivals bought a dryer. It caught fire”, without the rivals, is told of another thing.  Whole sentences
can go where none beside them goes back to them or goes on from them; the rest of a sentence where it governs
nothing; and the beginning of one where a clause of its own begins behind it.  Told by the first and last
words of sentences: where it is doubtful, it is called so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from corpus.languages import names_en, speech_en
from corpus.languages.function_words import ENGLISH
from corpus.languages.governing import (
    CONTRASTING_ZH,
    COORDINATING_EN,
    FOLLOWING_EN,
    FOLLOWING_ZH,
    JOINING_EN,
    LINKING_EN,
    PERSONAL_EN,
    POINTING_EN,
    POINTING_ZH,
    RESTRICTING_EN,
    RETRACTING_EN,
    SUBJECTS_EN,
    SUBORDINATING_EN,
)
from corpus.languages.meaning import SPANS_EN
from corpus.models import Span
from corpus.quoting.sentences import Sentences
from indexer.quotecheck.cuts import governing
from indexer.quotecheck.turns import contrasts
from indexer.quotecheck.words import compare_words, ideographs

_ASKS: Final = re.compile(r"[?？][\s”’\"'」』)）]*$")
_PARTICIPLE: Final = re.compile(r"\w{3,}ing")
_COMMA: Final = re.compile(r"[,，]")
_CLAUSE_BEGINS: Final = re.compile(r"[,，;；:：—–][^\w]*$")
_PEOPLE: Final = names_en.ROLE_HEADS.union(speech_en.UNNAMED_NOUNS, speech_en.WOMEN, speech_en.MEN)
_POINTING_AT: Final = frozenset(("this", "that", "these", "those", "such"))


def is_doubtful_over(head: str, rest: str, between: str, before: str, tail: str) -> bool:
    """Whether `head` and `tail` can read otherwise without what stands between them.

    `rest` is that of the sentence in which `head` ends, `between` are whole sentences, and `before` is what
    goes before `tail` in its own; each may be empty.
    """
    if compare_words(rest) and (
        contrasts(rest) or governing("", head, rest) or _ASKS.search(rest) or _is_what_it_leads_to(head, rest)
    ):
        return True
    skipped = list(_sentences(between))
    if skipped and _begins(skipped[0], RETRACTING_EN, CONTRASTING_ZH):
        return True
    if compare_words(before):
        return bool(governing(before, tail, "")) or not _is_clause(before, tail)
    return bool(skipped) and (_ASKS.search(skipped[-1]) is not None or _goes_back(tail, head, skipped))


def _sentences(text: str) -> Iterator[str]:
    """The sentences of a stretch that have words."""
    starts = Sentences(text, Span(0, len(text))).starts
    for start, end in zip(starts, (*starts[1:], len(text)), strict=True):
        if compare_words(text[start:end]):
            yield text[start:end]


def _is_what_it_leads_to(head: str, rest: str) -> bool:
    """Whether what the beginning of its sentence leads to is left out: “When he stopped | , I asked”."""
    last = list(_sentences(head))[-1]
    first, following = compare_words(last)[0].key, compare_words(rest)[0].key
    if (
        _COMMA.search(last) is not None
        or _COMMA.match(rest) is None
        or following in COORDINATING_EN | JOINING_EN
    ):
        return False
    return first in SUBORDINATING_EN or (first in LINKING_EN and following not in LINKING_EN)


def _is_clause(before: str, tail: str) -> bool:
    """Whether a clause that stands on its own begins where the beginning of its sentence was left out."""
    words, following = compare_words(before), compare_words(tail)
    if all(word.key in RETRACTING_EN | COORDINATING_EN for word in words):
        # “But we kept it” without its first word.
        return True
    if _CLAUSE_BEGINS.search(before) is None:
        return False
    if following[0].key in SUBJECTS_EN or following[0].key >= "\u4e00":
        return True
    # “Looking back at ten years, Lumora …”, not “Excluding the ferry, Lumora …”.
    aside = _PARTICIPLE.fullmatch(words[0].key) is not None and words[0].key not in RESTRICTING_EN
    return aside and len(_COMMA.findall(before)) == 1 and tail[following[0].start].isupper()


def _goes_back(tail: str, head: str, skipped: list[str]) -> bool:
    """Whether a sentence begins with a word that means somebody, or a thing, of what was left out."""
    if _begins(tail, FOLLOWING_EN | RETRACTING_EN, (*FOLLOWING_ZH, *CONTRASTING_ZH)):
        return True
    if not _begins(tail, POINTING_EN, POINTING_ZH):
        return False
    first, *more = compare_words(tail)
    named = {word.key for word in compare_words(head)}
    if first.key in _POINTING_AT and more and more[0].key in SPANS_EN | JOINING_EN | named:
        # “This year”, “those who work”, and “this lamp” of which the words before speak.
        return False
    if first.key in PERSONAL_EN and not any(map(_has_somebody, skipped)):
        # Somebody of the words before, where they have one; else of what somebody said earlier.
        return not _has_somebody(head) and PERSONAL_EN.isdisjoint(named)
    # Where each of those left out begins so as well, it is whom or what the words before them mean.
    return not all(compare_words(one)[0].key == first.key for one in skipped)


def _has_somebody(sentence: str) -> bool:
    """Whether “he” or “she” can be somebody of a sentence: a name, or a noun of a person."""
    words = compare_words(sentence)
    capital = [word.key for word in words if sentence[word.start].isupper() and word.key not in ENGLISH]
    return bool(capital) or any(word.key in _PEOPLE for word in words)


def _begins(text: str, words: frozenset[str], han: tuple[str, ...]) -> bool:
    found = compare_words(text)
    return bool(found) and (found[0].key in words or ideographs(word.key for word in found).startswith(han))
