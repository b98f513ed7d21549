"""Which organisation a release comes from, as far as the release itself says so.

Two things say it: a closing line “SOURCE Acme Inc.”, and a standing text about one organisation (“About
Acme”, then “Acme builds …”) that the title or the first paragraph begins with too: “Acme opens …”.  What is
only explained at the end may be somebody the release is about.  A release that closes with texts about
several names nobody: which of them published it is not in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.models import Release

_ABOUT = re.compile(
    r"[\s\[【*#]*(?:About|ABOUT|关于|關於)\s*(?P<name>[^\n:：\]】*]{1,80})[\s:：\]】*]*(?P<rest>.*)",
    re.DOTALL,
)
_SOURCE = re.compile(r"\s*SOURCE:?\s+(?P<name>[A-Z0-9][^\n]{0,79})")
_MARKS = re.compile(r"[®™℠\ufe0f]")
_WORD = re.compile(r"[\w&]+")
_OPENING = 160
"""Characters of a standing text in which the name has to come."""
_NO_NAME = frozenset(("", "us", "the", "our", "this"))


def issuer_of(release: Release) -> str | None:
    """The organisation's name as the release writes it; None where it names none, or more than one."""
    closing = _texts(release, "endmark", "signoff", "contact")
    source = [found for found in map(_source, closing) if found]
    if source:
        return source[0] if len(set(source)) == 1 else None
    about = {name.casefold(): name for name in _about(release)}
    if len(about) != 1 or "" in about:
        return None
    (name,) = about.values()
    opening = (release.title or "", next(_texts(release, "body"), ""))
    return name if any(_first(text).startswith(_word(name)) for text in opening) else None


def _source(text: str) -> str | None:
    found = _SOURCE.fullmatch(text)
    return _clean(found["name"]) if found else None


def _about(release: Release) -> Iterator[str]:
    """What the standing texts at the end are about; "" for one that does not go on with the name."""
    texts = list(_texts(release, "boilerplate", "heading"))
    products = {name.casefold() for one in release.products for name in (one.name, one.family) if name}
    for text, following in pairwise([*texts, ""]):
        found = _ABOUT.fullmatch(text)
        if found is None:
            continue
        name = _clean(found["name"])
        goes_on = _named(name, found["rest"].strip() or following)
        yield name if goes_on and name.casefold() not in products else ""


def _named(name: str, text: str) -> bool:
    """Whether a standing text has a name's word in its beginning."""
    word = _word(name)
    return word not in _NO_NAME and word in _first(text)


def _word(name: str) -> str:
    """What a name is known by: its first word, or the first two signs of a Chinese one."""
    found = _WORD.search(name)
    word = found.group().casefold() if found else ""
    return word if word.isascii() else word[:2]


def _first(text: str) -> str:
    """The beginning of a text, without the marks around it."""
    return _MARKS.sub("", text[:_OPENING]).casefold().lstrip(" “\"‘'《「")


def _texts(release: Release, *kinds: str) -> Iterator[str]:
    return (release.slice(one.span) for one in release.passages if one.kind in kinds)


def _clean(name: str) -> str:
    return " ".join(_MARKS.sub("", name).split()).rstrip(",;")
