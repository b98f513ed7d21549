"""What a saved page says of itself: title, date of publication, language, author, address.

Reads JSON-LD, meta elements and the elements around the headline, the plainest statement first.
The day a page was changed is never taken for the day it was published.  Where the article stands
and what its text is are left to `html_text`.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.models import Language
from corpus.reading.page_tree import BLOCKS, Element, PageTree
from corpus.reading.stated_date import read_date

_MAX_NODES = 5000
_ARTICLE_TYPES = frozenset(("BlogPosting", "Report", "PressRelease", "SocialMediaPosting", "CreativeWork"))
_PAGE_TYPES = frozenset(("WebPage", "ItemPage", "AboutPage"))
_LISTING_TYPES = frozenset(("ItemList", "CollectionPage", "SearchResultsPage"))
# What stands below these is about other pages.
_ELSEWHERE = frozenset(
    ("itemListElement", "hasPart", "isPartOf", "comment", "mentions", "citation", "review")
)
_DATE_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "publication_date",
    "publish_date",
    "publishdate",
    "pubdate",
    "published",
    "releasedate",
    "release_date",
    "sailthru.date",
    "parsely-pub-date",
    "date",
)
_COMMENT = re.compile(r"^\s*(?:<!--|/\*+\s*<!\[CDATA\[\s*\*+/|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|\]\]>)\s*$")
_LOOSE_COMMA = re.compile(r",\s*(?=[}\]])")
_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]\s+|[|_|]")
_MARK = re.compile(r"[-–—·•»:：|｜_]")
_MARKS = "|-–—·•»:|_"
_CHANGED = re.compile(r"updat|modif|chang|edit|revis|last \w+ed\b|更新|修改|修订|修訂", re.I)
_LONG_ENOUGH = 25
"""A heading with fewer characters may be the name of a section (“Press releases”)."""
_LONGEST = 1000
"""What a page gives as its title is cut to this many characters."""
_NEAR = 60
"""A time element within this many elements of the headline stands beside it."""


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`date` is ISO 8601 and `date_evidence` the field it was read from; `types` are JSON-LD types.

    `ambiguous` is a date field that could be two dates; no date is taken then.
    """

    title: str | None = None
    date: str | None = None
    date_evidence: str | None = None
    ambiguous: str | None = None
    language: Language | None = None
    author: str | None = None
    url: str | None = None
    types: frozenset[str] = frozenset()


def read_facts(tree: PageTree) -> PageFacts:
    """The facts of a page as it was parsed, before anything is taken out of it."""
    nodes = tuple(_linked_data(tree))
    metas = _metas(tree)
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES or _is_article(node)]
    title = _title(tree, metas, articles)
    node = _about_this(articles, title)
    date, evidence, ambiguous = _date(tree, metas, (node, *(n for n in nodes if _types(n) & _PAGE_TYPES)))
    return PageFacts(
        title=title,
        date=date,
        date_evidence=evidence,
        ambiguous=ambiguous,
        language=_language(tree, metas),
        author=_person(node.get("author")),
        url=_address(tree, metas),
        types=frozenset(kind for each in nodes for kind in _types(each)),
    )


def is_listing_type(facts: PageFacts) -> bool:
    """Whether the page calls itself a list of things and not an article."""
    articles = any(kind in _ARTICLE_TYPES or kind.endswith("Article") for kind in facts.types)
    return bool(facts.types & _LISTING_TYPES) and not articles


def fold(text: str) -> str:
    """Text as titles are compared: width, case, marks and white space ignored."""
    shown = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in shown if character.isalnum())


def _linked_data(tree: PageTree) -> Iterator[dict[str, object]]:
    """The objects of all JSON-LD scripts in document order, those about other pages left out."""
    count = 0
    for script in tree.named("script"):
        if not script.get("type").strip().lower().startswith("application/ld+json"):
            continue
        stack = [_loose_json("".join(tree.strings(script)))]
        while stack and count < _MAX_NODES:
            value = stack.pop()
            count += 1
            if isinstance(value, dict):
                yield value
                stack.extend(reversed([inner for key, inner in value.items() if key not in _ELSEWHERE]))
            elif isinstance(value, list):
                stack.extend(reversed(value))


def _loose_json(text: str) -> object:
    """What a script holds; None where it cannot be read even with the usual slips forgiven."""
    text = _COMMENT.sub("", text).strip().rstrip(";")
    for attempt in (text, _LOOSE_COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: dict[str, object]) -> set[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return {name.rsplit("/", 1)[-1] for name in names if isinstance(name, str)}


def _is_article(node: dict[str, object]) -> bool:
    return any(kind.endswith("Article") for kind in _types(node))


def _about_this(articles: list[dict[str, object]], title: str | None) -> dict[str, object]:
    """The article the page is about: the one with its title, else the only one; else an empty one."""
    key = fold(title or "")
    for node in articles:
        headline = node.get("headline") or node.get("name")
        if isinstance(headline, str) and key and _same(fold(headline[:_LONGEST]), key):
            return node
    dated = [node for node in articles if "datePublished" in node]
    return dated[0] if len(dated) == 1 else {}


def _same(one: str, other: str) -> bool:
    """Whether two folded titles are one, or one is the other cut short (a feed's limit, three dots)."""
    a, b = sorted((one, other), key=len)
    return a == b or (len(a) >= 20 and b.startswith(a))


def _metas(tree: PageTree) -> dict[str, str]:
    """The first non-empty content of each meta element, by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in tree.named("meta"):
        content = " ".join(meta.get("content").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(key).strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(tree: PageTree, metas: dict[str, str], articles: list[dict[str, object]]) -> str | None:
    """The headline: the h1 that the page's title agrees with, else the headline stated in JSON-LD, else
    the only h1 if it is longer than the name of a section, else a line of the page that the page's title
    begins with, else that title without the site's name."""
    stated = [metas.get("og:title"), metas.get("twitter:title")]
    stated += [tree.line(title) for title in tree.named("title")[:1]]
    whole = [text[:_LONGEST] for text in stated if text]
    keys = [fold(text) for text in whole]
    site = metas.get("og:site_name")
    shown = [tree.line(heading, most=_LONGEST)[:_LONGEST] for heading in tree.named("h1")[:20]]
    headings = [text for text in shown if fold(text) not in ("", fold(site or ""))]
    for heading in headings:
        if any(_begins(key, fold(heading)) or _same(key, fold(heading)) for key in keys):
            return heading
    for headline in (node.get("headline") for node in articles):
        if isinstance(headline, str) and any(_begins(key, fold(headline[:_LONGEST])) for key in keys):
            return " ".join(headline.split())
    if len(headings) == 1 and len(headings[0]) >= _LONG_ENOUGH:
        return headings[0]
    line = _line_of_title(tree, whole)
    if line is not None:
        return line
    cut = [_without_site(text, site) for text in whole]
    return next((text for text in (*cut, *shown) if fold(text)), None)


def _line_of_title(tree: PageTree, whole: list[str]) -> str | None:
    """The longest line of the page that is a stated title up to a mark in its later half, or None."""
    starts = {
        fold(title[: mark.start()]) for title in whole for mark in _MARK.finditer(title, len(title) // 2)
    }
    longest = max(map(len, whole), default=0)
    found: list[str] = []
    for element in tree.elements:
        if 2 <= element.text <= longest and element.name in BLOCKS and not element.in_link:
            line = tree.line(element, most=_NEAR)
            if len(fold(line)) >= 6 and fold(line) in starts:
                found.append(line)
    return max(found, key=len, default=None)


def _begins(title: str, heading: str) -> bool:
    """Whether a page's title is the heading, alone or with something behind it (both folded)."""
    return title.startswith(heading) and len(heading) >= 2


def _without_site(title: str, site: str | None) -> str:
    """A title without the site's name at its end or start; with no name known, what follows a bar."""
    parts = _SEPARATOR.split(title)
    marks = f"{_MARKS} "
    if len(parts) > 1 and site:
        if fold(parts[-1]) == fold(site):
            return title[: title.rindex(parts[-1])].rstrip(marks)
        if fold(parts[0]) == fold(site):
            return title[len(parts[0]) :].lstrip(marks)
    bar = max(title.rfind(" | "), title.rfind("|"))
    if not site and bar > 0 and bar >= len(title) // 2:
        return title[:bar].rstrip()
    return title


def _date(
    tree: PageTree, metas: dict[str, str], nodes: tuple[dict[str, object], ...]
) -> tuple[str | None, str | None, str | None]:
    """ISO date, the field it was read from, and the first field that could be two dates."""
    ambiguous: str | None = None
    for value, evidence in _date_fields(tree, metas, nodes):
        stated = read_date(value)
        shown = evidence.replace("…", " ".join(str(value).split())[:60])
        if stated.iso is not None and len(stated.iso) >= 7:
            return stated.iso, shown, None
        if stated.problem == "ambiguous" and ambiguous is None:
            ambiguous = shown
    return None, None, ambiguous


def _date_fields(
    tree: PageTree, metas: dict[str, str], nodes: tuple[dict[str, object], ...]
) -> Iterator[tuple[object, str]]:
    """Every statement of the day of publication, the most reliable first."""
    yield nodes[0].get("datePublished"), "JSON-LD datePublished “…”"
    for name in _DATE_METAS[:4]:
        if name in metas:
            yield metas[name], f"<meta {name}=“…”>"
    for tag in tree.elements:
        if tag.attributes and "datePublished" in tag.get("itemprop").split():
            stated = tag.get("datetime") or tag.get("content") or _label(tree, tag)
            yield stated, "itemprop datePublished “…”"
    for name in _DATE_METAS[4:]:
        if name in metas:
            yield metas[name], f"<meta {name}=“…”>"
    for tag in _times_near_title(tree):
        yield tag.get("datetime") or _label(tree, tag), "<time datetime=“…”>"
    for node in nodes[1:]:
        yield node.get("datePublished"), "JSON-LD page datePublished “…”"


def _label(tree: PageTree, element: Element) -> str:
    """The first words of an element that should hold a date and nothing else."""
    return tree.line(element, most=_NEAR)


def _times_near_title(tree: PageTree) -> list[Element]:
    """Time elements beside the first h1, those after it first; none that tell of a change or of a teaser."""
    heading = next(iter(tree.named("h1")), None)
    if heading is None:
        return []
    home = heading.number
    near: list[tuple[int, Element]] = []
    for tag in tree.named("time"):
        distance = tag.number - home if tag.number > home else 2 * (home - tag.number)
        if distance > _NEAR or _CHANGED.search(
            f"{tag.get('itemprop')} {tag.get('class')} {_label(tree, tag)}"
        ):
            continue
        if not _CHANGED.search(_said_before(tree, tag)) and not _of_a_teaser(tree, tag, heading):
            near.append((distance, tag))
    return [tag for _, tag in sorted(near, key=lambda pair: pair[0])]


def _said_before(tree: PageTree, element: Element) -> str:
    """The last characters of the text before an element, from a few events back at most."""
    for event in reversed(tree.events[max(0, element.place - _NEAR) : element.place]):
        if isinstance(event, str) and not event.isspace():
            return event.rstrip()[-30:]
    return ""


def _of_a_teaser(tree: PageTree, element: Element, heading: Element) -> bool:
    """Whether a time element is in a menu, a list or a link, or beside a link that reads like a headline."""
    for above in element.outward():
        if above.name in ("aside", "nav", "footer", "li", "a"):
            return True
        if above.holds(heading):
            break
        for inner in islice(tree.below(above), _NEAR):
            if inner.name == "a" and len(tree.line(inner, most=_NEAR)) >= _LONG_ENOUGH:
                return True
    return False


def tells_of_change(text: str) -> bool:
    """Whether a line near a date says that the page was changed then, not published."""
    return bool(_CHANGED.search(text))


def _language(tree: PageTree, metas: dict[str, str]) -> Language | None:
    """English or Chinese, where the page says so; None for another language or none."""
    stated = [html.get("lang") or html.get("xml:lang") for html in tree.named("html")[:1]]
    for value in (*stated, metas.get("og:locale"), metas.get("content-language")):
        code = re.split(r"[-_,\s]", str(value or "").strip().lower())[0]
        if code == "zh":
            return "zh"
        if code == "en":
            return "en"
    return None


def _person(author: object) -> str | None:
    """The one person a page gives as author; None for an organisation, a newsroom, or several people."""
    people = author if isinstance(author, list) else [author]
    if len(people) != 1 or not isinstance(people[0], dict) or _types(people[0]) != {"Person"}:
        return None
    name = people[0].get("name")
    return " ".join(name.split()) or None if isinstance(name, str) else None


def _address(tree: PageTree, metas: dict[str, str]) -> str | None:
    """The page's own address, where it is a full one; it is kept and never fetched."""
    links = (link for link in tree.named("link") if "canonical" in link.get("rel").lower().split())
    link = next(links, None)
    for value in (link.get("href") if link is not None else None, metas.get("og:url")):
        text = str(value or "").strip()
        if re.match(r"https?://[^\s<>\"']+$", text, re.I) and len(text) <= 2000:
            return text
    return None
