"""Personal names in Latin letters: which capitalised words are a person, judged by what stands around them.

Every run of capitalised words is weighed: courtesy titles, roles, speech verbs, degrees, brackets
and the shape of the name speak for a person; words of organisations and places, and words also
written small, speak against.  The weights are those of a hand-made linear rule; a name is accepted
on its best sighting in the release plus what other sightings add.  Short forms (“Okoro said”) and
names known from other releases are left to `resolve.persons`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from corpus.alternation import one_of
from corpus.extract.appointments import apposed_role, hands_over
from corpus.extract.name_segments import Segment, cut_run
from corpus.extract.no_names import is_crowd, is_institution, is_street, without_run_on
from corpus.extract.role_phrases import role_from
from corpus.extract.roles import role_after, role_before, role_below
from corpus.extract.small_words import SmallWords
from corpus.languages import names_en
from corpus.languages.common_en import common_words
from corpus.models import PersonMention, Span
from corpus.names import HAN, RUN, TOKEN, UPPER, fold_token, is_initial

ACCEPT = 2.0
_LOWER_WORD = re.compile(r"(?<![\w@./\-])[a-z]{3,}(?![\w@]|\.[a-z])")
_SPEECH = one_of(names_en.SPEECH_VERBS)
_HEADS = one_of(names_en.ROLE_HEADS)
# “vice president of operations Ann Dorsey”
_ROLE_OF = re.compile(
    rf"\b(?:{_HEADS})\s(?:of|for)\s(?:(?:and\s)?(?!(?:an?|and|for|in|its|of|our|the)\s)[a-z]+\s){{1,3}}$"
)
_DEGREES = one_of(names_en.POSTNOMINALS.split())
_RIGHT = re.compile(
    rf"""(?P<han>\s?\(\s?(?:[A-Z][\w-]*(?:\s[A-Z]\w*)?,\s)?[{HAN}])
    |(?P<party>,?\s\((?:R|D|I|Republican|Democrat|Ind)[-–—.)\s]|,\s(?:R|D)-[A-Z])
    |(?P<degree>,?\s(?:{_DEGREES})(?![\w]))
    |(?P<age>,\s(?:aged?\s)?\d{{2}}(?=[,.)]|\s(?:of|from|said)\b))
    |(?P<who>,?\s(?:who|whose)\b)
    |(?P<speech>,?\s(?:said|says|(?:{_SPEECH})(?=[,:]|\sthat\b|\s[“"‘]))\b)
    |(?P<org>\s?(?:&|\+)|\sand\s(?:Company|Co\.|Sons|Associates|Partners)\b|[’']s\s(?:CEO|founder|headquarters)\b|\s?[®™]
        |\s\((?:NYSE|NASDAQ|Nasdaq|OTC|TSX|LSE|ASX|HKEX|CSE)|\.(?:com|io|org|net|ai|co)\b)
    |(?P<being>\s(?:as|is|was|serves\sas|served\sas|has\sserved\sas)\s(?:(?:the|an?|our|its|currently|also)\s){{1,2}}
        (?=(?:[\w’'&.\-]+\s){{0,4}}(?i:{_HEADS})\b))
    |(?P<bare>\sis\s(?=[A-Z]|chief\s)(?=(?:[\w’'&.\-]+\s){{0,4}}(?i:{_HEADS})\b))
    |(?P<mail>\s?[:|,–-]?\s{{0,3}}\(?[\w.+\-]+@)
    |(?P<mark>[@]|\s[\d\#])
    |(?P<open>,\s|\s?\(|\s[–—-]\s|\s?\|\s)""",
    re.VERBOSE,
)
# Most names are followed by a word that tells nothing, and need not be held against the whole pattern.
_PLAIN_WORD = re.compile(r" ([a-z]+) ")
_TELLING = names_en.SPEECH_VERBS | {
    "who",
    "whose",
    "said",
    "says",
    "as",
    "is",
    "was",
    "serves",
    "served",
    "has",
    "and",
}
_RIGHT_POINTS = {
    "han": 4.0,
    "party": 4.0,
    "degree": 3.0,
    "age": 1.5,
    "who": 2.0,
    "speech": 1.5,
    "being": 1.0,
    "bare": 1.0,
    "mail": 2.5,
    "org": -3.0,
    "mark": -1.0,
}
# Rules that organisations meet as well: the words themselves must look like a person's.
_WEAK_RULES = frozenset({"speech", "headline", "line"})
_LABEL_LEFT = re.compile(
    r"(?:Contacts?|CONTACTS?|Attn|Attention|Name|By|BY|Author|Written by|Posted by|Reporter|Photo by|Photo|"
    r"Credit|Media|Press|Investors?|Relations|Information|Inquiries|Enquiries)"
    r"(?:\s(?:Person|Name|Us|Information|Details))?\s?(?:[:：–-]|\n)\s*$|(?:Contact|Details|[Cc]ontact)\s?$"
)
_LABEL_ENDS = frozenset(":：–-\n\r\t")
_AFTER_QUOTE = re.compile(r"[”\"],?\s[a-z]+$")
_WORK_BY = re.compile(
    r"\b(?:written|founded|directed|authored|illustrated|narrated|photo|novel|book) by$", re.IGNORECASE
)
_BYLINE_LEFT = re.compile(r"(?:^|[\n\r.:] ?)(?:[Bb]y|BY)\s$")
_INSTITUTION_OF = re.compile(rf"\b(?:{one_of(names_en.ORGANISATION_WORDS)}) of $", re.IGNORECASE)
_LAST_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*$")
_LINE_END = re.compile(r"[ \t\u00a0]*[,;]?[ \t\u00a0]*(?:\r?\n|$)")
_CONTACT_NEAR = re.compile(r"@|\(?\+?\d{3}\)?[-. ]\d{3}|\b(?:Tel|Phone|Email|E-mail)\b")
#: A leader, a partner or an investor may be a company, a chief executive is a person.
_CHIEF = re.compile(r"\bchief\sexecutive\b", re.IGNORECASE)
#: “NAME is Chief Engineer and NAME is Chief Counsel”
_NEXT_CLAUSE = re.compile(
    rf",?\s(?:and|while|but)\s(?:[{UPPER}][\w.’'\-]*\s){{1,5}}(?:is|was|serves|served|has|had|will)\b"
)
_CHAIN = re.compile(r"(?:\s\([^()\n]{1,60}\))?(?:,?\s(?:and|&|as well as|along with|with)\s|,\s|;\s)")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place where a name may stand; `start` takes in a courtesy title, `key` are its folded words."""

    start: int
    end: int
    key: tuple[str, ...]
    honorific: str | None
    role: Span | None
    score: float
    rule: str


def find_latin_names(text: str, span: Span) -> list[PersonMention]:
    """Full names (and titled surnames) in `text[span]`, in order; a name's short forms are not returned."""
    small = SmallWords(_LOWER_WORD, text, span.start, span.end)
    sightings = [
        sighting
        for run in RUN.finditer(text, span.start, span.end)
        for segment in cut_run(run.group())
        if (sighting := _weigh(text, span, run.start(), segment, small)) is not None
    ]
    accepted = _accept(text, sightings)
    return [
        PersonMention(
            span=Span(s.start, s.end),
            surface=text[s.start : s.end],
            rule=s.rule,
            confidence=min(0.99, 0.5 + accepted[s.key] / 12),
            role=None if s.role is None else " ".join(text[s.role.start : s.role.end].split()),
            honorific=s.honorific,
        )
        for s in sightings
        if s.key in accepted and s.score > -1.5
    ]


def _weigh(text: str, span: Span, base: int, segment: Segment, small: SmallWords) -> Sighting | None:
    """The segment in its place with its score; None where it is hopeless."""
    common = common_words()
    start, end, words = base + segment.start, base + segment.end, segment.words
    if text[end : end + 1] in ("@", "."):
        end, words = _without_mail(text, end, words)
    if words[-1][-1] == "." and (glued := _GLUED.match(text, end, span.end)) and is_initial(words[-1]):
        end, words = glued.end(), (*words, *glued.group().split())
    if own_words := without_run_on(words):
        end, words = end - len(words[-1]) + len(own_words[-1]), own_words
    if is_crowd(words) or is_street(text, span, start, words):
        return None
    own = segment.shape - sum([w for word, w in segment.unsure if word in common])
    if own < -3.0:
        return None
    points, rule, role = _weigh_left(text, span, start, segment)
    score = own + points
    right_points, right_rule, right_role = _weigh_right(text, span, end)
    score += right_points
    if (
        right_rule == "role-after"
        and right_points > 2.0
        and _is_called_after_place(text, span, start, segment)
    ):
        closed = right_role is not None and _IN_APPOSITION.match(text, right_role.end, span.end)
        score += 2.0 if closed else 0.0
    told = right_role is not None and (role is None or right_rule != "bare")
    if told and not hands_over(text, Span(start, end), span.start):
        role = right_role
    if right_points > max(points, 0.0):
        rule = right_rule
    points, line_rule, line_role = _weigh_line(text, span, start, end)
    score += points
    rule = rule or line_rule
    role = role or line_role
    honorific = None
    if segment.titled:
        start, honorific = _honorific(text, span, start)
        if _INSTITUTION_OF.search(text, max(span.start, start - 40), start):
            return None  # “the Department of Justice Halden Frost inquiry”
        rule = "titled"
        shouting = segment.before == "rank" and _in_headline(text, span, start, end)
        score += 3.0 if segment.before == "courtesy" else 0.5 if shouting else 2.5
    if (rule == "contact" or segment.titled) and is_institution(text, span, start, end, words):
        return None
    if rule in _WEAK_RULES and segment.shape < 1.0:
        score -= 0.75
    if score <= -1.0 or (not rule and score < 0):
        return None
    # Last of all, and only where the rest leaves it open, because it looks through the whole release.
    against = sum([w for word, w in segment.unsure if word not in common and word in small])
    score -= against
    if own - against < -3.0 or score <= -1.0 or (not rule and score < 0):
        return None
    return Sighting(start, end, tuple(map(fold_token, words)), honorific, role, score, rule or "shape")


def _is_called_after_place(text: str, span: Span, start: int, segment: Segment) -> bool:
    """“Paris Okoro”, where a sentence opens or somebody speaks: what a place is called, before no word."""
    first, *more = segment.words
    if len(more) != 1 or segment.before or segment.after or first.casefold() not in names_en.PLACES:
        return False
    if first.casefold() in names_en.GIVEN_NAMES or not common_words().isdisjoint((more[0].casefold(),)):
        return False
    return _OPENS_OR_SPEAKS.search(text, max(span.start, start - 24), start) is not None


#: A role that stands between commas, or at the end of its sentence.
_IN_APPOSITION = re.compile(r"[,.)](?!\w)")
_OPENS_OR_SPEAKS = re.compile(rf"(?:(?:^|[\n.!?”])\s*|\b(?:{_SPEECH})\s)$")


def _without_mail(text: str, end: int, words: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    """“Joan Reevejoan@…” ends where the address begins that is glued to it."""
    last = words[-1]
    for opening in (words[0].casefold(), "media", "press", "info"):
        glued = len(last) > len(opening) + 1 and last.endswith(opening)
        if glued and _MAIL_REST.match(text, end, end + 40):
            return end - len(opening), (*words[:-1], last[: -len(opening)])
    return end, words


#: What is glued to an initial: “K.D.|Lal Kantha”.
_GLUED = re.compile(rf"[{UPPER}][a-z]{{2,}}(?:[ \u00a0]{TOKEN}){{0,2}}")
_MAIL_REST = re.compile(r"[\w.+\-]*@")


def _weigh_left(text: str, span: Span, start: int, segment: Segment) -> tuple[float, str, Span | None]:
    """(points, rule, role) from what stands before a name."""
    points = 0.5 if segment.after in ("role", "verb") else 0.0
    if segment.after == "role" and start > span.start and text[start - 1] == " ":
        points = -1.0  # “said Halden Works CEO Ann Dorsey”: what a role follows in a sentence is its company
    rule = {"role": "role-after", "verb": "headline"}.get(segment.after, "")
    if segment.titled:
        return points, rule, role_before(text, span.start, start) if segment.before == "rank" else None
    if segment.before == "role" and not segment.cut:
        role = role_before(text, span.start, start)
        return (2.0 + points, "role-before", role) if role is not None else (points, rule, None)
    left = text[max(span.start, start - 48) : start]
    stripped = left.rstrip(" \u00a0")
    if (stripped[-1:] in _LABEL_ENDS or stripped.endswith(("ontact", "etails"))) and _LABEL_LEFT.search(left):
        return points + 2.5, "contact", None
    opening = max(stripped.rfind(" "), stripped.rfind("\u00a0")) + 1
    word = _last_word(stripped[opening:]) if len(stripped) < len(left) else ""
    if not word:
        if left.endswith(", ") and (role := apposed_role(text, span.start, start)) is not None:
            return points + 2.0, "role-before", role
        return points - 3.0 if stripped.endswith(("&", "+", "$", "#")) else points, rule, None
    if word in ("the", "a", "an"):
        return points - 2.5, rule, None
    if segment.after == "role" and word in names_en.APPOINTING_VERBS:
        return points + 3.0, "appointed", None
    if segment.owns_role and word in names_en.SPEECH_VERBS:
        return points - 1.0, rule, None  # who speaks is named behind the role
    if word in names_en.SPEECH_VERBS:
        quoted = _AFTER_QUOTE.search(stripped) is not None
        return points + (2.5 if quoted else 2.0), "quote" if quoted else "speech", None
    if word == "by" and _WORK_BY.search(stripped):
        return points + 2.0, "work", None
    if word in names_en.ROLE_HEADS:
        weak = word in names_en.WEAK_ROLE_HEADS and not _is_compound(stripped)
        return points + (1.0 if weak else 2.0), "role-before", role_before(text, span.start, start)
    if word in names_en.ROLE_MODIFIERS and _ROLE_OF.search(left):
        return points + 2.0, "role-before", role_before(text, span.start, start)
    if word in names_en.PERSON_VERBS:
        return points + 1.0, rule or "met", None
    if word == "by" and _BYLINE_LEFT.search(left):
        return points + 2.0, "byline", None
    return points, rule, None


def _is_compound(left: str) -> bool:
    """Whether the words before a name end in a role of two words, surer than either: “chief executive”."""
    words = [word.casefold() for word in left.split()[-2:]]
    return len(words) == 2 and words[0] in names_en.ROLE_MODIFIERS


def _last_word(piece: str) -> str:
    """The word at the end of a piece without spaces, case folded; "" where it ends in no letter."""
    if piece.isalpha():
        return piece.casefold()
    last = _LAST_WORD.search(piece)
    return last.group().casefold() if last else ""


def _weigh_right(text: str, span: Span, end: int) -> tuple[float, str, Span | None]:
    """(points, rule, role) from what stands after a name."""
    if text[end : end + 1] == "." and text[end + 1 : end + 2].isspace():
        return 0.0, "", None
    plain = _PLAIN_WORD.match(text, end, span.end)
    if plain is not None and plain.group(1) not in _TELLING:
        return 0.0, "", None
    match = _RIGHT.match(text, end, min(span.end, end + 96))
    if match is None:
        return 0.0, "", None
    kind = match.lastgroup or ""
    points, rule, role = _RIGHT_POINTS.get(kind, 0.0), kind, None
    if kind in ("open", "degree", "age", "han", "being", "bare"):
        role = _role_past(text, end, span.end, match)
        if role is not None:
            weak = _is_weak(text[role.start : role.end])
            points += (0.0 if weak else 1.0) if kind in ("being", "bare") else 1.0 if weak else 2.5
            rule = "role-after" if kind in ("open", "age") else kind
    return points, rule, role


def _is_weak(role: str) -> bool:
    """Whether a role may as well be that of a company: “a leader in lamps”."""
    if _CHIEF.search(role):
        return False
    heads = [w for w in re.findall(r"[\w\-]+", role.casefold()) if w in names_en.ROLE_HEADS]
    return all(h in names_en.WEAK_ROLE_HEADS for h in heads)


def _role_past(text: str, end: int, limit: int, match: re.Match[str]) -> Span | None:
    """The role behind degrees, an age or a bracketed name: “, M.D., Chief of Surgery”."""
    pos, kind = end, match.lastgroup
    if kind == "bare":  # “NAME is Chief Engineer”
        another = _NEXT_CLAUSE.search(text, match.end(), min(limit, match.end() + 120))
        return role_from(text, match.end(), another.start() if another else limit)
    if kind == "han":
        closing = text.find(")", end, min(limit, end + 48))
        return None if closing < 0 else role_after(text, closing + 1, limit)
    again: re.Match[str] | None = match
    for _ in range(4):
        if again is None or again.lastgroup not in ("degree", "age"):
            break
        pos = again.end()
        again = _RIGHT.match(text, pos, min(limit, pos + 64))
    return role_after(text, pos, limit)


def _weigh_line(text: str, span: Span, start: int, end: int) -> tuple[float, str, Span | None]:
    """(points, rule, role) for a name on a line of its own; more with a role or an address just below."""
    opens = start == span.start or text[start - 1] in "\n\r\t"
    if not opens or not _LINE_END.match(text, end, span.end):
        return 0.0, "", None
    role = role_below(text, end, span.end)
    if role is not None and not _is_weak(text[role.start : role.end]):
        return 2.0, "role-after", role
    if _CONTACT_NEAR.search(text, end, min(span.end, end + 120)):
        return 2.0, "contact", None
    return 0.5, "line", None


def _honorific(text: str, span: Span, start: int) -> tuple[int, str]:
    floor = max(span.start, start - 30)
    word = re.search(r"[^\W\d_]+\.?$", text[floor:start].rstrip())
    return (floor + word.start(), word.group()) if word else (start, "")


def _in_headline(text: str, span: Span, start: int, end: int) -> bool:
    """Whether the words around stand in capitals, so that a capital says nothing."""
    left = max(span.start, text.rfind("\n", span.start, start) + 1, start - 120)
    right = text.find("\n", end, min(span.end, end + 120))
    words = re.findall(
        r"[^\W\d_]{4,}", text[left:start] + text[end : right if right >= 0 else min(span.end, end + 120)]
    )
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


def _accept(text: str, sightings: list[Sighting]) -> dict[tuple[str, ...], float]:
    """The names believed to be people's, with their scores: the best sighting, more for others like it."""
    best: dict[tuple[str, ...], float] = {}
    signs: dict[tuple[str, ...], int] = {}
    for s in sightings:
        best[s.key] = max(best.get(s.key, -9.0), s.score)
        signs[s.key] = signs.get(s.key, 0) + (s.rule not in _WEAK_RULES and s.rule != "shape")
    accepted: dict[tuple[str, ...], float] = {}
    for key, score in best.items():
        total = score + min(1.0, 0.5 * max(0, signs[key] - 1))
        if total >= ACCEPT:
            accepted[key] = total
    for pair in (*pairwise(sightings), *_backwards(sightings)):
        known, other = pair
        if known.key in accepted and other.key not in accepted and other.score >= 0:
            a, b = sorted(pair, key=lambda s: s.start)
            if _CHAIN.fullmatch(text, a.end, max(a.end, b.start)):
                accepted[other.key] = ACCEPT
    return accepted


def _backwards(sightings: list[Sighting]) -> Iterator[tuple[Sighting, Sighting]]:
    return pairwise(reversed(sightings))
