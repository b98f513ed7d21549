"""Chinese cues: “某某说：……”, “……，”某某表示。

Finds the form of the cue and where the speaker is named; who that is, `resolve.speakers` decides.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import speech_zh
from corpus.models import Span
from corpus.names import simplified
from corpus.quoting.cue import Cue

_REACH = 90
_VERB = one_of(speech_zh.QUOTING_VERBS)
_AFTER = f"[{speech_zh.AFTER_VERB}]?"
_AHEAD = re.compile(rf"(?P<verb>{_VERB}){_AFTER}(?P<rest>[^。！？!?；;\n]{{0,16}}?)[：:,，]?\s*$")
_BEHIND = re.compile(
    rf"[，,]?\s*(?P<subject>[^。！？!?；;：:“”\"「」『』\n]{{0,60}}?)(?P<verb>{_VERB}){_AFTER}"
    rf"(?P<rest>[^。！？!?；;：:，,“”\"「」『』\n]{{0,12}})(?=[，,。：:；;！!\n]|\s*$)"
)
_SOURCE = re.compile(
    rf"(?:{one_of(speech_zh.SOURCE_OPENERS)})(?P<area>[^。！？!?；;\n“”]{{2,40}}?)(?:的说法|的话|介绍)?[：:,，]\s*$"
)
#: “某某否认说过”, “从未说”, “是否说过”: nobody says it there.
_UNSAID = re.compile(
    r"(?:否认|没有|没|从未|从不|不曾|未曾|并未)(?:公开|曾|这样|这么)?$|"
    r"(?:本来?|原本)(?:可以|应该|应当|想|要|该)$|差点儿?$|(?:可能|也许|或许)会?$|"
    rf"(?:{one_of(speech_zh.SUPPOSING)})[^，,。！？；：:“”]{{0,12}}$"
)
#: “……“好新闻是跑出来的”，希望这次活动……”: the clause goes on with the subject before.
_GOES_ON = re.compile(r"(?:希望|期待|期盼|鼓励|勉励|要求|呼吁|号召|建议).{3}")
_STOPS = "。！？!?…，,"
_STRAIGHT = re.compile(r"(?P<verb>表示|坦言|直言|指出|强调|声称|宣称|说|称)$")
_TELLS = re.compile(
    r"(?P<subject>[^，。！？；：:,;“”「」\n]{1,30}?)(?P<verb>表示|坦言|直言|指出|强调|说|称)[，,：:][^。！？；\n]*[，,]\s*$"
)
_WORDS_OF_HERS = 8  # characters in marks; fewer are a term
#: Behind the marks the sentence ends, or its clause: else they stand around a word of it.
_CLOSED = re.compile(r"\s*(?:[。！？!?；;，,\n]|$)")
#: “……”某某说：“……”, “……”某某说“……”: the cue is that of the quotation behind it.
_NEXT = re.compile(r"\s*[：:]?\s*[“\"「『]")
#: Told at length after the verb: “告诉记者”, “说了一句”; anything else there is what the sentence is about.
_REST = re.compile(
    r"(?:记者|記者|我们|我們|我|大家|媒体|公司|用户|一句|了一句|一句话|的话|的话说|消息|如下|一下|的|说|話|话){0,3}\s*"
)


def cue_ahead(text: str, start: int, at: int, inner: Span) -> Cue | None:
    """The cue between the beginning of a sentence at `start` and the mark that opens at `at`."""
    floor = max(start, at - _REACH)
    area = simplified(text[floor:at])
    before = area.rstrip()
    if not before:
        return None
    last = before[-1]
    verb = _AHEAD.search(area)
    if verb is not None and _UNSAID.search(area, 0, verb.start("verb")):
        return None
    if verb is not None and last in "：:，,":
        # The last verb before the mark counts: search again from behind the first.
        while (later := _AHEAD.search(area, verb.end("verb"))) is not None:
            verb = later
        if _UNSAID.search(area, 0, verb.start("verb")):
            return None
        ends = text[inner.end - 1 : inner.end] in _STOPS or _CLOSED.match(text, inner.end + 1) is not None
        if (last in "：:" or _REST.fullmatch(verb.group("rest"))) and ends:
            said = Span(floor + verb.start("verb"), floor + verb.end("verb"))
            return Cue("subject", said, Span(floor, said.start), 0.9)
    if verb is not None and last not in "：:，," and len(inner) >= _WORDS_OF_HERS:
        # “他声称“宁可关掉公司，也不放弃””: a verb that nothing but words can follow.
        near = _STRAIGHT.search(area)
        if near is not None and _CLOSED.match(text, inner.end + 1) is not None:
            said = Span(floor + near.start("verb"), floor + near.end("verb"))
            return Cue("subject", said, Span(floor, said.start), 0.7, partial=not is_sentence(text, inner))
    if last in "，," and len(inner) >= _WORDS_OF_HERS and _CLOSED.match(text, inner.end + 1) is not None:
        # “总统强调，……，“我们都要勇敢，走到底”。”: the last clause of what somebody says.
        told = _TELLS.match(area)
        if told is not None and floor == start and _UNSAID.search(told.group("subject")) is None:
            said = Span(floor + told.start("verb"), floor + told.end("verb"))
            partial = not is_sentence(text, inner)
            return Cue("subject", said, Span(floor, said.start), 0.6, partial=partial)
    if source := _SOURCE.search(area):
        return Cue("source", None, Span(floor + source.start("area"), floor + source.end("area")), 0.8)
    if last in "：:" and is_sentence(text, inner):
        return Cue("colon", None, Span(floor, floor + len(before)), 0.75)
    return None


def cue_behind(text: str, inner: Span, end: int, stop: int) -> Cue | None:
    """The cue that follows a mark closing at `end`, before the sentence ends at `stop`."""
    if len(inner) < 2:
        return None
    if text[inner.end - 1] not in "，,。！？!?…" and not (text[end : end + 1] in "，," and len(inner) > 8):
        return None
    stop = min(stop, end + _REACH)
    match = _BEHIND.match(simplified(text[end:stop]))
    if match is None or _NEXT.match(text, end + match.end()) is not None:
        return None
    if _UNSAID.search(match.group("subject")) or _GOES_ON.match(match.group("subject")):
        return None
    subject = Span(end + match.start("subject"), end + match.end("subject"))
    verb = Span(end + match.start("verb"), end + match.end("verb"))
    # “……。”说 without a subject is the end of somebody else's sentence.
    return Cue("subject", verb, subject, 0.9) if len(subject) else None


def is_sentence(text: str, inner: Span) -> bool:
    """Whether what stands in marks ends as a sentence does."""
    return len(inner) > 1 and text[inner.end - 1] in "。！？!?…"
