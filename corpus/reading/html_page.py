"""A saved page of a newsroom as text and one record, or the reason why it is not a release.

Decides whether a page holds a release at all: lists of releases, error pages and pages that show
nothing without a program are refused by name.  Which element holds the article is decided in
`page_article`, what the page says of itself in `page_facts`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.errors import UnreadableInput
from corpus.models import Issue, Language, Record, Span
from corpus.reading import (
    html_text,
    page_article,
    page_blocks,
    page_facts,
    page_quotes,
    page_teasers,
    page_tree,
)
from corpus.reading.html_text import PageBlock
from corpus.reading.page_facts import PageFacts, fold
from corpus.reading.page_tree import Element, PageTree

MAX_CHARACTERS = 5_000_000
"""The largest page that is parsed: no saved release comes near it, and the tree takes many times more."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.\-]{2,40})["']""", re.I)
_ERROR_TITLE = re.compile(
    r"^(?:http\s*)?(?:error\s*)?[45]\d\d\s*(?:$|[-–—:|!.]|error|not found|forbidden|page|gone|找不到"
    r"|页面|頁面)"
    r"|^error\s*(?:$|[-–—:|!.])|\b(?:page|file|content) (?:was )?(?:not found|(?:cannot|could not) be found)"
    r"|^not found\b|^(?:access denied|forbidden)$"
    r"|\b(?:service unavailable|bad gateway|internal server error)$"
    r"|页面不存在|頁面不存在|页面未找到"
    r"|找不到(?:该|該|您|网|網|页|頁)|访问被拒绝|^出错了|^出錯了",
    re.I,
)
_ERROR_TEXT = re.compile(
    r"page (?:you (?:requested|are looking for|were looking for)|(?:can)?not be found|not found|"
    r"does not exist|no longer exists)"
    r"|(?:can(?:no|['’])t|could(?:n['’]t| not)|unable to) find (?:the|that|this|your) (?:page|file|address)"
    r"|页面不存在|頁面不存在|您(?:访问|訪問|要找|查找)的(?:页面|頁面|网页|網頁)",
    re.I,
)
_GATE = re.compile(
    r"(?:enable|requires?|turn on|without) javascript"
    r"|javascript (?:is (?:disabled|required|not enabled)|to run)"
    r"|captcha|verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|unusual traffic"
    r"|启用\s?javascript|啟用\s?javascript|人机验证|请完成(?:安全)?验证|安全验证",
    re.I,
)
_CHINESE = re.compile("[\u4e00-\u9fff]")
_WALL = re.compile(
    r"(?:subscribe|sign in|log in|register) to (?:continue|keep reading|read)"
    r"|(?:for|to) (?:paying )?subscribers only"
    r"|(?:订阅|訂閱|登录|登錄)(?:后|後)(?:可|才能|即可)?(?:继续)?(?:阅读|閱讀|查看)",
    re.I,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LINE = 120
"""A line above an article with more characters is no line that says when it was published."""
_LITTLE = 600
"""An error page says less than this many characters; a release that speaks of errors says more."""


class RefusedPage(UnreadableInput):
    """A page that holds no release; `code` is "listing-page", "error-page", "no-text" or "too-large"."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, the record that covers it, and what is worth knowing about it."""

    text: str
    record: Record
    issues: tuple[Issue, ...] = ()


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page declares in its first 4,096 bytes; None where it declares none."""
    match = _XML.search(data[:400]) or _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else None


def read_page(markup: str) -> Page:
    """The release a page holds.  Raises `RefusedPage`, whose message is a clause without a subject."""
    if len(markup) > MAX_CHARACTERS:
        raise RefusedPage("too-large", f"is a page of more than {MAX_CHARACTERS:,} characters")
    tree = page_tree.parse(markup)
    page_quotes.mark_quotations(tree)
    facts = page_facts.read_facts(tree)
    body = next(iter(tree.named("body")), None)
    gate = " ".join(tree.line(element, most=_LITTLE) for element in tree.named("noscript")[:20])
    if body is None:
        raise RefusedPage("no-text", "is a page without any text")
    tree = page_article.prune(tree, body)
    weights = page_article.weigh(tree)
    root = page_article.main_element(tree, body, weights)
    outside = weights[body.number].running - weights[root.number].running
    headlines = page_teasers.linked_headlines(tree, body, weights)
    cards = page_teasers.cards(tree, root, weights)
    aside = tuple(block for card in cards for block in html_text.blocks(tree, card))
    if cards:
        tree = tree.without(cards)
    kept, left = page_blocks.without_links(html_text.blocks(tree, root))
    kept = _head(tree, body, root, facts) + _without_title(kept, facts.title)
    _refuse_errors(facts, kept, gate)
    _refuse_listings(headlines, root, facts, kept)
    if not any(map(str.isalnum, (character for block in kept for character in block.text))):
        raise RefusedPage("no-text", "is a page without any text beside its title and its links")
    return _page(facts, kept, left + aside, outside)


def plain_text(markup: str) -> str:
    """The text of a fragment of HTML, block by block; all of it but menus and controls, as nothing around it
    can be known."""
    tree = page_tree.parse(markup)
    page_quotes.mark_quotations(tree)
    tree = tree.without([*tree.named("head"), *(one for one in tree.elements if one.silent)])
    return page_blocks.assemble(html_text.blocks(tree, tree.elements[0]))


def _page(facts: PageFacts, kept: tuple[PageBlock, ...], left: tuple[PageBlock, ...], outside: int) -> Page:
    body = page_blocks.assemble(kept)
    title = facts.title
    text = f"{title}\n\n{body}" if title else body
    issues: list[Issue] = []
    if left:
        shown = left[0].text[:60]
        message = f"{len(left)} blocks of links beside the text were left out, the first “{shown}”."
        issues.append(Issue("left-out", message))
    if outside:
        message = f"{outside} characters of running text outside the article were left out."
        issues.append(Issue("left-out", message))
    if facts.ambiguous:
        message = f"The date could be two dates, so none was taken: {facts.ambiguous}."
        issues.append(Issue("ambiguous-date", message))
    record = Record(
        span=Span(0, len(text)),
        title=Span(0, len(title)) if title else None,
        date=facts.date,
        date_evidence=facts.date_evidence,
        language=_borne_out(facts.language, text),
        author=facts.author,
        url=facts.url,
    )
    return Page(text, record, tuple(issues))


def _borne_out(language: Language | None, text: str) -> Language | None:
    """The language a page declares, unless its text is plainly in the other (a template's attribute)."""
    letters = sum(map(str.isalpha, text))
    chinese = len(_CHINESE.findall(text))
    if language == "en" and 3 * chinese > letters:
        return None
    if language == "zh" and 50 * chinese < letters:
        return None
    return language


def _without_title(kept: tuple[PageBlock, ...], title: str | None) -> tuple[PageBlock, ...]:
    """The blocks without the headline among the first of them: it stands above them already."""
    for place, block in enumerate(kept[:6]):
        if title and fold(block.text) == fold(title):
            return kept[:place] + kept[place + 1 :]
    return kept


def _head(tree: PageTree, body: Element, root: Element, facts: PageFacts) -> tuple[PageBlock, ...]:
    """What stands between the headline and the article's element: subtitles, and
    lines that may hold the date where the page states it nowhere else."""
    if root is body or not facts.title:
        return ()
    title = fold(facts.title)
    found: list[PageBlock] = []
    seen = False
    for block in html_text.blocks_before(tree, body, root):
        if len(block.text) <= _LITTLE and fold(block.text) == title:
            seen = True
            continue
        subtitle = block.kind == "heading" and not block.linked
        if seen and (subtitle or (facts.date is None and _is_dated(block))):
            found.append(block)
    return tuple(found[:3])


def _is_dated(block: PageBlock) -> bool:
    line = block.text
    if len(line) > _LINE or 2 * block.linked > len(line):
        return False
    return bool(_YEAR.search(line)) and not page_facts.tells_of_change(line)


def _refuse_errors(facts: PageFacts, kept: tuple[PageBlock, ...], gate: str) -> None:
    said = " ".join(block.text for block in kept)
    if len(said) >= _LITTLE:
        return
    title = facts.title or ""
    if _ERROR_TITLE.search(title) or _ERROR_TEXT.search(f"{title} {said}"):
        raise RefusedPage("error-page", f"is an error page (“{(title or said)[:60]}”), not a release")
    if _GATE.search(f"{title} {said}") or (len(said) < 80 and _GATE.search(gate)):
        raise RefusedPage("error-page", "is a page that shows its text only to a browser with JavaScript")
    if _WALL.search(said):
        raise RefusedPage("error-page", "is a page that shows its text only to subscribers")


def _refuse_listings(
    headlines: list[Element], root: Element, facts: PageFacts, kept: tuple[PageBlock, ...]
) -> None:
    """Refuses a page of teasers: several linked headlines and no article of its own."""
    paragraphs = [block for block in kept if block.kind != "heading" and not block.is_link]
    longest = max((len(block.text) for block in paragraphs), default=0)
    own = sum(len(block.text) for block in paragraphs)
    around = len(headlines)
    teasers = sum(root.holds(element) for element in headlines)
    several = teasers >= 3 and own < 450 * teasers and longest < 700
    bare = around >= 4 and own < 300
    if several or bare or (page_facts.is_listing_type(facts) and own < 1000):
        message = f"is a list of releases ({around} headlines), not one release"
        raise RefusedPage("listing-page", message)
