"""Words that govern what is said beside them: whoever cuts them off changes what is said.  Data only.

Keys as they are compared: small letters, simplified Chinese.  More words that deny are in `meaning`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Beside those in `meaning`: “It is a myth that …”.
DENYING_EN = _words(
    """
    disagree disagrees disagreed doubt doubts doubted impossible incorrect mistaken myth nonsense pretend
    pretended pretends rumor rumors rumour rumours
    """
)
DENYING_ZH = ("谣言", "误以为", "取消", "放弃", "并非")
#: Of the words that deny, those that need what they deny beside them: “cannot hear … yet”.
NEGATING_EN = _words(
    "ain barely cannot hardly neither never no nobody none nor not nothing nowhere scarcely without"
)

#: What follows, or goes before, holds only where this does.
CONDITIONS_EN = _words("if unless except assuming supposing lest")
CONDITIONS_ZH = ("如果", "假如", "假使", "倘若", "要是", "除非", "只要", "只有", "万一", "若")

#: What follows is a belief, a hope, a possibility.
SUPPOSING_EN = _words(
    """
    allegedly appear appears believe believed believes could estimate estimated estimates expect expected
    expects guess hope hoped hopes likely may maybe might perhaps plan planned plans possible possibly
    presumably probable probably reportedly seem seemed seems suppose supposed think thinks thought unlikely
    would
    """
)
SUPPOSING_ZH = (
    "可能", "也许", "或许", "大概", "预计", "估计", "希望", "认为", "以为", "相信", "似乎", "恐怕",
    "打算", "计划",
)  # fmt: skip

#: Straight before a figure or a word: how far it holds.
LIMITING_EN = _words(
    "about almost approximately barely fewer hardly least less most nearly only roughly scarcely than"
)
#: The same before a figure alone; elsewhere they are prepositions.
LIMITING_FIGURES_EN = _words("above around below over some to under")
LIMITING_ZH = (
    "超过",
    "不到",
    "大约",
    "约",
    "近",
    "将近",
    "接近",
    "至少",
    "最多",
    "几乎",
    "差不多",
    "逾",
    "仅",
    "只",
)

#: Behind what is denied, without limiting it.
STRENGTHENING_EN = _words("all anyway at either ever indeed whatever whatsoever")

#: Whoever says it for all says it for himself.
EVERYBODY = _words("everyone everybody we us all 大家 人人 所有人 每个人 我们 咱们")

#: Before “that”: somebody else's words or belief, unless it is the speaker who says it …
ASCRIBING_EN = _words(
    """
    written spoken complain complained complaining complains allege alleged alleges accuse accused assert
    assume assumed assumes contend contended contends fear feared fearing fears feel feeling feels felt
    imagine imagined imagines object objected objects protest protested protests suspect suspected suspects
    tweeted whisper whispering wonder wondered worried worries worry worrying
    """
)
#: … and what nobody hears or reads of himself, and what no one need have said.
REPORTED_EN = _words(
    """
    hear heard hearing hears read reading reads accusation accusations allegation allegations assertion charge
    claim claims complaint complaints criticism fear fears gossip headline headlines impression objection
    reproach rumor rumors rumour rumours suspicion
    """
)
#: Whom something is told, between the word of saying and what is told.
TOLD_EN = _words("her him me them us you to")

#: A clause that begins with one of these stands on its own.
JOINING_EN = _words("and but so yet because while although though whereas which who")

#: Straight before what it counts, with “of” or without: of how many a statement is.
PARTIAL_EN = _words(
    """
    few fewer fewest half least majority many minority more most much none part portion quarter several some
    third
    """
)
#: The same only with “of” behind: “one of our boats”.
PARTIAL_OF_EN = _words(
    "any both bit either fraction handful lot lots neither number plenty scores share tens"
)
#: What may stand between a count and what it counts.
DETERMINERS_EN = _words("a an her his its my our the their these this those your")
PARTIAL_ZH = (
    "有些", "有的", "有人", "一些", "某些", "部分", "多数", "少数", "很多", "许多", "不少", "多半", "大半",
    "一半", "半数", "个别", "之一的",
)  # fmt: skip

#: A clause set against the one before it.
CONTRASTING_EN = _words("although but except however instead nor rather than though unlike whereas while yet")
CONTRASTING_ZH = ("而是", "但", "却", "反而", "然而", "可是", "不过", "而非")
#: What joins, or takes an object: who leaves it out joins its neighbours to something else.
COORDINATING_EN = _words("and or then so")
COORDINATING_ZH = ("和", "或", "并", "而", "及", "与", "跟")
LINKING_EN = _words(
    """
    about above across after against along among around at before behind below beneath beside between beyond
    by during for from in inside into near of off on onto over past since through toward towards under until
    upon with within
    """
)
#: Participles that say under which conditions, or for what, the sentence behind them holds.
RESTRICTING_EN = _words(
    "assuming barring depending excluding failing following given pending presuming supposing"
)
#: What brings in a clause that hangs on the words before it: “asked me | when we sell”.
SUBORDINATING_EN = _words("as because how what when where whether which who whom whose why")
SUBJECTS_EN = _words("he i it she they we who you")
SUBJECTS_ZH = ("我", "我们", "你", "你们", "他", "他们", "她", "她们", "它", "它们")
#: All of what is counted; without it what is said is said of something, or nothing.
UNIVERSAL_EN = _words("all any both each either every neither no")
#: At the beginning of a sentence: who or what is meant is told before it …
PERSONAL_EN = _words("he her hers him his she")
POINTING_EN = PERSONAL_EN | _words("it its such that their theirs them these they this those")
POINTING_ZH = ("他", "她", "它", "这", "那", "其", "此", "对此", "为此")
#: … it goes on from what was said before it …
FOLLOWING_EN = _words("hence nor otherwise so therefore thus")
FOLLOWING_ZH = ("因此", "所以", "于是", "否则", "不然")
#: … or takes some of that back.
RETRACTING_EN = _words("but however instead nor rather still though yet")
#: A clause that begins so goes on with the subject of the one before it.
GOING_ON_ZH = tuple("还也又并就都却才再则而")
