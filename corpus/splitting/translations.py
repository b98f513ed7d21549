"""Which neighbouring parts of a dump are one release in two languages.

A Chinese text without a headline of its own after an English release is its Chinese version; so is
one that the release announces.  Of two complete releases it takes evidence: the figures and the
Latin words of the Chinese one are found in the English one.  Pairs that do not stand side by side
are found in `pairing`.
"""

from __future__ import annotations

import re

from corpus.models import Span

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[A-Za-z][A-Za-z0-9+-]+")
_NOTICE = re.compile(
    r"(?:simplified |traditional )?chinese (?:version|translation|text)|中文版|中文如下|中文全文"
    r"|english version|英文版|scroll down for",
    re.I,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_READ = 60_000
_NOTICE_READ = 1500
LEAST_SHARED = 4
LEAST_SHARE = 0.5


def is_translation(text: str, english: Span, chinese: Span, *, untitled: bool) -> bool:
    """Whether two neighbouring parts are versions of each other.

    `untitled` says that the later of the two has no headline.
    """
    if untitled:
        return True
    first = min(english, chinese)
    head = text[first.start : min(first.end, first.start + _NOTICE_READ)]
    if _NOTICE.search(head):
        return True
    ours = _tokens(text, chinese)
    theirs = _tokens(text, english)
    shared = ours & theirs
    return len(shared) >= LEAST_SHARED and len(shared) >= LEAST_SHARE * len(ours)


def _tokens(text: str, span: Span) -> set[str]:
    """Figures of two digits or more and Latin words of three letters or more, without years."""
    found = set()
    for token in _TOKEN.findall(text, span.start, min(span.end, span.start + _READ)):
        plain = token.replace(",", "").lower()
        if len(plain) > (1 if plain[0].isdigit() else 2) and not _YEAR.match(plain):
            found.add(plain)
    return found
