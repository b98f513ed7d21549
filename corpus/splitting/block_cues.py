"""The words and marks by which a block of a press release shows what it is.  Data and small tests.

They belong to the genre in English and Chinese, to no issuer and no newswire; what they mean for
a boundary is decided by learned weights in `boundaries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from corpus.languages import en, zh
from corpus.splitting.block_words import STEM


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in words)


STOPS = ".!?。！？"
# Three small words in a row are running text; no dateline has them before its day.
RUNNING = re.compile("(?: [a-z]+){3} ")
# A point that shortens a word ends no sentence: “Acme, Inc.”, “Acme N.V.”.
SHORTENED = re.compile(
    r"(?:\b(?:Inc|Corp|Ltd|Co|Cos|Bros|LLC|LLP|plc|Pty|Jr|Sr)|(?-i:(?:^|[\s.(])[A-Z]))\.$", re.I
)
CLOSERS = "\"”'’)）]】」』*"
BULLET = re.compile(
    r"[*•▪·●○◦■□➢✓✔►‣∙>–—-]\s*\S|\(?[0-9]{1,2}[.)、]\s|\(?[a-zA-Z][.)]\s|[（(][一二三四五六七八九十0-9]+[）)]"
    r"|[一二三四五六七八九十]+、|第[一二三四五六七八九十0-9]+(?:部分|章|节)"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?\s+(?![BMTbmt]r?illion)(?=[A-Z\u4e00-\u9fff])"
    r"|(?i:part|chapter|section) (?:[0-9]+|[ivx]+\b|one\b|two\b|three\b)"
)
END_MARK = re.compile(
    r"[\s#*=_~<>()（）【】[\]–—-]*(?:30|ends?|end of release|完|全文完)[\s#*=_~<>()（）【】[\]–—-]*$", re.I
)
SIGNS_ONLY = re.compile(r"[\W_]+$")
PHONE = re.compile(r"[0-9]{2,4}\)?[\s.-][0-9]{3,4}[\s.-]?[0-9]{3,4}")
PHONE_WORDS = _stems(["phone", "telephone", "mobile"])
CONTACT = re.compile(
    r"(?:for )?(?:media|press|investors?|company|public|corporate)?\s?(?:relations )?(?:contacts?"
    r"|inquir|enquir)"
    r"|for (?:more|further|additional) information|(?:to )?learn more|connect with|follow (?:us"
    r"|the)|visit\b|source\b"
    r"|(?:媒体|新闻)?联系|来源|责任编辑|编辑[:：]"
)
# “关于调整价格的公告” is the headline of an announcement, “关于佩尔德” the heading over what a house is.
ABOUT = re.compile(
    r"(?:About|ABOUT)\s+\S|(?:关于|關於)(?!.{2,60}的"
    r"(?:[公通]告|通知|说明|說明|声明|聲明|决定|決定|意见|意見|通报|通報|报告|報告|函|批复|批覆)$)\S"
)
LEGAL = (
    "forward-looking",
    "forward looking",
    "safe harbor",
    "disclaimer",
    "litigation reform",
    "undue reliance",
    "©",
    "copyright",
    "rights reserved",
    "trademarks of",
    "solicitation",
    "cautionary",
    "免责声明",
    "前瞻性",
)
# No English phrase above stands in a text without one of these.
LEGAL_WORDS = _stems(
    (
        "forward",
        "safe",
        "disclaimer",
        "disclaimers",
        "litigation",
        "undue",
        "copyright",
        "copyrighted",
        "rights",
        "trademarks",
        "solicitation",
        "solicitations",
        "cautionary",
    )
)
VIA = (
    "originally appeared",
    "originally published",
    "appeared first on",
    "first appeared",
    "first published",
    "original release",
    "original article",
    "original version",
    "source version",
    "read more",
    "(more",
    "next article",
    "原文",
)
# No English phrase above stands in a text without one of these.
VIA_WORDS = _stems(["originally", "appeared", "published", "original", "version", "read", "article", "more"])
SIGN_OFF = (
    "sincerely",
    "best regards",
    "kind regards",
    "warm regards",
    "best wishes",
    "yours ",
    "yours,",
    "respectfully",
    "with gratitude",
    "with thanks",
    "regards",
    "此致",
    "敬礼",
)
LABEL = re.compile(
    r"for immediate release|press release|news release|embargo|contacts?\b|media contact"
    r"|press contact|highlights\b|key\b|notes?\b"
    r"|photos?\b|image|caption|video|source\b|related\b|disclaimer|legal|table\b|figure\b|q&a\b"
    r"|faq|overview|background|conclusion"
    r"|introduction|summary|benefits|features|availability|pricing|what\b|why\b|how\b|who\b|when\b"
    r"|where\b|the following\b"
    r"|read\b|click\b|watch\b|share\b|tweet\b|print\b|download|attach|by\s|with\b|and\b|or\b|but\b|dear\b"
)
_MARKS = "|".join(sorted((*en.RELEASE_MARKS, *zh.RELEASE_MARKS), key=len, reverse=True))
RELEASE_MARK = re.compile(rf"[\W_]*(?:(?:{_MARKS})\b|embargoed\b.{{0,60}})[\W_]*$", re.I)
_NAMED_DATE = re.compile(
    r"\b(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?\s+\d{1,2}(?:st|nd|rd|th)?\b(?:\s*,?\s*\d{4})?"
    r"|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*\.?(?:\s*,?\s*\d{4})?",
    re.I,
)
_FIGURE_DATE = re.compile(
    r"[0-9]{1,4}(?:[./-][0-9]{1,2}[./-][0-9]{1,4}\b|\s?年\s?[0-9]{1,2}\s?月(?:\s?[0-9]{1,2}\s?日)?"
    r"|\s?月\s?[0-9]{1,2}\s?日)"
)
_DIGIT = re.compile("[0-9]")
DASH = re.compile(r"\s[–—-]{1,3}\s|--|[–—]|\s/\s|/[^/\s][^/]{1,40}/|[)\]]\s*[:：–—-]|[）讯电][：:]")
PLACE = re.compile(
    r"[\[(]?(?:[A-ZÀ-Ý][A-ZÀ-Ý.'’]+[,\s/&-]*){1,6}"
    r"|[\[(]?[A-ZÀ-Ý][\w.'’]+(?:[ -][A-ZÀ-Ý][\w.'’]+){0,3}\s?[,–—(/-]"
)
OPENING_DASH = re.compile(r"[^!?\n“\";:]{2,110}?(?:[–—]|--?\s|\s-|/\s*--)")
HEADING = re.compile(
    r"forward.looking|cautionary|disclaimer|safe harbou?r|statements?$|safety information"
    r"|terms and conditions|disclosures?$|highlights"
    r"|contacts?\b|notes? to|about\b|references$|sources?$|conference call|non.gaap|webcast"
    r"|background|overview|conclusion|summary"
    r"|follow|symbol|key |features|benefits|specifications"
)
SENTENCE_WORDS_TEXT = "is are was were has have had been that which who they their this these"
SENTENCE_WORDS = frozenset(SENTENCE_WORDS_TEXT.split())
VOICE = re.compile(
    r"(?:an? )?(?:open )?(?:letter|speech|remarks|address|message|statement|memo|keynote"
    r"|note) (?:by|from|to|of)\b"
    r"|(?:full text|transcript) of"
)
SALUTATION = re.compile(
    r"(?:dear|hello|good (?:morning|afternoon|evening)|ladies and gentlemen)\b|各位|亲爱的|尊敬的"
)
VERSION_WORDS = _stems(["version", "chinese", "english", "translation"])
NEWS_WORDS_TEXT = (
    "today yesterday announce announced announces announcing pleased proud excited thrilled delighted "
    "unveiled launched released issued introduced"
)
NEWS_WORDS = _stems(NEWS_WORDS_TEXT.split())
NEWS_ZH = re.compile("今天|今日|日前|近日|宣布|昨天|消息|[讯电][）)：:，,]|电 ")
OPENING_ZH = re.compile(
    r"[【\[（(]?[^，,。；“‘「]{0,24}?(?:讯|电|消息)(?:[（(][^）)]{1,16}[）)])?\s?[】\]）)：:，,]|[^。；“‘「]{2,36}?(?:——|—|--|–)|本报讯"
)
STOP_WORDS_TEXT = (
    "the and for with from that this its their our your his her has have had will was were are been but "
    "not all new more than into about said says also which who they them you can may one two per via "
    "over under after before when where what how why a an as at be by do he if in is it me my no of on "
    "or so to up us we she"
)
STOP_WORDS = _stems(STOP_WORDS_TEXT.split())


def find_date(head: str) -> tuple[int, int] | None:
    """Start and end of the first date with a day in it, or of a Chinese one; None without."""
    if not _DIGIT.search(head):
        return None
    found = _NAMED_DATE.search(head) or _FIGURE_DATE.search(head)
    return found.span() if found else None


def has_address(lower: str) -> bool:
    """Whether a web or mail address stands in the folded text."""
    return "http" in lower or "www." in lower or "@" in lower or "](" in lower
