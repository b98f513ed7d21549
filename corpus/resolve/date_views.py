"""What dating across an archive needs to know of one release: a light view, a few hundred words at most.

Building a view needs the release with its text; inferring dates needs the views alone, so that an
archive larger than memory can be passed through release by release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from sys import intern

from corpus.languages import en, zh
from corpus.models import DateHint, Language, Release, ReleaseDate, ReleaseKind

# A release names its subject at its beginning: title, subtitles, first paragraph.
_TOPIC_REACH, _LEAD_REACH, _END_REACH = 900, 1200, 300
# “Forty days ago” is not counted to the day.
_FARTHEST = 31
_TOKEN = re.compile(r"[^\W\d_\u2e80-\u9fff]{3,}|[0-9]{2,}|[\u3400-\u9fff]+")
_TODAY = re.compile(r"\b[Tt]oday\b|今[天日]")
_KIND = {**en.KIND_WORDS, **zh.KIND_WORDS}
_KIND_WORD = re.compile(rf"\b(?:{'|'.join(en.KIND_WORDS)})\b|{'|'.join(zh.KIND_WORDS)}")
_FULL_TEXT = re.compile(
    "|".join(map(re.escape, (*en.FULL_TEXT_PHRASES, *zh.FULL_TEXT_PHRASES))), re.IGNORECASE
)

_LINK = re.compile(r"https?:|\bhere\b|\bclick\b|\bavailable\b|点击|點擊|链接|連結", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class HintView:
    """A hint with the words around it; `kinds` are the kinds of publication its sentence speaks of."""

    hint: DateHint
    words: tuple[str, ...]
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateView:
    """One release as the dating of an archive sees it.

    Words stand once each.  `topic` are those of its beginning, `title` those of its title;
    `says_today` is whether it calls its news today's, `introduces_next` whether it ends by announcing
    the full text that follows it.
    """

    id: str
    source: str
    start: int
    kind: ReleaseKind
    language: Language
    translation_of: str | None
    date: ReleaseDate
    title: tuple[str, ...]
    topic: tuple[str, ...]
    says_today: bool
    introduces_next: bool
    hints: tuple[HintView, ...]


def view_of(release: Release) -> DateView:
    """The light view of a release."""
    text = release.text
    return DateView(
        release.id,
        release.source,
        release.span.start,
        release.kind,
        release.language,
        release.translation_of,
        release.date,
        topic_words(release.title or ""),
        topic_words(f"{release.title or ''}\n{text[:_TOPIC_REACH]}"),
        _says_today(text[:_LEAD_REACH]),
        _introduces(text),
        tuple(_hint_view(release, hint) for hint in release.date_hints),
    )


def _says_today(lead: str) -> bool:
    return ("oday" in lead or "今" in lead) and _TODAY.search(lead) is not None


def _introduces(text: str) -> bool:
    """Whether the last line announces a full text, and not a link to one."""
    last = text.rstrip()[-_END_REACH:].rpartition("\n")[2]
    return bool(_FULL_TEXT.search(last)) and not _LINK.search(last)


def _hint_view(release: Release, hint: DateHint) -> HintView:
    around = release.slice(hint.context) if hint.context else ""
    sentence = around.rpartition("\n")[2] or around
    kinds = frozenset(_KIND[match.group()] for match in _KIND_WORD.finditer(sentence))
    # Most hints lead nowhere, and their words would cost more than all the rest of the view.
    words = topic_words(around) if leads_somewhere(hint, kinds, release.date) else ()
    return HintView(hint, words, kinds)


def leads_somewhere(hint: DateHint, kinds: frozenset[str], own: ReleaseDate) -> bool:
    """Whether a hint can date anything: its own release, of the date `own`, or one of the kinds it names."""
    if not hint.days or abs(hint.days) > _FARTHEST:
        return False
    return not is_day(own) or bool(kinds)


def topic_words(text: str) -> tuple[str, ...]:
    """Words of three letters and more, numbers, and pairs of Chinese characters, in lower case, each once."""
    found: set[str] = set()
    for token in set(_TOKEN.findall(text)):
        if token[0] >= "\u3400":
            found.update(token[index : index + 2] for index in range(len(token) - 1))
        else:
            word = token.casefold()
            found.add(word[:-1] if word.endswith("s") and len(word) > 4 else word)
    # The same words recur in every release: one string each, and a tuple, which is a tenth of a set,
    # keep the views of a large archive small.
    return tuple(sorted(map(intern, found)))


def is_day(when: ReleaseDate) -> bool:
    """Whether a day is known."""
    return when.precision == "day" and when.value is not None


def introduces(view: DateView, after: DateView) -> bool:
    """Whether a release announces the full text of the one right behind it, on the same subject."""
    if not view.introduces_next or after.source != view.source or after.translation_of:
        return False
    return len(set(view.topic) & set(after.topic)) >= 5
