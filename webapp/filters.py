"""The only place where text becomes HTML: escaped once, last, with what is laid over it.

Everything before this is plain text and ranges.  What text may not carry into a page (control
characters, half a surrogate pair) is replaced sign for sign, so that ranges keep their meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from flask import Flask
from markupsafe import Markup, escape

from corpus.showable import showable_text
from webapp.layers import Layer, Ranges, Stretch, cut
from webapp.tongues import runs, strangers
from webapp.words import TAGS, other_tag


def showable(value: object) -> object:
    """A string with a replacement sign for each character no page can carry; others as they are."""
    return showable_text(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def mark(text: str, ranges: Iterable[tuple[int, int]] = ()) -> Markup:
    """`text` escaped, with `<mark>` around each half-open range; ranges that overlap are joined.

    Ranges outside the text are cut to it; empty ones are left out.
    """
    hits = tuple(Stretch(*each, "hit", anchor="begins") for each in _joined(ranges, len(text)))
    return _laid(showable_text(text), (hits, strangers(text)))


def tongued(text: str) -> Markup:
    """`text` escaped, Chinese in it tagged as such: for what stands among words in another language."""
    return _laid(showable_text(text), (runs(text),))


def language_attribute(text: str) -> Markup:
    """` lang="…"` for an element whose whole text is not in the language of the pages, else nothing."""
    tag = other_tag(text, "en")
    return Markup(' lang="{}"').format(tag) if tag else Markup("")


class Laid(Protocol):
    """A text, the ranges in it that a query matches, and the layers over it, the outermost first."""

    @property
    def text(self) -> str: ...

    @property
    def highlights(self) -> Ranges: ...

    @property
    def layers(self) -> tuple[Layer, ...]: ...


def laid(line: Laid) -> Markup:
    """The text escaped, every stretch of every layer an element around its words, marks innermost.

    An element never crosses another: one of an inner layer ends with the outer one and begins anew.
    """
    hits = tuple(Stretch(start, end, "hit", anchor="begins") for start, end in line.highlights)
    return _laid(showable_text(line.text), (*line.layers, strangers(line.text), hits))


def _laid(text: str, layers: tuple[Layer, ...]) -> Markup:
    layers = tuple(layer for layer in layers if layer)
    if not layers:
        # As such it would be read as a line feed, or as none: places are counted in what the page holds.
        return escape(text).replace("\r", Markup("&#13;")) if "\r" in text else escape(text)
    outer, inner = layers[0], layers[1:]
    pieces: list[Markup] = []
    done = 0
    for one in outer:
        opening, closing = _element(one)
        pieces += [
            _piece(text, inner, done, one.start),
            opening,
            _piece(text, inner, one.start, one.end),
            closing,
        ]
        done = one.end
    pieces.append(_piece(text, inner, done, len(text)))
    return Markup("").join(pieces)


def _piece(text: str, layers: tuple[Layer, ...], start: int, end: int) -> Markup:
    if end <= start:
        return Markup("")
    return _laid(text[start:end], tuple(cut(layer, start, end) for layer in layers))


def _element(one: Stretch) -> tuple[Markup, Markup]:
    if one.kind == "hit":  # what was cut goes on: it is one match to count
        return Markup("<mark>" if one.anchor else '<mark class="more">'), Markup("</mark>")
    anchor = Markup(' id="{}"').format(one.anchor) if one.anchor else Markup("")
    if one.kind == "tongue":
        return Markup('<span lang="{}">').format(TAGS["zh"]), Markup("</span>")
    if one.kind == "between":
        told = Markup('<span class="unseen" lang="en">{}</span>').format if one.label else Markup("").format
        return Markup('<span class="set-apart">') + told(one.label), told("]") + Markup("</span>")
    if one.kind == "place":
        return Markup('<mark class="place"{}>').format(anchor), Markup("</mark>")
    if one.kind == "said":
        return Markup('<span class="said" data-note="{}"{}>').format(one.key, anchor), Markup("</span>")
    label = Markup(' aria-label="{}"').format(showable(one.label)) if one.label else Markup("")
    return Markup('<a class="{}" href="{}"{}{}>').format(one.kind, one.key, anchor, label), Markup("</a>")


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
    """Make the filters known to the templates, and guard every other value they print."""
    app.jinja_env.filters["mark"] = mark
    app.jinja_env.filters["laid"] = laid
    app.jinja_env.filters["tongued"] = tongued
    app.jinja_env.filters["language_attribute"] = language_attribute
    app.jinja_env.finalize = showable
