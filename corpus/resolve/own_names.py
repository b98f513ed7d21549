"""Whether words in marks speak of a person by name, as nobody speaks of himself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.languages import en, names_en
from corpus.languages.common_en import common_words
from corpus.models import Quote
from corpus.names import fold_name, fold_token, is_han
from corpus.resolve.name_bearers import surname_of
from corpus.resolve.scene import Found, Scene

_WORD = re.compile(r"[^\W\d_]+")
_NESTED = re.compile(r"(?<=\s)[“‘「『\"'](?=\w)")
#: “My name is Paul”, “they call me Paul”, “people like Paul Wren's father”: he may say so himself.
_BY_HIMSELF = re.compile(r"\b(?:I|I[’']m|am|me|name|named|called|is|as|like|for)\s+$")
_ORDINARY = names_en.PLACES | frozenset(word.casefold() for word in (*en.MONTHS, *en.WEEKDAYS))


def speaks_of(words: str, name: str) -> bool:
    """Whether words name somebody by the family name, as nobody names himself."""
    family = surname_of(fold_name(name) or (name,))
    return family is not None and any(fold_token(word) == family for word in _WORD.findall(words))


def unless_named(scene: Scene, quote: Quote, found: Found | None) -> Found | None:
    """Whom a cue means, left open where the words call that person by the given or the full name.

    A cue with the full name leaves no doubt, and a quotation inside the words may name the speaker.
    """
    if found is None or found.kind != "person" or found.name is None or quote.kind != "direct":
        return found
    if found.name == scene.story.author_at(quote.span.start) or _is_full(scene, found):
        return found
    for piece in quote.pieces:
        words = scene.slice(piece)
        if _NESTED.search(words) is None and (
            _names_latin(scene, words, found.name) or _names_han(scene, words, found.name)
        ):
            return replace(found, name=None, confidence=0.5)
    return found


def _is_full(scene: Scene, found: Found) -> bool:
    if found.span is None or found.rule not in ("name", "name-here"):
        return False
    said_by = scene.slice(found.span)
    return len(said_by) > 2 if is_han(said_by) else len(fold_name(said_by)) > 1


def _names_latin(scene: Scene, words: str, name: str) -> bool:
    own = fold_name(name)
    family = surname_of(own) if len(own) > 1 else None
    given = own[1:] if family == own[0] else own[:1]
    if family is None or given[0] in common_words() or given[0] in _ORDINARY or name in scene.introduced:
        return False
    found = list(_WORD.finditer(words))
    folded = [fold_token(word.group()) for word in found]
    return any(
        tuple(folded[place : place + len(given)]) == given
        and found[place].group()[0].isupper()
        and _is_alone(words, found, folded, place + len(given) - 1, own)
        and _BY_HIMSELF.search(words, 0, found[place].start()) is None
        for place in range(len(folded))
    )


def _is_alone(
    words: str, found: Sequence[re.Match[str]], folded: Sequence[str], last: int, own: Sequence[str]
) -> bool:
    """Whether the given name is no part of somebody else's, or of a longer name of something."""
    if last + 1 >= len(found) or words[found[last].end() : found[last + 1].start()].strip(" "):
        return True
    return found[last + 1].group().islower() or folded[last + 1] in own


def _names_han(scene: Scene, words: str, name: str) -> bool:
    forms = {one.surface for one in scene.people if one.name == name and is_han(one.surface)}
    return any(len(form) > 2 and form in words for form in forms)
