"""Which organisation a release comes from, as far as the release itself says so.

Two things say it: a closing line “SOURCE Acme Inc.”, and a standing text about one organisation (“About
Acme”, then “Acme builds …”) that the title or the first paragraph begins with too: “Acme opens …”.  Whole
words count, and “Acme Foods opens” is another's.  What is only explained at the end may be somebody the
release is about.  A release that closes with texts about several names nobody: which of them published it is
not in the text.
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
_HAN = "\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_HAN}]|(?:(?![{_HAN}])[\w&])+")
_PREAMBLE = re.compile(r"\w+[^,.;:!?\n\dA-Z“\"]{0,80}, ")
_OPENING = 160
"""Characters of a standing text in which the name has to come."""
_Words = tuple[str, ...]
_NO_NAME = frozenset(("us", "the", "our", "this"))


def issuer_of(release: Release) -> str | None:
    """The organisation's name as the release writes it; None where it names none, or more than one."""
    closing = _texts(release, "endmark", "signoff", "contact")
    source = [found for found in map(_source, closing) if found]
    if source:
        return source[0] if len(set(source)) == 1 else None
    about = list(_about(release))
    if len({name.casefold() for name, _ in about}) != 1 or not all(form for _, form in about):
        return None
    name = about[-1][0]
    opening = (release.title or "", next(_texts(release, "body"), ""))
    forms = {_words(name), *(form for _, form in about)}
    return name if any(_begins(text, forms) for text in map(_first, opening)) else None


def _source(text: str) -> str | None:
    found = _SOURCE.fullmatch(text)
    return _clean(found["name"]) if found else None


def _about(release: Release) -> Iterator[tuple[str, _Words]]:
    """What each standing text at the end is about, and the words of the name it goes on with, () for none."""
    texts = list(_texts(release, "boilerplate", "heading"))
    products = {name.casefold() for one in release.products for name in (one.name, one.family) if name}
    for text, following in pairwise([*texts, ""]):
        found = _ABOUT.fullmatch(text)
        if found is None:
            continue
        name = _clean(found["name"])
        form = _called(_words(name), _first(found["rest"].strip() or following))
        yield name, () if name.casefold() in products else form


def _called(name: _Words, text: str) -> _Words:
    """By which of its words, from the first, a standing text calls what it is about; () where by none."""
    if not name or name[0] in _NO_NAME:
        return ()
    words = _words(text)
    shared = max((_shared(name, words[at:]) for at in range(len(words))), default=0)
    return name[:shared] if shared > 1 or name[0].isascii() else ()


def _begins(text: str, forms: set[_Words]) -> bool:
    """Whether a text begins with a name in one of its forms, and not with a longer name that begins like it.

    A phrase without a name may stand before it: “On the eve of its tenth birthday, Acme …”.  The first words
    of a name of several do where a word in lower case follows: “Acme opens”, for Acme Ferries.
    """
    every_word_capital = _in_title_case(text)
    for at in (0, *_after_preamble(text)):
        met = list(_WORD.finditer(text, at))
        words = tuple(one.group().casefold() for one in met)
        for form in forms:
            shared = _shared(form, words)
            if not shared or (shared < len(form) and not form[0].isascii()):
                continue
            goes_on = met[shared].group() if len(met) > shared else ""
            adjoins = goes_on and not text[met[shared - 1].end() : met[shared].start()].strip(" -–&")
            longer = bool(adjoins) and goes_on[:1].isupper()
            if not longer or (shared == len(form) and every_word_capital):
                return True
    return False


def _after_preamble(text: str) -> tuple[int, ...]:
    """Where a text goes on behind a phrase that names nobody; () where it does not begin with one."""
    found = _PREAMBLE.match(text)
    return (found.end(),) if found else ()


def _in_title_case(text: str) -> bool:
    """Whether capitals tell nothing of names, because most longer words have one."""
    longer = [one.group() for one in _WORD.finditer(text) if len(one.group()) > 3][1:]
    return sum(word[0].isupper() for word in longer) * 2 > len(longer)


def _shared(name: _Words, words: _Words) -> int:
    """How many words of a name words begin with."""
    pairs = zip(name, words, strict=False)
    return next((n for n, (one, other) in enumerate(pairs) if one != other), min(len(name), len(words)))


def _words(text: str) -> _Words:
    """The words of a text in lower case; each Chinese sign is one."""
    return tuple(found.group().casefold() for found in _WORD.finditer(text))


def _first(text: str) -> str:
    """The beginning of a text, without the marks around it."""
    return _MARKS.sub("", text[:_OPENING]).lstrip(" “\"‘'《「")


def _texts(release: Release, *kinds: str) -> Iterator[str]:
    return (release.slice(one.span) for one in release.passages if one.kind in kinds)


def _clean(name: str) -> str:
    return " ".join(_MARKS.sub("", name).split()).rstrip(",;")
