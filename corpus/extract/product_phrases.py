"""Names that a release tells to be a thing's: “the Halo platform”, “Halo is an app”, the book “Halo Days”.

The words around a name say what it is, so that it needs no number and no mark.  Whether the name is a
product of the archive, and where else it stands, is decided by `resolve.product_lexicon`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.alternation import one_of
from corpus.languages import names_en, products_en
from corpus.languages.common_en import common_words
from corpus.models import ProductMention, Span
from corpus.names import UPPER

_GAP = "[ \u00a0]"
# Words are bounded, so that a match costs no more than its longest possible length wherever it begins.
_REST = r"[\w’'+\-]{0,40}+(?:\.(?:com|io|ai))?[®™]?"
_WORD = rf"(?:[{UPPER}]|[a-z](?=[{UPPER}])|\d){_REST}"
# Patterns begin with the capital and look behind it afterwards: so the engine skips to the capitals.
_FIRST = rf"[{UPPER}](?<![\w’'+\-].){_REST}"
_MORE = rf"(?:{_GAP}(?:(?:&|and|of|for|to|by){_GAP})?{_WORD}){{0,5}}"
_SMALL = r"[a-z\-]{1,24}"
_NAME = rf"{_FIRST}{_MORE}"
_JOINERS = "&|and|of|for|to|by|in|the|on|with|into|from|a|an"
_TITLE = rf"{_FIRST}(?:{_GAP}(?:(?:{_JOINERS}){_GAP}){{0,2}}{_WORD}(?:/\d{{1,4}})?){{1,9}}"
_THINGS = one_of(products_en.THING_NOUNS)
_OWNER = rf"[{UPPER}][\w\-]{{0,40}}+[’']s"
_DETERMINED = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir|[Nn]ew|proprietary|flagship|popular|launched|introduced|{_OWNER})"
    rf"{_GAP}"
    rf"(?:(?:{one_of(products_en.OPENERS)}|[a-z]{{1,20}}-[a-z]{{1,20}}),?{_GAP}){{0,2}}"
    rf"(?P<name>{_NAME})(?:{_GAP}\([A-Z]{{2,8}}\))?{_GAP}?[®™]?{_GAP}"
    rf"(?:{_SMALL}{_GAP})?(?P<noun>{_THINGS})(?!\w)"
)
# “AI Assistant (“光环”)”: the kind of thing that the bracket gives the name of.
_BRACKETED = re.compile(
    rf"(?P<name>[{UPPER}][\w\-]{{0,40}}+(?:{_GAP}[{UPPER}][\w\-]{{0,40}}+){{0,2}}{_GAP}"
    rf"(?i:{one_of(products_en.PRODUCT_NOUNS)}){_GAP}\([“\"][^()\n]{{1,24}}[”\"]\))"
)
# “Lumora’s AI platform”: what a maker calls by its own name and its kind.
_OWNED = re.compile(
    rf"(?P<name>{_OWNER}{_GAP}(?:[A-Z]{{2,4}}|IoT|[A-Z]oT){_GAP}(?:{one_of(products_en.OWN_NOUNS)}))(?!\w)"
)
_DEFINED = re.compile(
    rf"(?P<name>[{UPPER}](?:(?<=^.)|(?<=[\n.!?:”\"][ \n\u00a0].)|(?<=\b(?:of|to|by)\s.)"
    rf"|(?<=\b(?:with|from)\s.)|(?<=[a-z],\s.)){_REST}{_MORE}(?:(?<=The){_GAP}{_NAME})?){_GAP}?[®™]?(?:{_GAP}\([^()\n]{{1,24}}\))?"
    rf"(?:,{_GAP}|,?{_GAP}(?:which{_GAP})?(?:is|are){_GAP}|{_GAP}?[—–]{_GAP}?)(?:an?|the|our|its){_GAP}"
    rf"(?P<said>(?:[\w’'\-/&]{{1,40}},?{_GAP}){{0,8}}?)(?P<noun>{_THINGS}|{one_of(products_en.WORK_NOUNS)})"
    rf"(?![\w\-])(?!{_GAP}(?:{one_of(products_en.MAKER_NOUNS)})\b)",
    re.MULTILINE,
)
_MARKED = re.compile(rf"(?P<name>(?:The{_GAP})?{_NAME}){_GAP}[®™]")
_KIND = re.compile(
    rf"(?P<name>[{UPPER}](?:(?<=[a-z] .)|(?<=, .)|(?<=[*•●] .)|(?<=[a-z]\u00a0.)){_REST}"
    rf"(?:{_GAP}{_WORD}){{0,4}}{_GAP}"
    rf"(?i:{one_of(products_en.KIND_HEADS)}))(?![\w\-])(?!{_GAP}[{UPPER}\d])"
)
_LIST = re.compile(
    rf"\b(?:[Ii]ts|[Oo]ur|owns?|developed|created|portfolio{_GAP}of){_GAP}(?:[\w\-]{{1,40}}{_GAP}){{0,3}}"
    rf"(?:brands?|products?|models?),?{_GAP}(?:such as|like|including|include|are){_GAP}"
    rf"(?P<list>[“\"]?{_NAME}[,”\"]*(?:(?:,|;|,?{_GAP}and|,?{_GAP}or)?{_GAP}[“\"]?{_NAME}[,”\"]*){{0,7}})"
)
#: Without this there is no such list.
_SUCH_AS = re.compile(rf"(?:brand|product|model)s?,?{_GAP}(?:such as|like|includ|are)")
_ITEM = re.compile(rf"(?P<name>{_FIRST}(?:{_GAP}{_WORD}){{0,4}})")
# Words of places may name a thing, which they hardly do a person.
_NOT_FIRST = (names_en.NOT_NAMES - products_en.GEOGRAPHIC) | names_en.COURTESY
_VERBS = names_en.HEADLINE_VERBS | frozenset(products_en.LAUNCH_VERBS)
_BEHIND_PREPOSITION = re.compile(r"\b(?:of|to|by|with|from)\s$")
_GLUED = re.compile(r"[a-z](?:The|In|Our|About|For|This|We)$")
_LIKE_NO_WORD = re.compile(rf"[a-z][{UPPER}]|[{UPPER}]{{2}}[a-z]|[{UPPER}]{{4}}")
_NOT_SAID = re.compile(
    rf"\b(?:best|of|for|that|which|who|to|in|with|by|on|at|from|as|is|was|{one_of(products_en.MAKER_NOUNS)})\b",
    re.I,
)
_OPENED = re.compile(rf"{_GAP}[“\"'‘](?P<name>[{UPPER}][^“”\"‘\n]{{2,70}}?)[.,]?[”\"'’](?![\w])")
_WORK_BEFORE = re.compile(
    rf"\b(?:{one_of(products_en.WORK_NOUNS)}|author of)s?(?: {_SMALL}){{0,4}},?:?$", re.I
)
_BEFORE_TITLE = re.compile(rf",{_GAP}(?=[{UPPER}])")
_LAST_WORD = re.compile(r"(?<![\w’'\-])[A-Za-z]{3,12}$")
_PLAIN_TITLE = re.compile(rf"(?P<name>{_TITLE}(?:: {_TITLE})?)(?=[,.\n]|{_GAP}(?:by|is)\b)")
_SITE = re.compile(
    rf"(?P<name>[{UPPER}](?<![\w@/.\-(].)[A-Za-z]{{2,30}}+\.(?:com|io|ai|net|org))(?![\w@/])(?!,?\sInc\b)"
)
_TOKEN = re.compile(rf"(?P<name>[{UPPER}][\w]{{2,20}}){_GAP}\((?P<ticker>\$[A-Z]{{2,8}})\)")
_HEADLINE = re.compile(
    rf"\b(?:{one_of(products_en.LAUNCH_VERBS)}){_GAP}(?:the{_GAP}|its{_GAP}|new{_GAP})*(?P<name>{_NAME})"
    rf"(?={_GAP}?[:,!—–]|{_GAP}(?:for|to|with|in|by|at|as|on)\b|{_GAP}*$)",
    re.IGNORECASE | re.MULTILINE,
)
_CONFIDENCE = {
    "thing": 0.6,
    "thing-weak": 0.4,
    "owned": 0.4,
    "defined": 0.7,
    "told-kind": 0.5,
    "listed": 0.6,
    "work": 0.7,
    "site": 0.6,
    "token": 0.7,
    "headline": 0.6,
    "bracketed": 0.7,
    "marked": 0.7,
}
_POSSESSIVE = re.compile(r"(?:Company|Group|Firm)[’']s\b")
_PARTICIPIAL = re.compile(
    r"-(?:based|powered|driven|enabled|led|backed|owned|focused|first|ready|native)$|aaS$"
)
TOLD = frozenset(_CONFIDENCE)
#: A name that a headline launches, or an address that is a name, is spoken of so often in the release.
_OFTEN = 3
_MOST = 64


def find_told_names(text: str, span: Span) -> list[ProductMention]:
    """The names in `text[span]` that its words tell to be a thing's, without overlaps, in order.

    Rules: "thing" and "thing-weak" (“the Halo platform”), "owned" (“Lumora’s AI platform”), "defined" (“Halo
    is an app”), "told-kind" (“Halo Breath Spray”), "listed" (“our brands include Halo”), "work" (the title of
    a book), "marked" (“Halo ®”), "bracketed" (“AI Assistant (“Halo”)”), "token" (“Halo ($HALO)”), "site" (an
    address used as a name), "headline" (what the headline launches).
    """
    spoken = _Spoken(text, span)
    found = [*_things(text, span, spoken), *_works(text, span), *_often(text, span, spoken)]
    kept: list[ProductMention] = []
    for one in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not kept or kept[-1].span.end <= one.span.start:
            kept.append(one)
    return kept


class _Spoken:
    """How often a release says a name; of so many names only, lest counting take the square of its length."""

    def __init__(self, text: str, span: Span) -> None:
        self._text, self._span = text, span
        self._counts: dict[str, int] = {}

    def count(self, name: str) -> int:
        if name not in self._counts:
            if len(self._counts) >= _MOST:
                return 1
            self._counts[name] = self._text.count(name, self._span.start, self._span.end)
        return self._counts[name]


def _mention(match: re.Match[str], rule: str, group: str = "name") -> ProductMention:
    surface = match.group(group)
    return ProductMention(Span(*match.span(group)), surface, rule, _CONFIDENCE[rule])


def _things(text: str, span: Span, spoken: _Spoken) -> Iterator[ProductMention]:
    for match in _DETERMINED.finditer(text, span.start, span.end):
        name = match.group("name")
        if may_be_thing(name):
            sure = match.group("noun") in products_en.OWN_NOUNS or _LIKE_NO_WORD.search(name)
            yield _mention(match, "thing" if sure else "thing-weak")
    for match in _OWNED.finditer(text, span.start, span.end):
        yield _mention(match, "owned")
    for match in _BRACKETED.finditer(text, span.start, span.end) if _holds(text, span, "(“", '("') else ():
        first = match.group("name").split()[0]
        cut = len(first) + 1 if first.casefold() in _NOT_FIRST else 0
        at = Span(match.start("name") + cut, match.end("name"))
        yield ProductMention(at, text[at.start : at.end], "bracketed", _CONFIDENCE["bracketed"])
    for match in _DEFINED.finditer(text, span.start, span.end):
        name = match.group("name")
        titled = name.startswith("The ")
        left = max(span.start, match.start() - 6)
        if text.startswith(",", match.end("name")) and _BEHIND_PREPOSITION.search(text, left, match.start()):
            continue
        apposed = len(name.split()) > 2 and not text.startswith((" is", " are"), match.end("name"))
        known = not titled or apposed or spoken.count(name) >= _OFTEN
        if may_be_thing(name[4:] if titled else name) and known and not _NOT_SAID.search(match.group("said")):
            yield _mention(match, "defined")
    marked = _holds(text, span, " ®", " ™", "\u00a0®", "\u00a0™")
    for match in _MARKED.finditer(text, span.start, span.end) if marked else ():
        if may_be_thing(match.group("name").removeprefix("The ")):
            yield _mention(match, "marked")
    for match in _TOKEN.finditer(text, span.start, span.end) if _holds(text, span, "($") else ():
        yield _mention(match, "token")
        yield _mention(match, "token", "ticker")
    yield from _kinds(text, span, spoken)


def _holds(text: str, span: Span, *signs: str) -> bool:
    """Whether one of the signs stands in the release, without which a pattern need not be tried."""
    return any(text.find(sign, span.start, span.end) >= 0 for sign in signs)


def _kinds(text: str, span: Span, spoken: _Spoken) -> Iterator[ProductMention]:
    """“Halo Breath Spray”, and what stands in a list of brands or products."""
    common = common_words()
    for match in _KIND.finditer(text, span.start, span.end):
        name = match.group("name")
        words = [word.casefold() for word in name.split()]
        if not name.split()[-1][0].isupper():
            continue
        odd = any(word not in common and word not in products_en.KIND_HEADS for word in words)
        if may_be_thing(name) and (odd or spoken.count(name) > 1):
            yield _mention(match, "told-kind")
    lists = _SUCH_AS.search(text, span.start, span.end) is not None
    for listed in _LIST.finditer(text, span.start, span.end) if lists else ():
        for match in _ITEM.finditer(text, *listed.span("list")):
            if may_be_thing(match.group("name")) and match.group("name").casefold() not in names_en.NOT_NAMES:
                yield _mention(match, "listed")


def _works(text: str, span: Span) -> Iterator[ProductMention]:
    for match in _OPENED.finditer(text, span.start, span.end):
        before = text[max(span.start, match.start() - 60) : match.start()].replace("\u00a0", " ")
        if _WORK_BEFORE.search(before) and _may_be_title(match.group("name")):
            yield _mention(match, "work")
    for opening in _BEFORE_TITLE.finditer(text, span.start, span.end):
        word = _LAST_WORD.search(text[max(span.start, opening.start() - 14) : opening.start()])
        if word is not None and word.group().casefold() in products_en.WORK_NOUNS:
            title = _PLAIN_TITLE.match(text, opening.end(), span.end)
            if title is not None and _may_be_title(title.group("name")):
                yield _mention(title, "work")


def _may_be_title(name: str) -> bool:
    words = name.split()
    return 1 < len(words) <= 12 or (len(words) == 1 and name.casefold() not in common_words())


def _often(text: str, span: Span, spoken: _Spoken) -> Iterator[ProductMention]:
    """What the headline launches, and addresses used as names, if the release goes on about them."""
    headline = text.find("\n", span.start, min(span.end, span.start + 300))
    places = list(_SITE.finditer(text, span.start, span.end))
    if headline > span.start:
        places += [m for m in _HEADLINE.finditer(text, span.start, headline) if may_be_thing(m.group("name"))]
    for match in places:
        if spoken.count(match.group("name")) >= _OFTEN:
            yield _mention(match, "headline" if match.re is _HEADLINE else "site")


def may_be_thing(name: str) -> bool:
    """Whether the words of a name can be a thing's: not an institution, a place, a nation or a bare sign."""
    words = [word.rstrip("®™").casefold() for word in name.split()]
    if name.endswith(("’s", "'s", "’", "'")) or _POSSESSIVE.match(name) or _PARTICIPIAL.search(name):
        return False
    if _GLUED.search(name) or words[0] in products_en.STANDARDS or _is_numbered(words[0]):
        return False
    if words[0] in _NOT_FIRST or (len(words) > 1 and words[0] in _VERBS):
        return False
    if len(words) == 1:
        word = name.rstrip("®™")
        return not (
            len(word) < 3
            or (word.isupper() and len(word) < 4)
            or words[0] in names_en.PLACES
            or words[0] in names_en.ORGANISATION_WORDS - products_en.GEOGRAPHIC
            or words[0] in products_en.THING_NOUNS
        )
    return words[-1] not in products_en.NOT_PRODUCT_HEADS and words[-1] not in names_en.PLACES


def _is_numbered(word: str) -> bool:
    """“covid-19”, “web-3”: a number behind a word that is no brand."""
    head, hyphen, number = word.partition("-")
    return bool(hyphen) and number.isdigit() and head in products_en.NUMBERED_NOUNS
