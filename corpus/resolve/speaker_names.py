"""A speaker named straight behind a cue: a person, an organisation, a role, or somebody unnamed.

“said NAME, director of …”, “according to NAME”, “— NAME, owner”, “said a spokesperson”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.extract.roles import role_after
from corpus.languages import en, names_en, speech_en
from corpus.languages.common_en import common_words
from corpus.models import Quote, Span
from corpus.names import UPPER, fold_name, fold_token
from corpus.resolve.scene import Found, Scene

_SPACE = "[ \t\u00a0\r\n]"
_ADVERBS = rf"(?:{_SPACE}+(?:{'|'.join(speech_en.ADVERBS)}|[a-z]+ly))*"
_PRONOUN = r"(?P<pronoun>I|[Hh]e|[Ss]he|[Tt]hey|[Ww]e|[Ii]t|[Ww]ho|[Ee]veryone|[Ee]verybody)"
_PRONOUN_FIRST = re.compile(rf"{_SPACE}*{_PRONOUN}\b")
_OBJECT_BEFORE = re.compile(
    r"(?:^|\s)(?:to|for|with|by|of|from|at|about|and|than|like|against|on|in|as|after|before|under|meet|met|told|"
    r"asked|joined|between|toward|towards|via|&)\s+(?:(?:the|our|its|my|his|her|their)\s+)?$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|who|that|whose|where|when)\b")
_WORDS = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_NAME_WORD = rf"(?:[{UPPER}][\w&’'.\-]*|\d[\w.]*)"
_CAPITALS = re.compile(
    rf"(?P<name>(?:[Tt]he{_SPACE})?{_NAME_WORD}(?:{_SPACE}(?:(?:of|and|for|the|&|de|von|van){_SPACE})?{_NAME_WORD}){{0,7}})"
)
_LEGAL = re.compile(r"\b(?:Inc|Corp|Corporation|Ltd|Limited|LLC|LLP|Group|Company|Co|PLC|plc|AG|GmbH|S\.A)\b")
_DEFINITE_ROLE = re.compile(
    rf"(?:^|{_SPACE})(?:[Tt]he|[Oo]ur|[Ii]ts|[\w’'.\-]+[’']s?)(?P<role>(?:{_SPACE}+[\w\-&]+){{1,5}}){_ADVERBS}{_SPACE}*$"
)
_TITLES = frozenset(word.rstrip(".") for word in (*names_en.COURTESY, *names_en.RANKS)) | (
    names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS
)
_NO_NAME_FIRST = speech_en.NOT_SUBJECTS | frozenset(en.MONTHS) | frozenset(en.WEEKDAYS)
_SLASH = re.compile(r"\s*[/|]\s*(?=[A-Z])")
_ORGANISATION = names_en.ORGANISATION_WORDS | frozenset(speech_en.COLLECTIVE)
_NEXT_NAME = re.compile(rf"{_SPACE}*(?:,{_SPACE}*)?(?:and|&){_SPACE}+$")


def named_first(scene: Scene, area: Span, quote: Quote, *, line: bool = False) -> Found | None:
    words = scene.slice(area)
    if (pronoun := _PRONOUN_FIRST.match(words)) is not None and not line:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    mentions = scene.mentions(area)
    for place, one in enumerate(mentions[:3]):
        before = scene.slice(Span(area.start, one.span.start))
        if not leads_to(scene, before, limit=4 if line else 14):
            break
        after = scene.text[one.span.end - scene.offset : one.span.end - scene.offset + 2]
        if after in ("’s", "'s") or (after[:1] in "’'" and one.surface.endswith("s")):
            continue
        if place + 1 < len(mentions):
            following = mentions[place + 1]
            gap = scene.slice(Span(one.span.end, following.span.start))
            if _NEXT_NAME.fullmatch(gap) and following.name != one.name:
                return None
        return scene.person(one, "name")
    if line:
        plain = words.strip(" \t\u00a0\r\n—–―-.")
        if plain.casefold() in names_en.ROLE_HEADS:
            return by_description(scene, f"the {plain}", area)
        return None
    return other_party(scene, words.lstrip(), area.start + len(words) - len(words.lstrip()))


def leads_to(scene: Scene, before: str, *, limit: int) -> bool:
    """Whether the words before a name can be its title: no preposition last, no clause, no comma."""
    words = before.strip(" \t\u00a0\r\n—–―-")
    if not words:
        return True
    if words[-1] in ",;:" or _RELATIVE.search(words) or len(words.split()) > limit:
        return False
    return _OBJECT_BEFORE.search(f" {words} ") is None


def other_party(scene: Scene, words: str, at: int) -> Found | None:
    """An organisation, a person by role, or somebody unnamed, at the beginning of `words`."""
    first = words.split(maxsplit=1)[0].casefold().strip(",.") if words.split() else ""
    end = re.search(r"[,.;:—–(]|\s(?:said|in|on|at|during|about|after|when|while|from|to|who|which)\s", words)
    phrase = words[: end.start()] if end else words
    span = Span(at, at + len(phrase.rstrip()))
    if first in speech_en.DETERMINERS or first in speech_en.UNNAMED_NOUNS:
        return by_description(scene, phrase, span)
    match = _CAPITALS.match(words)
    if match is None:
        return None
    return named_otherwise(scene, match.group("name"), Span(at, at + match.end("name")))


def by_description(scene: Scene, phrase: str, span: Span) -> Found:
    """“the CFO”, “our founder”: the one person of the release in that role; else somebody unnamed."""
    definite = _DEFINITE_ROLE.search(phrase)
    if definite is not None:
        heads = [w.casefold() for w in _WORDS.findall(definite.group("role"))]
        if heads and heads[-1] in names_en.ROLE_HEADS:
            names = {one.name for one in scene.people if one.role and _fits(scene, heads[-1], one.role)}
            if len(names) == 1:
                return Found("person", names.pop(), span, "role", 0.8)
    words = phrase.casefold().split()
    if words and words[-1].strip(",.") in speech_en.COLLECTIVE:
        return Found("organisation", " ".join(phrase.split()), span, "organisation", 0.8)
    return Found("unnamed", None, span, "unnamed")


def _fits(scene: Scene, head: str, role: str) -> bool:
    words = [w.casefold() for w in _WORDS.findall(role)]
    initials = "".join(w[0] for w in words if w not in ("of", "and", "the", "for"))
    return head in words or (len(head) == 3 and head[0] == "c" and head in initials)


def named_otherwise(scene: Scene, name: str, span: Span) -> Found | None:
    """Capitals that are no known person: an organisation, or a person named only here, with a role."""
    plain = re.sub(r"[’']s$", "", " ".join(name.split())).rstrip(".,")
    words = plain.removeprefix("the ").removeprefix("The ").split()
    if not words or words[0].casefold() in _NO_NAME_FIRST:
        return None
    at = span.end - scene.offset
    if (slash := _SLASH.match(scene.text, at)) is not None:
        at = slash.end() - 2
    role = role_after(scene.text, at, min(len(scene.text), at + 200))
    if words[-1].casefold() in names_en.ROLE_HEADS:
        return by_description(scene, f"the {' '.join(words)}", span)
    if any(w.casefold().rstrip(".") in _TITLES for w in words[:2]) and len(words) > 1:
        return _titled(scene, words, span)
    if len(words) == 1 and not _is_organisation(scene, plain):
        return _one_word(scene, plain, span)
    if role is not None and 2 <= len(words) <= 4 and not _LEGAL.search(plain):
        held = " ".join(scene.text[role.start : role.end].split())
        return Found("person", plain, span, "name-here", 0.6, held)
    if len(words) == 1 or _is_organisation(scene, plain) or any(w.casefold() in _ORGANISATION for w in words):
        return Found("organisation", plain, span, "organisation", 0.8)
    if 2 <= len(words) <= 3 and all(w.isalpha() and w[1:].islower() for w in words):
        return Found("person", plain, span, "name-here", 0.5)
    return Found("organisation", plain, span, "organisation", 0.6)


def _titled(scene: Scene, words: Sequence[str], span: Span) -> Found:
    """“Dr. Okoro”, whom no rule for names has resolved: the only one of that family name here, else the
    name as it stands, which leaves open whose it is."""
    surname = fold_token(words[-1])
    names = {one.name for one in scene.people if one.name and fold_name(one.name)[-1:] == (surname,)}
    if len(names) == 1:
        return Found("person", names.pop(), span, "surname", 0.8)
    plain = (
        len(words) < 4 and words[-1].casefold() not in common_words() and all(w[:1].isupper() for w in words)
    )
    return Found("person", " ".join(words) if plain else None, span, "surname", 0.6)


def _one_word(scene: Scene, word: str, span: Span) -> Found:
    """“Okoro stated”: the only person of the release who is called so; nobody where there is none."""
    folded = fold_token(word)
    names = {one.name for one in scene.people if one.name and folded in fold_name(one.name)}
    if len(names) == 1:
        return Found("person", names.pop(), span, "surname", 0.8)
    return Found("person", None, span, "unknown", 0.8)


def _is_organisation(scene: Scene, word: str) -> bool:
    """Whether a lone capitalised word is an organisation's in this release, not a first name."""
    if word.casefold() in names_en.GIVEN_NAMES:
        return False
    if " " not in word and (not word[1:].islower() or not word.isalpha()):
        return True
    if _LEGAL.search(word):
        return True
    return word in scene.introduced
