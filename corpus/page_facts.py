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
from typing import TYPE_CHECKING

from corpus.models import Language
from corpus.stated_date import read_date

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

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
_MARKS = "|-–—·•»:|_"
_CHANGED = re.compile(r"updat|modif|chang|edit|revis|更新|修改|修订|修訂", re.I)
_LONG_ENOUGH = 25
"""A heading with fewer characters may be the name of a section (“Press releases”)."""
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


def read_facts(soup: BeautifulSoup) -> PageFacts:
    """The facts of a page as it was parsed, before anything is taken out of it."""
    nodes = tuple(_linked_data(soup))
    metas = _metas(soup)
    articles = [node for node in nodes if _types(node) & _ARTICLE_TYPES or _is_article(node)]
    title = _title(soup, metas, articles)
    node = _about_this(articles, title)
    date, evidence, ambiguous = _date(soup, metas, (node, *(n for n in nodes if _types(n) & _PAGE_TYPES)))
    return PageFacts(
        title=title,
        date=date,
        date_evidence=evidence,
        ambiguous=ambiguous,
        language=_language(soup, metas),
        author=_person(node.get("author")),
        url=_address(soup, metas),
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


def _linked_data(soup: BeautifulSoup) -> Iterator[dict[str, object]]:
    """The objects of all JSON-LD scripts in document order, those about other pages left out."""
    count = 0
    for script in soup.find_all("script", type=re.compile(r"^\s*application/ld\+json", re.I)):
        stack = [_loose_json(str(script.string or ""))]
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
    for node in articles:
        headline = node.get("headline") or node.get("name")
        if isinstance(headline, str) and title and _same(headline, title):
            return node
    dated = [node for node in articles if "datePublished" in node]
    return dated[0] if len(dated) == 1 else {}


def _same(one: str, other: str) -> bool:
    """Whether two titles are one, or one is the other cut short (a feed's limit, three dots)."""
    a, b = sorted((fold(one), fold(other)), key=len)
    return a == b or (len(a) >= 20 and b.startswith(a))


def _metas(soup: BeautifulSoup) -> dict[str, str]:
    """The first non-empty content of each meta element, by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in soup.find_all("meta"):
        content = " ".join(str(meta.get("content") or "").split())
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = str(meta.get(key) or "").strip().lower()
            if name and content:
                found.setdefault(name, content)
    return found


def _title(soup: BeautifulSoup, metas: dict[str, str], articles: list[dict[str, object]]) -> str | None:
    """The headline: the h1 that the page's title agrees with, else the headline stated in JSON-LD, else
    the only h1 if it is longer than the name of a section, else the title without the site's name."""
    stated = [metas.get("og:title"), metas.get("twitter:title")]
    if soup.title is not None:
        stated.append(soup.title.get_text())
    whole = [" ".join(text.split()) for text in stated if text and text.strip()]
    site = metas.get("og:site_name")
    shown = [" ".join(tag.get_text(" ").split()) for tag in soup.find_all("h1", limit=20)]
    headings = [text for text in shown if fold(text) and fold(text) != fold(site or "")]
    for heading in headings:
        if any(_begins(text, heading) or _same(text, heading) for text in whole):
            return heading
    for headline in (node.get("headline") for node in articles):
        if isinstance(headline, str) and any(_begins(text, headline) for text in whole):
            return " ".join(headline.split())
    if len(headings) == 1 and len(headings[0]) >= _LONG_ENOUGH:
        return headings[0]
    cut = [_without_site(text, site) for text in whole]
    return next((text for text in (*cut, *shown) if fold(text)), None)


def _begins(text: str, heading: str) -> bool:
    """Whether a page's title is the heading, alone or with something behind a separator."""
    return fold(text).startswith(fold(heading)) and len(fold(heading)) >= 2


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
    soup: BeautifulSoup, metas: dict[str, str], nodes: tuple[dict[str, object], ...]
) -> tuple[str | None, str | None, str | None]:
    """ISO date, the field it was read from, and the first field that could be two dates."""
    ambiguous: str | None = None
    for value, evidence in _date_fields(soup, metas, nodes):
        stated = read_date(value)
        shown = evidence.replace("…", " ".join(str(value).split())[:60])
        if stated.iso is not None and len(stated.iso) >= 7:
            return stated.iso, shown, None
        if stated.problem == "ambiguous" and ambiguous is None:
            ambiguous = shown
    return None, None, ambiguous


def _date_fields(
    soup: BeautifulSoup, metas: dict[str, str], nodes: tuple[dict[str, object], ...]
) -> Iterator[tuple[object, str]]:
    """Every statement of the day of publication, the most reliable first."""
    yield nodes[0].get("datePublished"), "JSON-LD datePublished “…”"
    for name in _DATE_METAS[:4]:
        if name in metas:
            yield metas[name], f"<meta {name}=“…”>"
    for tag in soup.find_all(itemprop="datePublished"):
        yield tag.get("datetime") or tag.get("content") or tag.get_text(), "itemprop datePublished “…”"
    for name in _DATE_METAS[4:]:
        if name in metas:
            yield metas[name], f"<meta {name}=“…”>"
    for tag in _times_near_title(soup):
        yield tag.get("datetime") or tag.get_text(), "<time datetime=“…”>"
    for node in nodes[1:]:
        yield node.get("datePublished"), "JSON-LD page datePublished “…”"


def _times_near_title(soup: BeautifulSoup) -> list[Tag]:
    """Time elements beside the first h1, those after it first; none that tell of a change or of a teaser."""
    order = {id(tag): place for place, tag in enumerate(soup.find_all(True))}
    heading = soup.find("h1")
    if heading is None:
        return []
    home = order[id(heading)]
    near: list[tuple[int, Tag]] = []
    for tag in soup.find_all("time"):
        place = order[id(tag)]
        distance = place - home if place > home else 2 * (home - place)
        label = f"{tag.get('itemprop', '')} {tag.get('class', '')} {tag.get_text()}"
        if distance > _NEAR or _CHANGED.search(label):
            continue
        before = tag.find_previous(string=re.compile(r"\S"))
        if _CHANGED.search(str(before or "")[-30:]):
            continue
        if tag.find_parent(["aside", "nav", "footer", "li", "a"]) is None:
            near.append((distance, tag))
    return [tag for _, tag in sorted(near, key=lambda pair: pair[0])]


def _language(soup: BeautifulSoup, metas: dict[str, str]) -> Language | None:
    """English or Chinese, where the page says so; None for another language or none."""
    stated = [soup.html.get("lang") or soup.html.get("xml:lang")] if soup.html else []
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


def _address(soup: BeautifulSoup, metas: dict[str, str]) -> str | None:
    """The page's own address, where it is a full one; it is kept and never fetched."""
    link = soup.find("link", rel="canonical")
    for value in (link.get("href") if link is not None else None, metas.get("og:url")):
        text = str(value or "").strip()
        if re.match(r"https?://[^\s<>\"']+$", text, re.I) and len(text) <= 2000:
            return text
    return None
