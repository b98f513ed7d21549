"""A speaker named straight behind a cue: a person, an organisation, a role, or somebody unnamed.

“said NAME, director of …”, “according to NAME”, “— NAME, owner”, “said a spokesperson”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeGuard

from corpus.extract.role_phrases import has_role_head, role_of_another
from corpus.extract.roles import role_after
from corpus.extract.sexes import sex_of_title
from corpus.languages import en, names_en, speech_en
from corpus.languages.common_en import common_words
from corpus.models import Quote, Span
from corpus.names import UPPER, fold_name, fold_token
from corpus.quoting.cue import SPACE
from corpus.resolve.name_bearers import surname_of
from corpus.resolve.scene import Found, Scene
from corpus.resolve.speaker_owners import somebody_of
from corpus.resolve.speaker_patterns import ADVERBS, CAPITALS, LEGAL, NEXT_NAME, OBJECT_BEFORE, PRONOUN

_PRONOUN_FIRST = re.compile(rf"{SPACE}*{PRONOUN}\b")
_RELATIVE = re.compile(r"\b(?:which|who|whom|that|whose|where|when)\b")
_WORDS = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_DEFINITE_ROLE = re.compile(
    rf"(?:^|{SPACE})(?:[Tt]he|[Oo]ur|[Ii]ts|[\w’'.\-]+[’']s?)(?P<role>(?:{SPACE}+[\w\-&]+){{1,5}}){ADVERBS}{SPACE}*$"
)
_TITLES = frozenset(word.rstrip(".") for word in (*names_en.COURTESY, *names_en.RANKS)) | (
    names_en.ROLE_HEADS - names_en.WEAK_ROLE_HEADS
)
_NO_NAME_FIRST = speech_en.NOT_SUBJECTS | {word.casefold() for word in (*en.MONTHS, *en.WEEKDAYS)}
_GLUED = re.compile(rf"(?<=[a-z])[{UPPER}][^\W\d_]+$")
_NOT_HELD = frozenset((*names_en.FORMER, *names_en.SECOND))
_OWNED = re.compile(r"[’']s\s+[a-z]+$")  # “Wren’s successor, NAME”
_LONGEST_DESCRIPTION = 10  # words
_SOMEBODY = names_en.ROLE_HEADS.union(speech_en.UNNAMED_NOUNS).difference(speech_en.DETERMINERS)
_BEHIND_NOUN = frozenset(
    ("of", "for", "at", "in", "from", "to", "with", "on", "behind", "near", "around", "under", "by", "and")
)
_SLASH = re.compile(r"\s*[/|]\s*(?=[A-Z])")
_LISTED = rf"[{UPPER}][\w’'\-]*(?:{SPACE}[{UPPER}][\w.’'\-]*){{0,3}}(?:{SPACE}\([^)\n]{{0,60}}\))?"
_LIST = re.compile(
    rf"(?:{SPACE}\([^)\n]{{0,60}}\))?(?:,{SPACE}+{_LISTED}){{1,12}},?{SPACE}+(?:and|&){SPACE}+{_LISTED}"
)
#: “said Okoro and Dorsey in …”, and no “said Okoro and Dorsey nodded”.
_BESIDE = re.compile(
    rf"{SPACE}+(?:and|&){SPACE}+(?P<name>[{UPPER}][\w’'\-]*(?:{SPACE}[{UPPER}][\w’'\-]*){{0,2}})"
    rf"(?={SPACE}*(?:[.,;:!?—–(]|$|(?:in|on|at|to|of|from|for|with|during|after|before|when|while|as|who|today){SPACE}))"
)
_ORGANISATION = names_en.ORGANISATION_WORDS | frozenset(speech_en.COLLECTIVE)


def named_first(scene: Scene, area: Span, quote: Quote, *, line: bool = False) -> Found | None:
    """Whom the beginning of an area names; `line` is an attribution on a line of its own.

    None where two are named together, or nobody.
    """
    words = scene.slice(area)
    if (pronoun := _PRONOUN_FIRST.match(words)) is not None and not line:
        return scene.pronoun(pronoun.group("pronoun"), quote, area)
    mentions = scene.mentions(area)
    for place, one in enumerate(mentions[:3]):
        before = scene.slice(Span(area.start, one.span.start))
        if not leads_to(scene, before, limit=4 if line else 14) and not _names_role(before):
            break
        after = scene.text[one.span.end - scene.offset : one.span.end - scene.offset + 2]
        if after in ("’s", "'s") or (after[:1] in "’'" and one.surface.endswith("s")):
            continue
        if place + 1 < len(mentions):
            following = mentions[place + 1]
            gap = scene.slice(Span(one.span.end, following.span.start))
            if NEXT_NAME.fullmatch(gap) and following.name != one.name:
                return None
            if "," not in gap and _names_role(f"{gap},"):
                continue  # “Halden Falls Mayor Ann Dorsey”: the role is hers, the first name a place's
        if _is_listed(scene, one.name, one.span.end):
            return None
        also = _BESIDE.match(scene.slice(Span(one.span.end, area.end)))
        if also is not None and _is_known_surname(scene, also["name"].split()[-1], one.name):
            return None
        return scene.person(one, "name")
    if line:
        plain = words.strip(" \t\u00a0\r\n—–―-.")
        if plain.casefold() in names_en.ROLE_HEADS:
            return by_description(scene, f"the {plain}", area)
        if len(plain.split()) < 8 and LEGAL.search(plain) and plain[0].isupper():
            return Found("organisation", plain, area, "organisation", 0.8)
        return None
    at = area.start + len(words) - len(words.lstrip())
    return somebody_of(scene, area) or other_party(scene, words.lstrip(), at)


_HIS_NAMED = re.compile(rf"(?:{SPACE}+[a-z][\w\-]*){{1,3}},?{SPACE}+{CAPITALS.pattern}")


def _is_listed(scene: Scene, name: str | None, end: int) -> bool:
    """Whether others are named with somebody whose name ends at `end`: “Okoro, Dorsey, and Wren”."""
    rest = _LIST.match(scene.text, end - scene.offset)
    if rest is None:
        return False
    words = {fold_token(word) for word in _WORDS.findall(rest.group())}
    return any(
        one.name and one.name != name and surname_of(fold_name(one.name) or (one.name,)) in words
        for one in scene.people
    )


def _names_role(before: str) -> bool:
    """“Lumora’s CEO and Chief Designer, ”: a role that the name after the comma fills."""
    role, comma, rest = before.strip(" \t\u00a0\r\n").partition(",")
    if not comma or rest or len(role.split()) > 13:
        return False
    return has_role_head(role) or _OWNED.search(role) is not None


def leads_to(scene: Scene, before: str, *, limit: int) -> bool:
    """Whether the words before a name can be its title: no preposition last, no clause, no comma."""
    words = before.strip(" \t\u00a0\r\n—–―-")
    if not words:
        return True
    if words[-1] in ",;:" or _RELATIVE.search(words) or len(words.split()) > limit:
        return False
    return OBJECT_BEFORE.search(f" {words} ") is None and role_of_another(words) is None


def other_party(scene: Scene, words: str, at: int) -> Found | None:
    """An organisation, a person by role, or somebody unnamed, at the beginning of `words`."""
    first = words.split(maxsplit=1)[0].casefold().strip(",.") if words.split() else ""
    end = re.search(r"[,.;:—–(]|\s(?:said|in|on|at|during|about|after|when|while|from|to|who|which)\s", words)
    phrase = words[: end.start()] if end else words
    span = Span(at, at + len(phrase.rstrip()))
    match = CAPITALS.match(words)
    titled = match is not None and " " in match.group("name") and first in names_en.RANKS
    if (first in speech_en.DETERMINERS or first in speech_en.UNNAMED_NOUNS) and not titled:
        return by_description(scene, phrase, span)
    if match is None:
        return None
    following = words[match.end("name") :].split(maxsplit=1)[:1]
    if following and following[0].strip(",.") in speech_en.UNNAMED_NOUNS:
        return Found("unnamed", None, span, "unnamed")  # “Test drivers”
    name = match.group("name")
    if name.endswith(("’s", "'s")) and (heir := _HIS_NAMED.match(words, match.end("name"))) is not None:
        # “NAME’s successor, NAME”
        where = Span(at + heir.start("name"), at + heir.end("name"))
        known = scene.mentions(where)
        return scene.person(known[0], "name") if known else named_otherwise(scene, heir.group("name"), where)
    about = name.find(" of ")
    # “said NAME of NAME’s bucket”: the second is spoken of.
    another = scene.mentions(Span(at + max(0, about), at + len(name)))
    if about > 0 and (another or name.endswith(("’s", "'s"))):
        name = name[:about]
    return named_otherwise(scene, name, Span(at, at + len(name)))


def by_description(scene: Scene, phrase: str, span: Span) -> Found:
    """“the CFO”, “our founder”: the one person of the release in that role; else somebody unnamed."""
    definite = _DEFINITE_ROLE.search(phrase)
    if definite is not None:
        heads = [w.casefold() for w in _WORDS.findall(definite.group("role"))]
        if heads and heads[-1] in names_en.ROLE_HEADS:
            held = [(one.name, one.role) for one in scene.people if one.name and _holds(one.role)]
            # “the President” is who is called just that, whoever else is a Vice President.
            exact = {name for name, role in held if role.casefold() == heads[-1]}
            names = exact if len(exact) == 1 else {name for name, role in held if _fits(heads[-1], role)}
            if len(names) == 1:
                return Found("person", names.pop(), span, "role", 0.8)
    words = [word.strip(",.") for word in phrase.casefold().split()]
    somebody = any(word in speech_en.UNNAMED_NOUNS for word in words)
    if words and words[-1] in speech_en.COLLECTIVE and not somebody:
        return Found("organisation", None, span, "organisation", 0.8)
    return Found("unnamed", None, span, "unnamed", role=described(phrase))


def described(phrase: str) -> str | None:
    """“an inspector of the port”, “my mother”: how the text speaks of somebody whom it does not name.

    None where the words say nothing of the kind.
    """
    words = phrase.split()
    while words and (words[-1] in speech_en.ADVERBS or words[-1].endswith("ly")):
        words.pop()
    known = [word.strip(",.").casefold() for word in words]
    if not 1 < len(words) <= _LONGEST_DESCRIPTION or known[0] not in speech_en.DETERMINERS:
        return None
    last = next((place for place, word in enumerate(known) if place and word in _SOMEBODY), None)
    if last is None:
        return None
    while known[last + 1 : last + 2] and known[last + 1] in _SOMEBODY:
        last += 1
    # What goes on behind the noun without a preposition is the clause: “the director opened the hall and”.
    if last + 1 < len(known) and known[last + 1] not in _BEHIND_NOUN:
        words = words[: last + 1]
    return " ".join((words[0].lower(), *words[1:])).rstrip(",.")


def _holds(role: str | None) -> TypeGuard[str]:
    """Whether a role is one that somebody has, and has for himself: no former one, and no deputy's."""
    first = role.split(maxsplit=1)[0].casefold().rstrip("-") if role else ""
    return bool(first) and first.split("-")[0] not in _NOT_HELD


def _fits(head: str, role: str) -> bool:
    words = [w.casefold() for w in _WORDS.findall(role)]
    initials = "".join(w[0] for w in words if w not in ("of", "and", "the", "for"))
    return head in words or (len(head) == 3 and head[0] == "c" and head in initials)


def named_otherwise(scene: Scene, name: str, span: Span) -> Found | None:
    """Capitals that are no known person: an organisation, or a person named only here, with a role."""
    plain = " ".join(name.split()).rstrip(".,")
    span = Span(span.start, span.end - (len(name) - len(name.rstrip(".,"))))
    if plain.endswith(("’s", "'s")):
        return Found("unnamed", None, span, "unnamed")  # “Okoro’s counterpart”
    if _names_two(scene, plain):
        return None
    words = plain.removeprefix("the ").removeprefix("The ").split()
    while len(words) > 1 and _opens_sentence(words[0]):
        words = words[1:]  # “In May Halden Motors”, “Recently Ann Field”
    if not words or words == ["I"]:
        return None
    if len(words) < len(plain.split()):
        plain = " ".join(words)
        mentions = scene.mentions(span)
        if mentions:
            return scene.person(mentions[-1], "name")
    if words[-1].casefold() in speech_en.UNNAMED_NOUNS:
        return Found("unnamed", None, span, "unnamed")
    if len(words) == 1 and words[0].casefold() in speech_en.COLLECTIVE:
        return Found("organisation", None, span, "organisation", 0.8)
    at = span.end - scene.offset
    if (slash := _SLASH.match(scene.text, at)) is not None:
        at = slash.end() - 2
    role = role_after(scene.text, at, min(len(scene.text), at + 200))
    if words[-1].casefold() in names_en.ROLE_HEADS:
        return by_description(scene, f"the {' '.join(words)}", span)
    if any(w.casefold().rstrip(".") in _TITLES for w in words[:2]) and len(words) > 1:
        return _titled(scene, words, span)
    if len(words) == 2 and words[0].casefold() in names_en.ROLE_HEADS:
        found = _titled(scene, words, span)  # “Leader Okoro”
        if found.confidence > 0.6:
            return found
    if words[0].casefold() in names_en.PARTICLES and (whole := _ends_in(scene, words)) is not None:
        return Found("person", whole, span, "surname", 0.9)
    if len(words) == 1:
        found = _one_word(scene, plain, span)
        return None if found.name is None and _opens_sentence(plain) else found
    if role is not None and 2 <= len(words) <= 4 and not LEGAL.search(plain):
        held = " ".join(scene.text[role.start : role.end].split())
        return Found("person", plain, span, "name-here", 0.6, held)
    acronym = any(len(w) > 1 and w.isupper() for w in words) and not all(map(str.isupper, words))
    if acronym or _is_organisation(scene, plain) or any(w.casefold() in _ORGANISATION for w in words):
        return Found("organisation", plain, span, "organisation", 0.8)
    if any(w.casefold() in common_words() and w.casefold() not in names_en.GIVEN_NAMES for w in words):
        return None  # “Controversial Yet Timely”: a heading that ran into the sentence
    if 2 <= len(words) <= 3 and all(w.isalpha() and not w.isupper() for w in words):
        return Found("person", plain, span, "name-here", 0.5)
    return Found("organisation", plain, span, "organisation", 0.6)


def _names_two(scene: Scene, name: str) -> bool:
    """“Okoro and Dorsey”: whether both halves end in family names that the archive knows, one of the release.

    Not where nobody is called like one of them, nor of a house that the release introduces.
    """
    one, _, other = name.partition(" and ") if " and " in name else name.partition(" & ")
    if not one.split() or not other.split() or " and " in other or name in scene.introduced:
        return False
    first, second = one.split()[-1], other.split()[-1]
    if fold_token(first) == fold_token(second):
        return False
    here = {surname_of(fold_name(held.name) or (held.name,)) for held in scene.people if held.name}
    known = _is_known_surname(scene, first, None) and _is_known_surname(scene, second, None)
    return known and not here.isdisjoint((fold_token(first), fold_token(second)))


def _is_known_surname(scene: Scene, word: str, beside: str | None) -> bool:
    """Whether the release or the archive knows somebody of a family name who is not `beside`."""
    folded = fold_token(word)
    if beside and folded in fold_name(beside):
        return False
    held = scene.story.namesakes.bearers.get(folded, frozenset())
    return bool(held) or any(
        one.name and surname_of(fold_name(one.name) or (one.name,)) == folded for one in scene.people
    )


def _ends_in(scene: Scene, words: Sequence[str]) -> str | None:
    """“Al Rahman”: the only person of the release whose name ends so; else None."""
    family = fold_name(" ".join(words))
    names = {one.name for one in scene.people if one.name and fold_name(one.name)[-len(family) :] == family}
    return names.pop() if len(names) == 1 else None


def _opens_sentence(word: str) -> bool:
    low = word.casefold().strip(",")
    return low in _NO_NAME_FIRST or (low.endswith("ly") and low in common_words())


def _titled(scene: Scene, words: Sequence[str], span: Span) -> Found:
    """“Dr. Okoro”, whom no rule for names has resolved: the only one of that family name here, else the
    name as it stands, which leaves open whose it is."""
    surname = fold_token(words[-1])
    sex = sex_of_title(words[0])
    namesakes = scene.story.namesakes
    there = {
        one.name
        for one in scene.people
        if one.name and surname_of(fold_name(one.name) or (one.name,)) == surname
    }
    here = {name for name in there if sex is None or scene.story.may_be(name, sex)}
    meant = namesakes.meant(surname, sex, here)
    if meant is not None:
        return Found("person", meant, span, "surname", 0.8)
    called = " ".join(words)
    # “Mr. Okoro” is no person of its own beside an Okoro whom the archive knows.
    if there or (sex is not None and surname in namesakes.bearers):
        return Found("person", None, span, "surname", 0.6, called)
    plain = (
        len(words) < 4 and words[-1].casefold() not in common_words() and all(w[:1].isupper() for w in words)
    )
    return Found("person", called if plain else None, span, "surname", 0.6)


def _one_word(scene: Scene, word: str, span: Span) -> Found:
    """“Okoro stated”: the only person of the release who is called so; nobody where there is none."""
    # “GrowthOkoro”: the heading before it has lost its line break.
    glued = _GLUED.search(word)
    for form in (word, glued.group() if glued else word):
        folded = fold_token(form)
        # A nickname stands in marks inside the name: “Mateo ‘Teo’ Brisk”.
        names = {
            one.name
            for one in scene.people
            if one.name and folded in (*fold_name(one.name), *fold_name(one.surface))
        }
        if len(names) == 1:
            return Found("person", names.pop(), span, "surname", 0.8)
    if _is_organisation(scene, word):
        return Found("organisation", word, span, "organisation", 0.8)
    return Found("person", None, span, "unknown", 0.8)


def speaks(scene: Scene, name: str) -> bool:
    """Whether something in the release shows a name to be an organisation's, and none of its products'."""
    if any(fold_name(one.surface) == fold_name(name) for one in scene.release.products):
        return False
    words = name.casefold().split()
    return bool(LEGAL.search(name)) or name in scene.introduced or any(w in _ORGANISATION for w in words)


def _is_organisation(scene: Scene, word: str) -> bool:
    """Whether a lone capitalised word is an organisation's in this release, not a first name."""
    if word.split()[0].casefold() in names_en.GIVEN_NAMES:
        return False
    if " " not in word and any(c.isalpha() for c in word) and (not word[1:].islower() or not word.isalpha()):
        return True
    if LEGAL.search(word):
        return True
    return word in scene.introduced
