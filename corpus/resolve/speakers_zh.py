"""Who speaks in a Chinese release: the subject nearest to the verb that is not its object."""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.alternation import one_of
from corpus.languages import names_zh, speech_zh
from corpus.models import PersonMention, Quote, Span
from corpus.names import HAN, fold_name, is_han_name, simplified
from corpus.resolve.scene import Found, Scene

_ZH_OBJECT = re.compile(r"(?:[对向跟和与给由为把被让请找致]|(?<![赞认])同)\s*$")
#: Behind one name and before the next: “and the CFO NAME”, “to the CFO NAME”.
#: The second of two is known by his title alone: “某某和主治医师某某”.
_JOINED_TITLE = re.compile(
    rf"(?:和|与|及|以及|、)[{HAN}]{{0,8}}?(?:{one_of(names_zh.TITLES_BEFORE)})[{HAN}]{{2}}"
)
_WISHES = re.compile(r"(?:希望|要求|请|让|叫|建议|允许|期待)\s*$")
_WHILE = re.compile(rf"[{HAN}]{{0,6}}?(?:时|后|期间|之际|面前)(?=[{HAN}]|[,，]|\s*$)")
_MEETS = re.compile(
    r"(?:会见|会晤|接见|看望|慰问|采访|提醒|叮嘱|嘱咐|勉励|鼓励|感谢|祝贺|表扬|称赞|批评|安慰|要求|建议|询问|追问)\s*$"
)
_FOR = re.compile(r"代表\s*$")
_JOINED = re.compile(r"\s*(?:和|与|與|及|以及|、)")
_LATIN = r"[A-ZÀ-Þ][A-Za-zÀ-ÿ.’'\-]*"
_LATIN_LAST = re.compile(
    rf"(?P<name>{_LATIN}(?:[ ·]{_LATIN}){{1,3}})\s*(?:{one_of(names_zh.SURNAME_TITLES)})?[{HAN}]{{0,6}}$"
)
_ZH_TERMS = re.compile(one_of((*speech_zh.PRONOUNS, *speech_zh.UNNAMED_NOUNS)))
#: Whose words they are, whoever remembers them.
_WORDS_OF = re.compile(rf"(?P<term>{_ZH_TERMS.pattern})的(?:原话|原話|话|話|来信|來信|留言|声音|聲音|回答)")
#: “某某援引一位客户的话说”, “某某宣读了某某的来信”: whose words somebody hands on.
_PASSED_ON = re.compile(
    rf"(?:{one_of(speech_zh.PASSING_VERBS)})[了过着起]?(?P<who>[^，,。；;：:“”「」]{{1,24}}?)"
    rf"(?:曾经?|当年|当时|生前)?(?:说过?|讲过?|写过?|写下|寄来|送来)?的(?:这[句段封]|一[句段封])?"
    rf"(?:{one_of(speech_zh.PASSED_NOUNS)})[^，,。；;：:“”「」]{{0,6}}[，,：:]?\s*$"
)
#: “某某身后的横幅”, “某某手中的牌子”: a thing that bears words beside somebody.
_LABEL = re.compile(rf"的[{HAN}]{{0,4}}?(?:{one_of(speech_zh.LABELS)})[{HAN}]{{0,4}}$")
#: “用通俗的话说”, “用他自己的话说”: how somebody says it, and no other's words.
_BY_MEANS = re.compile(r"[用以]")
_OWN = re.compile(r"自己|本人")
#: What stands before somebody unnamed and tells of another: “某某听到|一位护士”, “我上学的时候|老师”.
_HEARS = re.compile(
    r"^.*(?:听到|听见|听|看到|看见|记得|想起|回忆起?|转发|收到|接到|宣读|念|希望|的时候|那年)[了过]?(?:一[封条句则])?"
)
#: “某某收到一条短信：”: it is not told whose it is; “某某模仿某某说”: it is not told who said it so.
_RECEIVED = re.compile(
    r"(?:收到|接到|读到|看到|见到|宣读|朗读|念|读|转发)[了过]?[^，,。；;：:“”「」]{0,12}?"
    r"(?:短信|来信|信件|信|留言|邮件|电话|消息|评论|纸条|字条|贺卡)[：:,，]\s*$"
)
_MIMICS = re.compile(r"(?:模仿|冒充|学着|假装)[^，,。；;：:“”「」]{1,12}$")
#: “被某某告知”, “被问到”: who tells or asks stands behind 被.
_TOLD_BY = re.compile(
    r"被(?P<who>[^，,。；;：:“”「」]{0,20}?)(?:告知|提醒|问到|问及|问道|追问|问|告诫|叮嘱)[过了]?[：:,，]?\s*$"
)
#: A title alone, at most of “the company”, and an adverb behind it.
_TITLE_LAST = re.compile(
    rf"(?:^|[，,、：:；;。”」\s])(?:[该該本])?(?:公司|集团|集團)?的?(?P<title>{one_of(tuple(dict.fromkeys(names_zh.ROLES)))})"
    r"(?:今[天日]|昨[天日]|随后|还|也|则|对此)?\s*$"
)
_BETWEEN_TITLES = re.compile(r"[、/&＆,，兼暨及和]")
_DEPUTY = ("副", "助理", "前", "原", "前任", "原任", "候任")
_AS = re.compile(r"^(?:就像|正像|正如|如|像)")
_ZH_TO = re.compile(r"\s*(?:对|對|向|跟|同)")
_IN_A_WORK = re.compile(rf"\s*(?P<name>[{HAN}]{{2,4}}?)(?:曾|还|也)?在(?:[{HAN}]{{1,6}})?《[^》\n]{{1,40}}》")
_REPORTS = re.compile(rf"(?:{one_of(speech_zh.REPORTING_VERBS)})(?=[^。！？\n]*[。！？]?\s*$)")
_MARKED = re.compile('[“”「」"]')
#: Behind the name of who speaks: “公司方面今天”, and no noun of somebody there.
_ORGANISATION_LAST = re.compile(
    r"\s*(?:方面|官方|官微|总部|股份|[(（][^()（）]{1,20}[)）])?"
    r"(?:今[天日年]|昨[天日]|近日|日前|\d{1,2}日|随后|还|也|则|曾|对此|在[^，。]{1,24}"
    r"|(?:发表|发布|发出)的?(?:声明|公告|公报|通报|报告|消息|文章|微博)?中?)*\s*"
)
_SURNAME_LAST = re.compile(
    rf"(?P<who>[{''.join(sorted(names_zh.SURNAMES))}](?:{one_of(names_zh.SURNAME_TITLES)}))"
    rf"(?:[{HAN}]{{2,4}}地)?(?:[对向跟][{HAN}]{{1,6}})?\s*$"
)
#: “，后者表示”: one of those named before, and the text says which only by its order.
_ONE_OF_TWO = re.compile(r"(?:后者|前者)[^，,。；;]{0,6}$")
_CLAUSE_END = re.compile(r"[，,；;]\s*(?:而|但|不过|同时|随后)?$")
#: “某某和公司都说”
_JOINED_ALL = re.compile(r"\s*(?:和|与|與|及|以及|、)[^，,。；;]{1,16}(?:都|均|一致|共同|一起)$")
#: “某某强调：“……。”并指出：“……””: the subject is that of the verb before.
_GOES_ON = re.compile(r"[，,；;]?\s*(?:并且?|而且|同时|还|也|又|且|随后|接着|进一步){1,3}\s*")
#: “据某某的说法，“……””, “按某某的话说，……”
_OWN_WORDS = re.compile(
    r"的(?:说法|說法|原话|原話|话|話|介绍|介紹|看法|观点|觀點|表述)(?:是|说|說|来说|來說)?[，,：:]"
)
_OWNED = re.compile(rf"的[{HAN}]{{1,8}}$")
_LONGEST_DESCRIPTION = 16  # characters before the noun


def who_speaks(scene: Scene, quote: Quote, area: Span, form: str) -> Found | None:
    """Whom the area of a Chinese cue names; None where it names nobody, or two."""
    if form == "standing":
        return _standing_zh(scene, quote, area)
    words = simplified(scene.slice(area))
    best: tuple[int, PersonMention | str] | None = None
    mentions = scene.mentions(area)
    if area.end <= quote.span.start:
        asked = _TOLD_BY.search(simplified(scene.slice(Span(area.start, quote.span.start))))
        if asked is not None:
            return _whose_words(scene, _at(area, asked))
    if (passed := _PASSED_ON.search(words)) is not None and not _is_own_way(scene, passed, area):
        return _whose_words(scene, _at(area, passed))
    if _LABEL.search(words) or _MIMICS.search(words):
        return None
    if _RECEIVED.search(words) and not _ZH_TERMS.search(words):
        return None
    for place, one in enumerate(mentions):
        earlier = mentions[place - 1].span.end if place else max(area.start, one.span.start - 2)
        before = words[earlier - area.start : one.span.start - area.start]
        if place and _JOINED.match(before) and mentions[place - 1].name != one.name:
            return None  # what two say together is no one's in particular
        if place and _WISHES.search(before) and one.span.end == area.end:
            return None  # “某某希望某某说：“…””: nobody says it there
        behind = words[one.span.end - area.start :]
        # “某某会见某某时指出”, “某某提醒某某：”: whom the first meets, or speaks to, is not who speaks.
        met = place and not set("，,") & set(before) and (_WHILE.match(behind) or _MEETS.search(before))
        if not (
            met or _ZH_OBJECT.search(before) or (place and (_ZH_TO.match(before) or _FOR.search(before)))
        ):
            best = (one.span.start, one)
    for term in _ZH_TERMS.finditer(words):
        at = area.start + term.start()
        inside = any(one.span.start <= at < one.span.end for one in mentions)
        before = words[max(0, term.start() - 1) : term.start()]
        if inside or _ZH_OBJECT.search(before) or (best is not None and at < best[0]):
            continue
        best = (at, term.group())
    if (owner := _WORDS_OF.search(words)) is not None and owner.group("term") not in ("我", "我们", "我們"):
        best = (area.start + owner.start("term"), owner.group("term"))  # “一位客户的话我记得：”
    if best is None and form == "subject" and _GOES_ON.fullmatch(words):
        previous = scene.story.previous(quote.span.start)
        if (
            previous is not None
            and previous.speaker
            and not scene.slice(Span(previous.span.end, area.start)).strip()
        ):
            return scene.again(previous, "continued")
    if best is None:
        return (
            _writer(scene, words, area)
            or _latin_name(scene, words, area)
            or _by_title(scene, words, area)
            or _titled_surname(scene, words, area)
            or _organisation_zh(scene, words, area)
        )
    at, subject = best
    if quote.cue is not None and quote.cue.end <= quote.span.start:
        gap = Span(quote.cue.end, quote.span.start)
        leads = (scene.slice(Span(gap.start, one.span.start)) for one in scene.mentions(gap))
        if any(map(_CLAUSE_END.search, leads)):
            return None  # “某某说灯好用，某某摇头：”
    if _ONE_OF_TWO.search(words):
        return None
    if isinstance(subject, PersonMention):
        joined = subject.span.end - area.start
        if _JOINED_TITLE.match(words, joined) or _JOINED_ALL.match(words, joined):
            return None  # what two say together
        own = _OWN_WORDS.match(scene.text, subject.span.end - scene.offset)
        if own is None and scene.slice(Span(subject.span.end, subject.span.end + 1)) == "的":
            rest = scene.slice(Span(subject.span.end, area.end))
            whose = _OWNED.match(rest)
            span = Span(subject.span.start, subject.span.end + whose.end()) if whose else subject.span
            return Found("unnamed", None, span, "unnamed")  # “somebody's secretary”
        return scene.person(subject, "name")
    pronoun = speech_zh.PRONOUNS.get(subject)
    span = Span(at, at + len(subject))
    if pronoun == "I":
        author = scene.story.author_at(at)
        return Found("person", author, span, "author") if author else None
    if pronoun in ("he", "she"):
        meant = scene.antecedents.meant(at, pronoun, area)
        if meant is not None:
            return Found(meant.kind, meant.name, meant.span, "pronoun", 0.9)
    before = re.split(r"[,，:：、。“”「」]", scene.slice(Span(area.start, at)))[-1].strip()
    before = _HEARS.sub("", _AS.sub("", before))
    told = None if pronoun or len(before) > _LONGEST_DESCRIPTION else before + scene.slice(span)
    return Found("unnamed", None, span, "unnamed", role=told)


def _at(area: Span, match: re.Match[str]) -> Span:
    return Span(area.start + match.start("who"), area.start + match.end("who"))


def _is_own_way(scene: Scene, passed: re.Match[str], area: Span) -> bool:
    """Whether “用…的话说” tells only how somebody says it: nobody else is named there."""
    if _OWN.search(passed["who"]):
        return True
    if _BY_MEANS.match(passed.group()) is None or scene.mentions(_at(area, passed)):
        return False
    return not passed["who"].endswith(speech_zh.UNNAMED_NOUNS) and not is_han_name(passed["who"])


def _whose_words(scene: Scene, who: Span) -> Found | None:
    """Whoever the end of an area names whose words another hands on: a person, or somebody unnamed.

    None where it names none of them: “引用圣经的话”.
    """
    mentions = scene.mentions(who)
    if mentions:
        alone = len({one.name for one in mentions}) == 1 and mentions[-1].span.end == who.end
        return scene.person(mentions[-1], "name", 0.9) if alone else None
    words = simplified(scene.slice(who))
    if not words.endswith(speech_zh.UNNAMED_NOUNS):
        return None
    return Found("unnamed", None, who, "unnamed", role=scene.slice(who).strip())


def _writer(scene: Scene, words: str, area: Span) -> Found | None:
    """“某某在《……》一书中写道”: a name at the beginning, though nothing else shows it to be one."""
    match = _IN_A_WORK.match(words)
    if match is None or not is_han_name(match.group("name")):
        return None
    span = Span(area.start + match.start("name"), area.start + match.end("name"))
    return Found("person", scene.slice(span), span, "name-here", 0.6)


def _by_title(scene: Scene, words: str, area: Span) -> Found | None:
    """“董事长表示”: the one person of the release who holds that title; else somebody unnamed.

    None where the title stands behind the name of an organisation, which may be another's.
    """
    match = _TITLE_LAST.search(words)
    if match is None:
        return None
    title = match.group("title")
    span = Span(area.start + match.start("title"), area.start + match.end("title"))
    holders = {one.name for one in scene.people if one.name and one.role and _holds(one.role, title)}
    if len(holders) == 1:
        return Found("person", holders.pop(), span, "role", 0.8)
    return Found("unnamed", None, span, "unnamed", role=scene.slice(span))


def _titled_surname(scene: Scene, words: str, area: Span) -> Found | None:
    """“沈女士高兴地说”, of whom the release says no more: somebody, as the text calls her; else None."""
    match = _SURNAME_LAST.search(words)
    if match is None:
        return None
    span = Span(area.start + match.start("who"), area.start + match.end("who"))
    return Found("unnamed", None, span, "unnamed", role=scene.slice(span))


def _holds(role: str, title: str) -> bool:
    """Whether one of the titles of a role is that one, and no deputy's."""
    return any(
        part.endswith(title) and not part.removesuffix(title).endswith(_DEPUTY)
        for part in _BETWEEN_TITLES.split(simplified(role))
    )


def _latin_name(scene: Scene, words: str, area: Span) -> Found | None:
    """“首席执行官Ann Field表示”: a name in Latin letters at the end of the area, or before a title there."""
    match = _LATIN_LAST.search(words)
    if match is None:
        return None
    span = Span(area.start + match.start("name"), area.start + match.end("name"))
    known = {
        one.name for one in scene.people if one.name and fold_name(one.name) == fold_name(match.group("name"))
    }
    return Found("person", known.pop() if known else match.group("name"), span, "name-here", 0.7)


def _organisation_zh(scene: Scene, words: str, area: Span) -> Found | None:
    clause = re.split(r"[,，:：、]", words)[-1].strip()
    name = re.match(
        rf"[{HAN}A-Za-z0-9 .&·]{{2,16}}?(?:公司|集团|集團|银行|大学|协会|委员会|研究院|基金会)", clause
    )
    if name is None or not _ORGANISATION_LAST.fullmatch(clause, name.end()):
        return None
    at = area.start + words.rfind(name.group())
    span = Span(at, at + len(name.group()))
    return Found("organisation", scene.slice(span), span, "organisation", 0.8)


def _standing_zh(scene: Scene, quote: Quote, area: Span) -> Found | None:
    """Who goes on speaking, or whom the sentence before reports: “某某告诉记者，……。“……””."""
    if scene.story.author_at(quote.span.start) is not None:
        return None
    words = simplified(scene.slice(area))
    saying = max(_REPORTS.finditer(words), key=lambda match: match.start(), default=None)
    if saying is not None and not _MARKED.search(words):
        found = who_speaks(scene, quote, Span(area.start, area.start + saying.start()), "subject")
        return replace(found, confidence=0.8) if found is not None and found.kind == "person" else None
    previous = scene.story.previous(quote.span.start)
    if previous is not None and previous.cue is not None and "问" in simplified(scene.slice(previous.cue)):
        return None  # who asks is not the one who answers
    if previous is None or not previous.speaker or scene.another_enters(previous, quote):
        return None
    return scene.again(previous, "continued") if scene.turns.goes_on(previous, quote) else None
