"""The name in a mention, as it is counted and compared: without courtesy title, nickname and odd spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.languages import names_en
from corpus.models import PersonMention
from corpus.names import fold_han, fold_name, is_han

_NICKNAME = re.compile(r"(?<=[ \u00a0])[“\"‘'](?P<nickname>[^\W\d_][\w\-]*)[”\"’'][ \u00a0]+")
_Key = tuple[str, ...]


def fold_rank(honorific: str) -> str:
    """“Sen.”, “Senators” and “Senator” are one."""
    word = honorific.casefold().rstrip(".")
    word = word[:-1] if word.endswith("s") and word[:-1] in names_en.RANKS else word
    return _RANKS.get(word, word)


_RANKS = {"sen": "senator", "rep": "representative", "gov": "governor", "gen": "general", "prof": "professor"}


def bare_name(mention: PersonMention) -> str:
    """The mention's words with single spaces, without courtesy title and nickname in quotation marks."""
    words = mention.surface
    if mention.honorific and words.startswith(mention.honorific):
        words = words[len(mention.honorific) :]
    name = " ".join(_NICKNAME.sub("", words, count=1).split())
    return fold_han(name) if is_han(name) else name


def with_nickname(surface: str, name: str) -> str | None:
    """“Teo Brisk” for “Mateo ‘Teo’ Brisk”; None where no nickname stands in quotation marks."""
    found = _NICKNAME.search(surface)
    last = name.split()[1:]
    return " ".join((found["nickname"], *last)) if found and last else None


def bare_names(mentions: Sequence[PersonMention]) -> list[str]:
    """`bare_name` of each; the first of a couple takes the family name of the mention after it."""
    names = [bare_name(m) for m in mentions]
    for i, mention in enumerate(mentions[:-1]):
        if mention.rule == "couple":
            names[i] = f"{names[i]} {names[i + 1].split()[-1]}"
    return names


def form_key(name: str) -> _Key:
    """What a name is looked up by: its folded words, or the Chinese name as its only word."""
    return (fold_han(name),) if is_han(name) else fold_name(name)


def is_full(name: str, mention: PersonMention) -> bool:
    if is_han(name):
        return mention.rule != "titled-surname"
    return len(fold_name(name)) > 1
