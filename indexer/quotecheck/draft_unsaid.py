"""What a draft says that somebody did not say: “NAME denied having said “…””, 从未说过“……”.

Told by the words beside the marks, whatever cue the stages that read releases find there.  Such words are
claimed of nobody, on record or not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from corpus.alternation import one_of
from corpus.languages import speech_zh
from corpus.models import Span
from corpus.names import HAN, UPPER, simplified

_REACH: Final = 160  # code points from a mark
#: Verbs whose object is what is said; “declined to comment: “…””, “did not answer: “…”” deny nothing.
_VERB: Final = (
    r"(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)(?:\s+[\w’'\-]+){0,3}|wr(?:ite|ites|ote|itten|iting)|add(?:s|ed|ing)?|"
    r"admit(?:s|ted|ting)?|announc(?:es?|ed|ing)|claim(?:s|ed|ing)?|declar(?:es?|ed|ing)|"
    r"promis(?:es?|ed|ing)|stat(?:es?|ed|ing)|suggest(?:s|ed|ing)?|utter(?:s|ed|ing)?)"
)
#: Between “not” and its verb; “not only said” was said.
_LIGHT: Final = (
    r"(?:\s+(?:have|has|had|having|been|be|being|ever|even|actually|really|once|yet|publicly|literally|in\s+fact|"
    r"(?:quoted|cited|reported|heard|recorded)(?=\s+(?:as|to|saying))|as|to\s+have|said(?=\s+to))){0,4}"
)
_NOT: Final = r"(?:\bnot|n[’']t|\bnever|\bcannot)"
_NOBODY: Final = r"\b(?:nobody|no\s+one|none\s+of\s+[^.;:,“”\n]{1,30}|neither\s+[^.;:,“”\n]{1,60})"
#: Behind the verb, up to the mark.
_REST: Final = (
    r"(?:\s+(?:anything\s+like|that|the\s+words?|those\s+words|to\s+[^.;:,“”\n]{1,30}))?\s*[,:]?\s*$"
)
_DENIES: Final = r"(?<!not\s)(?<!n[’']t\s)(?<!never\s)\b(?:den(?:y|ies|ied|ying)|disput(?:es?|ed|ing))"
_SUBJECT: Final = r"[^.;:,“”\n]{1,60}?"
_WHO: Final = (
    rf"(?:he|she|they|it|[Tt]he\s+\w+|(?-i:[{UPPER}])[\w.’'\-]*(?:\s+(?-i:[{UPPER}])[\w.’'\-]*){{0,3}})"
)
_AHEAD: Final = tuple(
    re.compile(form + _REST, re.IGNORECASE)
    for form in (
        rf"{_NOT}{_LIGHT}\s+{_VERB}",
        rf"{_NOBODY}\s+(?:\w+\s+){{0,4}}?{_VERB}",
        rf"{_DENIES}(?:\s+(?:that\s+)?{_WHO}|\s+ever)?{_LIGHT}\s+{_VERB}",
        rf"\b(?:refus|declin|fail|omit)(?:e|es|ed|s|ted)?\s+to\s+{_VERB}",
        rf"\b(?:reject|dismiss|refut|contradict)\w*\s+(?:\w+\s+){{1,3}}that\s+{_WHO}{_LIGHT}\s+{_VERB}",
        rf"{_DENIES}\s+(?:that|the\s+(?:words?|quotation|quote|remark|statement|sentence)s?)",
        # “It is not true that”, “there is no record of”
        rf"\b(?:not\s+true|untrue|false|no\s+(?:record|evidence|proof|sign))\s+(?:that|of)\s+{_SUBJECT}{_VERB}",
        r"\bmis(?:quoted|reported)\s+as\s+\w+ing",
        rf"\b(?:falsely|wrongly|incorrectly|mistakenly)\s+\w+\s+(?:as|to\s+have|with|for)\s+{_VERB}",
        # “Had NAME said”, “If NAME had said”
        rf"(?:^|[,;:—–]|\b(?:and|but))\s*(?:Had|if\s+(?:only\s+)?{_SUBJECT}\bhad)\s+(?:{_SUBJECT}\s+)?{_VERB}",
        rf"\b(?:would|could|might|should)\s+have\s+{_VERB}",
    )
)
_BEHIND: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\s*,?\s*(?:[^.;:,“”\n]{{1,50}}?(?:\b(?:did|does|do|has|have|had|could|would)\s*)?{_NOT}|{_NOBODY})"
        rf"{_LIGHT}\s+{_VERB}\s*(?:[.,;!?]|$)",
        rf"\s*,?\s*[^.;:,“”\n]{{1,50}}?{_DENIES}{_LIGHT}\s+(?:saying|said|having\s+said)\b",
        rf"\s*,?\s*(?:is|was|are|were)\s+(?:not|never)\s+(?:(?:what|something|anything|words)\s+[^.;:“”\n]{{1,50}}?)?"
        rf"\b{_VERB}",
    )
)
_VERB_ZH: Final = one_of(speech_zh.QUOTING_VERBS)
_WAY_ZH: Final = (
    r"(?:(?:在|对|对着|向)[^，。：；:,;“”\n]{1,10})?(?:公开|曾经|曾|这样|这么|真的|亲口|亲自){0,2}"
)
_AHEAD_ZH: Final = re.compile(
    rf"(?:否认(?:自己|她|他|其)?|从来没有|没有|没|从未|从不|不曾|未曾|并未|并非|不是){_WAY_ZH}"
    rf"(?:{_VERB_ZH})过?(?:的?话)?[：:，,]?\s*$"
)
_BEHIND_ZH: Final = re.compile(
    rf"[，,]?\s*[{HAN}·]{{0,20}}?(?:(?:没有|没|从未|从不|不曾|未曾|并未){_WAY_ZH}|否认(?:自己)?曾?)"
    rf"(?:{_VERB_ZH})过?(?:这|[。，！]|\s*$)"
)


def is_denied(text: str, sentence: Span, pieces: Sequence[Span], floor: int) -> bool:
    """Whether the sentence around words in marks says that they were not said, or would have been.

    `pieces` are the stretches in marks of one statement; `floor` is the end of what stands in marks before
    them, or 0.
    """
    start, end = pieces[0].start, pieces[-1].end
    ahead = text[max(sentence.start, floor, start - _REACH) : start]
    if _AHEAD_ZH.search(simplified(ahead)) or any(form.search(ahead) for form in _AHEAD):
        return True
    behind = text[end : min(max(sentence.end, end), end + _REACH)]
    # “……。”某某没有说过。 the stop before the mark is that of the words.
    return _BEHIND_ZH.match(simplified(text[end : end + _REACH])) is not None or any(
        form.match(behind) for form in _BEHIND
    )
