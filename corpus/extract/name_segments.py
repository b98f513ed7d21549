"""A run of capitalised words cut into what may be names, and how much each looks like a person's.

Reads the words alone, so its answers are remembered for a run met again; what stands around a run
is weighed in `extract.latin_names`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from corpus.languages import names_en, speech_en
from corpus.languages.common_en import common_words
from corpus.names import TOKEN, UPPER, is_initial, is_pinyin_name

#: What parts one name from the next: a courtesy title, a rank (“Senator”), a role, a verb, a label.
Break = Literal["", "courtesy", "rank", "role", "verb", "label"]
_Word = tuple[str, int, int]

_TOKEN = re.compile(rf"{TOKEN}|[“\"(‘'][\w\-]+[”\")’']|[^\W\d_]+(?:/[a-z])?")
_CAMEL = re.compile(rf"[a-z][{UPPER}]")
_CAMEL_FINE = re.compile(rf"(?:Mc|Mac|De|Di|Du|La|Le|Van|Fitz|Ben|Al|Abu)[{UPPER}]|[OD][’'‘]")
_CAPS_GLUED = re.compile(rf"(LLP|INC|LLC|LTD)(?=[{UPPER}][a-z])")
_LABELS = frozenset(
    (
        "contact",
        "contacts",
        "details",
        "media",
        "information",
        "name",
        "relations",
        "email",
        "tel",
        "phone",
        "host",
    )
)
_VP = frozenset({"vp", "svp", "evp"})
#: “Commissioners Ann Dorsey and Bob Reeve”
_PLURALS = frozenset(f"{rank}s" for rank in (*names_en.RANKS, "commissioner", "director", "professor")) - {
    f"{name}s" for name in names_en.GIVEN_NAMES
}
# Only these can part one name from the next.
_BREAKING = (
    _PLURALS
    | names_en.COURTESY
    | names_en.RANKS
    | names_en.HEADLINE_VERBS
    | names_en.ROLE_HEADS
    | _VP
    | {"contact", "details", "llp", "llc"}
)
_MAIL_LABELS = frozenset({"email", "phone", "tel"})
# No name ends in one of these, so that a third of all runs need not be looked at any closer.
_NEVER_LAST = (names_en.ORGANISATION_WORDS | (names_en.NOT_NAMES - names_en.GIVEN_NAMES)) - (
    names_en.SURNAMES_TOO | _MAIL_LABELS
)
_OFFICES = names_en.ROLE_HEADS | names_en.RANKS
#: “Secretary-General”, “Attorney-at-Law”, “Senators-elect”: a role, whatever stands behind the hyphen.
_HYPHENED_ROLE = re.compile(r"(?P<head>[a-z]+?)s?-(?:general|elect|designate|emeritus|(?:in|at)-[a-z]+)")
_FORMS = frozenset({"llp", "inc", "llc", "ltd", "corp"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that may be a name; `start` and `end` count from the start of the run.

    `before` and `after` are what cut it off, `cut` says that its first words were dropped, `shape`
    how much it looks like a person's name, `unsure` the words that a lower-case use elsewhere makes
    unlikely, with the weight of that, and `owns_role` that the role behind it has its holder's name
    behind that: “Halden Falls Mayor Ann Dorsey”.
    """

    start: int
    end: int
    words: tuple[str, ...]
    before: Break
    after: Break
    cut: bool
    shape: float
    unsure: tuple[tuple[str, float], ...]
    owns_role: bool = False

    @property
    def titled(self) -> bool:
        return self.before in ("courtesy", "rank") and not self.cut


@lru_cache(maxsize=65536)
def cut_run(run: str) -> tuple[Segment, ...]:
    """The segments of a run that could be a person's name, in order; most runs have none."""
    found: list[Segment] = []
    held: list[_Word] = []
    before: Break = ""
    words = _split(run)
    for i, word in enumerate(words):
        plain = word[0].casefold().rstrip(".")
        kind = _break(word[0], plain, words, i) if plain in _BREAKING else ""
        if "-" in plain and (role := _HYPHENED_ROLE.fullmatch(plain)) and role["head"] in _OFFICES:
            kind = "role"
        if not kind and held and word[1] == held[-1][2]:
            found += _segment(held, before, "label")
            held, before = [word], "label"
        elif kind:
            found += _segment(held, before, kind)
            held, before = [], kind
        else:
            held.append(word)
    found += _segment(held, before, "")
    for i, (one, following) in enumerate(pairwise(found)):
        if one.after in ("role", "rank") and following.before == one.after and not following.cut:
            found[i] = replace(one, owns_role=True)
    return tuple(found)


def _split(run: str) -> list[_Word]:
    """The words of a run; two glued by a lost line break (“DoeChief”, “ContactJane”) are two."""
    words: list[_Word] = []
    for word, start in _tokens(run):
        if len(word) > 6 and not word[1:].islower():
            hump = max(_CAMEL.finditer(word), key=re.Match.start, default=None)
            caps = _CAPS_GLUED.match(word)
            cut = hump.start() + 1 if hump else caps.end(1) if caps else 0
            if cut and _is_glued(word[:cut].casefold(), word[cut:].casefold()):
                words.append((word[:cut], start, start + cut))
                words.append((word[cut:], start + cut, start + len(word)))
                continue
        words.append((word, start, start + len(word)))
    return words


def _tokens(run: str) -> list[tuple[str, int]]:
    """The tokens of a run with their positions."""
    if not run.replace(" ", "").isalpha():
        return [(match.group(), match.start()) for match in _TOKEN.finditer(run)]
    # Of letters and spaces alone, as most runs are, every word is one token.
    found = []
    start = 0
    for word in run.split(" "):
        if word:
            found.append((word, start))
        start += len(word) + 1
    return found


def _is_glued(left: str, right: str) -> bool:
    role = (
        right in names_en.ROLE_HEADS or right in names_en.ROLE_MODIFIERS or right in _LABELS or right == "vp"
    )
    given = len(left) > 4 and right in names_en.GIVEN_NAMES
    return given or left in _LABELS or left in _FORMS or (role and left not in names_en.ROLE_HEADS)


def _break(word: str, plain: str, words: list[_Word], i: int) -> Break:
    """What the word parts, `plain` being one of `_BREAKING`; "" where it stands for something else."""
    last = i + 1 == len(words)
    if plain in names_en.GIVEN_NAMES and not word.endswith("."):
        return ""
    if plain in names_en.COURTESY and not last:
        shouted = word.isupper() and not words[i + 1][0].isupper()
        return "" if shouted else "courtesy"
    if plain in names_en.RANKS and not last:
        return "rank" if plain in names_en.SURNAME_RANKS else "role"
    if i and plain in names_en.HEADLINE_VERBS:
        return "verb"
    if plain in ("contact", "details", "llp", "llc"):
        return "label"
    if i and last and plain in names_en.SURNAMES_TOO and _are_given(words[:i]):
        return ""  # “David B. Singer”
    return "role" if plain in names_en.ROLE_HEADS or plain in _VP or plain in _PLURALS else ""


def _are_given(words: list[_Word]) -> bool:
    """Whether a given name stands there, alone or with initials."""
    return words[0][0].casefold() in names_en.GIVEN_NAMES and all(is_initial(w[0]) for w in words[1:])


def _segment(words: list[_Word], before: Break, after: Break) -> list[Segment]:
    """The name in `words`, if there may be one: an empty list or a list of one."""
    if not words or (after not in ("role", "rank") and words[-1][0].casefold().rstrip(".") in _NEVER_LAST):
        return []
    kept = _strip(words, before, after)
    half = len(kept) // 2
    if half >= 2 and [w[0] for w in kept[:half]] == [w[0] for w in kept[half:]]:
        kept = kept[:half]
    if not kept:
        return []
    plain = tuple([w for w, _, _ in kept])
    cut = kept[0][1] != words[0][1]
    titled = before in ("courtesy", "rank") and not cut
    if titled:
        if len(plain) > 7 or not _may_follow_title(plain, before):
            return []
    elif not 2 <= len(plain) <= 6 or not _is_spelled_out(plain):
        return []
    shape = weigh_shape(plain)
    if shape is None or (titled and shape < -2):
        return []
    given = plain[0].casefold() in names_en.GIVEN_NAMES
    weight = 0.5 if given else 1.0
    told = plain[1:] if given else plain
    unsure = tuple([(w.casefold(), weight) for w in told if len(w) > 2 and w not in names_en.PARTICLES])
    return [Segment(kept[0][1], kept[-1][2], plain, before, after, cut, shape, unsure)]


def _is_spelled_out(words: tuple[str, ...]) -> bool:
    """Whether two words are more than initials, or one behind an initial."""
    full = sum([w[0].isupper() and not is_initial(w) for w in words])
    return full > 1 or (full == 1 and is_initial(words[0]))


def _may_follow_title(words: tuple[str, ...], before: Break) -> bool:
    low = [w.casefold() for w in words]
    common = common_words()
    if len(words) == 1:
        word = low[0]
        barred = word in names_en.PLACES or word in names_en.ORGANISATION_WORDS or word in names_en.NOT_NAMES
        if barred or len(word.rstrip(".")) < 2:
            return False
    return before == "courtesy" or not all(w in common for w in low)


def _strip(words: list[_Word], before: Break, after: Break) -> list[_Word]:
    """Without the words that open a sentence or belong to a role beside the name."""
    kept = words
    while kept and (kept[0][0][0] in "“\"(‘'" or kept[0][0].casefold().rstrip(".") in names_en.NOT_NAMES):
        if len(kept) == 2 and kept[0][0].casefold() in names_en.GIVEN_NAMES:
            break  # “Will Okoro”: what stands around must tell
        if len(kept[0][0]) == 2 and kept[0][0].endswith("."):
            break  # “A. Okoro”
        kept = kept[1:]
    if after in ("role", "rank"):
        while kept and kept[-1][0].casefold() in names_en.ROLE_MODIFIERS:
            kept = kept[:-1]
    while len(kept) > 2 and _is_portfolio(kept[0][0], before):
        kept = kept[1:]
    if len(kept) > 2 and not before and _is_participle(kept[0][0].casefold()):
        kept = kept[1:]
    if (initials := _first_initials(kept)) and not before:
        kept = kept[initials:]
    while kept and kept[-1][0].casefold() in _MAIL_LABELS:
        kept = kept[:-1]
    return kept


def _first_initials(words: list[_Word]) -> int:
    """Where a name begins with initials behind words that are no name: “Irrigation K.D. Okoro”; else 0."""
    if words and words[0][0].casefold() in names_en.GIVEN_NAMES:
        return 0
    at = next((i for i, (word, _, _) in enumerate(words) if word.count(".") > 1 and is_initial(word)), 0)
    return at if at < len(words) - 1 else 0


def _is_participle(word: str) -> bool:
    """“Quoting” in “Quoting Ann Dorsey, he smiled”: of a verb that English has, and no given name."""
    if len(word) < 6 or not word.endswith("ing") or word in names_en.GIVEN_NAMES:
        return False
    stem = word[:-3]
    return not common_words().isdisjoint((word, stem, f"{stem}e")) or word in speech_en.PARTICIPLES


def _is_portfolio(word: str, before: Break) -> bool:
    """“Tourism” in “Minister of Culture and Tourism Amara Sule”, “Marketing” after a role."""
    plain = word.casefold()
    if plain in names_en.GIVEN_NAMES:
        return False
    return plain in names_en.ORGANISATION_WORDS or (before == "role" and plain in names_en.ROLE_MODIFIERS)


def weigh_shape(words: tuple[str, ...]) -> float | None:
    """How much the words alone look like a person's name; None where they cannot be one."""
    low = [w.casefold().rstrip(".") for w in words]
    given = low[0] in names_en.GIVEN_NAMES
    if len(low) > 3 and low[-1] not in names_en.GENERATIONS and not common_words().isdisjoint(low[2:]):
        return None  # “Ann Dorsey Recent Essay”: a headline
    score = _barred_words(words, low, given)
    if score is None:
        return None
    given = given and low[0] not in names_en.NOT_NAMES
    ordinary = all(w[1:].islower() and w.isalpha() for w in words)  # “Okoro”, “de”
    capitals = 0 if ordinary else sum(1 for w in words if len(w) > 1 and w.isupper() and not is_initial(w))
    if given:
        score += 2.0 if len(words) <= 3 and capitals == 0 and score == 0 else 1.5
    elif is_pinyin_name(words):
        score += 1.5
    if low[-1] in names_en.GENERATIONS and (len(words) > 2 or given):
        score += 2.0
    if len(words) > 2 and any(w in names_en.PARTICLES for w in low[1:-1]):
        score += 1.0
    if len(words) > 4:
        score -= 1.0
    return score if ordinary else score + _weigh_spelling(words, low, capitals)


def _weigh_spelling(words: tuple[str, ...], low: list[str], capitals: int) -> float:
    """What initials and nicknames speak for a person, and capitals within a word against one."""
    score = 0.0
    if any(is_initial(w) for w in words[1:-1]) or (
        is_initial(words[0]) and len(words) > 2 and not is_initial(words[-1])
    ):
        score += 1.5
    if any(w[0] in "“\"(‘'" for w in words[1:]):
        score += 1.0
    for i, word in enumerate(words):
        mixed = word.isupper() and 1 < len(word) < 6 and not is_initial(word) and capitals != len(words)
        if mixed and low[i] not in names_en.GENERATIONS and not (i == 0 and len(word) == 2):
            score -= 1.5
        if not word[1:].islower() and _CAMEL.search(word) and not _CAMEL_FINE.match(word):
            score -= 1.5
    return score - (0.5 if capitals == len(words) else 0.0)


def _barred_words(words: tuple[str, ...], low: list[str], given: bool) -> float | None:
    """None where a word belongs to no person's name, else the weight of doubtful ones."""
    score = 0.0
    last = len(low) - 1
    if given and last > 1 and low[-1] in names_en.GENERATIONS:
        return score  # “Charles S. Beach II”
    for i, word in enumerate(low):
        if len(word) == 1 and (given or words[i].endswith(".")):
            continue  # “Leah A. Dorsey”: an initial is no article
        if word in names_en.ORGANISATION_WORDS and not (given and i == 0):
            if not (word in names_en.SURNAMES_TOO and i == last == 1):
                return None
            score -= 0.5 if given else 1.0
        elif word in names_en.NOT_NAMES and word not in names_en.GIVEN_NAMES:
            if i and not (given and i == last and word in names_en.SURNAMES_TOO):
                return None
            score -= 2.0
        elif word in names_en.PLACES and not (i == 0 and given and last == 1 and len(word) > 4):
            score -= 2.0
    return score
