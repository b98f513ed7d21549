"""The only place where text becomes HTML: escaped once, last, with the matched ranges marked.

Everything before this is plain text and ranges.  What text may not carry into a page (control
characters, half a surrogate pair) is replaced sign for sign, so that ranges keep their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flask import Flask
from markupsafe import Markup, escape

_UNSHOWABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def showable(value: object) -> object:
    """A string with a replacement sign for each character no page can carry; others as they are."""
    if isinstance(value, str) and not isinstance(value, Markup) and _UNSHOWABLE.search(value):
        return _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", value)
    return value


def mark(text: str, ranges: Iterable[tuple[int, int]] = ()) -> Markup:
    """`text` escaped, with `<mark>` around each half-open range; ranges that overlap are joined.

    Ranges outside the text are cut to it; empty ones are left out.
    """
    text = _UNSHOWABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    pieces: list[Markup] = []
    done = 0
    for start, end in _joined(ranges, len(text)):
        pieces += [escape(text[done:start]), Markup("<mark>"), escape(text[start:end]), Markup("</mark>")]
        done = end
    pieces.append(escape(text[done:]))
    return Markup("").join(pieces)


def _joined(ranges: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted((max(0, start), min(end, length)) for start, end in ranges):
        if end <= start:
            continue
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def register(app: Flask) -> None:
    """Make the filter known to the templates, and guard every other value they print."""
    app.jinja_env.filters["mark"] = mark
    app.jinja_env.finalize = showable
