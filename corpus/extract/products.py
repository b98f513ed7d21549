"""Names that have the shape of a product's: capitalised words with a model number, a mark, a launch.

Shapes only, from one release: whether “Halo 3 Pro” is a product of the archive, what family it is
of, and where else it stands is decided by `resolve.products` from the candidates of all releases.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.languages import names_en, products_en
from corpus.models import Language, Passage, ProductMention, Span
from corpus.names import UPPER

_GAP = "[ \u00a0]{1,2}"
_MARK = "[®™℠\ufe0f]"
_INCH = r"(?:[”″\"“]|’’|''|-inch\b)"
#: One word of a product's name: “Halo”, “X3”, “iQ”, “9A”, “2.0”, “34””, “Halo®”.
_WORD = (
    rf"(?:[{UPPER}][\w]*(?:[-+./’'](?!s\b)[\w]+)*\+?|[a-z][{UPPER}][\w]*|"
    rf"\d{{1,4}}(?![\d,.]*\d{{3}})(?:\.\d{{1,2}})?(?:{_INCH}|[A-Za-z]{{1,5}})?(?:[-+][A-Za-z0-9]+)*\+?(?!\w))(?:{_MARK}|TM\b)?"
)
CHAIN = re.compile(
    rf"(?<![\w$€£¥.,@/#&\-’'])(?:[{UPPER}]|[a-z](?=[{UPPER}]))\w*(?:[-+./’'](?!s\b)[\w]+)*\+?(?:{_MARK}|TM\b)?"
    rf"(?:{_GAP}(?:{_WORD}|(?:for|of)(?={_GAP}[{UPPER}])))*"
)
TOKEN = re.compile(r"\S+")
_MODEL = re.compile(rf"(?:[A-Z]{{0,5}}-?\d{{1,4}}(?:\.\d{{1,2}})?[A-Za-z]{{0,5}}(?:[-+][A-Za-z0-9]+)*\+?)(?:{_INCH})?(?:{_MARK}|TM)?")
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_LAUNCH = re.compile(
    rf"\b(?:{'|'.join(products_en.LAUNCH_VERBS)})(?:{_GAP}(?:the|its|a|an|new|our|all-new|latest|first)){{0,4}}{_GAP}$", re.I
)
_NOT_AFTER = re.compile(r"[ \u00a0]?(?:%|percent|million|billion|trillion|[-–]\d|,\d{3}|:\d|th\b|st\b|nd\b|rd\b|/\d)")
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Chain:
    """A run of capitalised words and numbers; `tokens` are (text, start, end)."""

    tokens: tuple[tuple[str, int, int], ...]

    @property
    def start(self) -> int:
        return self.tokens[0][1]

    @property
    def end(self) -> int:
        return self.tokens[-1][2]


def find_chains(text: str, start: int, end: int) -> Iterator[Chain]:
    """Every run of capitalised words and numbers in `text[start:end]`, in order."""
    for match in CHAIN.finditer(text, start, end):
        base = match.start()
        tokens = tuple((m.group(), base + m.start(), base + m.end()) for m in TOKEN.finditer(match.group()))
        yield Chain(tokens)


_MEASURE = re.compile(
    r"\d[\d.]*(?:g|kg|mg|mm|cm|m|km|nm|mah|wh|mp|gb|tb|mb|kb|w|kw|mw|gw|hz|khz|mhz|ghz|v|x|k|ml|l|am|pm|d|g\+|"
    r"st|nd|rd|th|mph|fps|bn|mn|hr|hrs|min|s|bit|pin|page|day|year|month|week|hour|core|in|km/h|ppi|nits|kbps|mbps)"
    r"(?:[-+].*)?",
    re.I,
)


def is_model(token: str) -> bool:
    """“9A”, “X3”, “2.0”, “34””: a model number or version; not a year, not a plain word."""
    if not any(c.isdigit() for c in token) or _YEAR.fullmatch(token) or _MEASURE.fullmatch(token):
        return False
    return _MODEL.fullmatch(token) is not None and token.casefold() not in products_en.STANDARDS


def find_candidates(
    text: str, span: Span, *, language: Language, passages: Sequence[Passage] = ()
) -> tuple[ProductMention, ...]:
    """What may be a product's name in `text[span]`, in order, without overlaps; `name` None.

    `text` is the whole dump, `span` one release.  The surface may run on into words that are not of the name
    (“Halo 3 Quick Specs”): `resolve.products.learn` cuts it.  Rules: "model" (a model
    number), "mark" (® or ™), "series" (“Halo Series”), "launch" (after a launch verb), "noun" (before
    “smartphone”, “app”); "company" marks the name of a company, which is no product.
    """
    found = []
    for chain in find_chains(text, span.start, span.end):
        company = _company(chain)
        if company is not None:
            found.append(ProductMention(company, text[company.start : company.end], "company", 0.0))
            continue
        kept = _strip_opening(chain)
        if kept:
            rule = _rule(text, span, kept)
            if rule:
                kept = kept[:_LONGEST]
                start, end = kept[0][1], kept[-1][2]
                found.append(
                    ProductMention(Span(start, end), text[start:end], rule, _CONFIDENCE[rule])
                )
    return tuple(found)


def _company(chain: Chain) -> Span | None:
    """“Lumora” in “Lumora Corporation”; None where the chain names no company."""
    tokens = _strip_opening(chain)
    for i, (word, _, _) in enumerate(tokens):
        if i and word.casefold().strip(".,") in _COMPANY_FORMS:
            return Span(tokens[0][1], tokens[i - 1][2]) if i <= 5 else None
    return None


_COMPANY_FORMS = frozenset("corporation corp inc incorporated ltd limited llc plc gmbh group holdings".split())
_CONFIDENCE = {"model": 0.8, "mark": 0.7, "series": 0.7, "launch": 0.5, "noun": 0.5}


def _strip_opening(chain: Chain) -> list[tuple[str, int, int]]:
    tokens = list(chain.tokens)
    while tokens and tokens[0][0].casefold() in names_en.NOT_NAMES:
        tokens = tokens[1:]
    return tokens


def _rule(text: str, span: Span, tokens: list[tuple[str, int, int]]) -> str:
    words = [t[0] for t in tokens]
    if any(c in w for w in words for c in "®™℠"):
        return "mark"
    model = model_position(words)
    if model is not None and not (model == len(words) - 1 and _NOT_AFTER.match(text, tokens[-1][2], span.end)):
        return "model"
    if len(words) > 1 and words[-1].casefold() in ("series", "edition") and words[0].casefold() not in _PLAIN:
        return "series"
    if words[-1].casefold() in products_en.NOT_PRODUCT_HEADS or words[-1].casefold() in names_en.ORGANISATION_WORDS:
        return ""
    start, end = tokens[0][1], tokens[-1][2]
    if _LAUNCH.search(text, max(span.start, start - 40), start):
        return "launch"
    following = re.compile(r"[ \u00a0]([a-z][a-z\-]+)").match(text, end, min(span.end, end + 24))
    if following and following.group(1) in products_en.PRODUCT_NOUNS and (len(words) > 1 or not words[0].istitle()):
        return "noun"
    return ""


_PLAIN = frozenset("world time tv web film drama video summer winter lecture concert speaker webinar podcast first second".split())


def model_position(words: Sequence[str]) -> int | None:
    """Where the first model number of a name stands (never first), None without one."""
    for i, word in enumerate(words):
        if i and is_model(word):
            before = words[i - 1].casefold().strip("®™")
            if before in products_en.NUMBERED_NOUNS or before in products_en.STANDARDS:
                return None
            return i
    return None
