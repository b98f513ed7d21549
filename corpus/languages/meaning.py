"""Words that turn a statement: negations, hedges and units.  Data only, keys as they are compared.

A keyword is in small letters without accents; an apostrophe is "'"; Chinese is simplified.
"""

from __future__ import annotations

# A word that begins or ends so is a negation as well: “isn’t”, “cannot”.
NEGATION_ENDINGS_EN: tuple[str, ...] = ("n't", "nnot")

# Words that deny, and words that turn what follows them: what is avoided, stopped, false, or only so “if”.
NEGATIONS_EN: frozenset[str] = frozenset(
    """ain avoid avoided avoiding avoids barely cease ceased cannot denied denies deny denying fail failed
    failing fails failure false falsely few hardly if lack lacked lacking lacks neither never no nobody
    none nor not nothing nowhere prevent prevented preventing prevents rarely refuse refused refuses
    refusing reject rejected rejecting rejects scarcely seldom stop stopped stopping stops unable unless
    untrue without wrong wrongly""".split()  # noqa: SIM905
)

NEGATIONS_ZH: frozenset[str] = frozenset("不没未无非莫勿别甭")

# Words that deny without such a character.
DENIALS_ZH: tuple[str, ...] = (
    "否认",
    "拒绝",
    "停止",
    "避免",
    "防止",
    "禁止",
    "除非",
    "如果",
    "错误",
    "虚假",
    "失败",
)

# Words with such a character that deny nothing; looked for before the characters alone.
NO_NEGATIONS_ZH: tuple[str, ...] = tuple(
    sorted(
        """非常 非凡 非洲 非遗 非但 莫非 未来 特别 区别 差别 级别 类别 性别 识别 辨别
        鉴别 分别 个别 派别 国别 别人 别处 别墅 别致 别样 别名 别称 别具 别开生面 离别
        告别 送别 惜别 久别 无线 无限 无数 无疑 无论 无锡 无人机 无人驾驶 无比 无私 无缝
        无障碍 无微不至 无穷 无偿 无极 无愧 无所不在 不仅 不但 不过 不断 不少 不久 不论 不管
        不禁 不妨 不愧 不料 不错 不止 不得不 不锈钢 不动产 不光 不约而同 不懈 不凡 不已 不屈不挠
        了不起 不得了 对不起 差不多 毫不犹豫 莫大 莫过于 莫斯科 莫名 没收 沉没 淹没 埋没 前所未有""".split(),  # noqa: SIM905
        key=len,
        reverse=True,
    )
)

HEDGES_EN: frozenset[str] = frozenset(
    """about above allegedly almost always approximately around at believe believes below could every
    entirely estimate estimated estimates expect expected expects exactly fewer fully generally hope
    hopes largely least less likely mainly may maybe might more most mostly must nearly never often only
    over perhaps plan plans possible possibly potentially presumably probably reportedly roughly seem
    seems should some sometimes than think thinks typically under unlikely up usually virtually will
    would""".split()  # noqa: SIM905
)

# Of how many, or how much; one that stands for another of them is no hedge.
QUANTITIES: frozenset[str] = frozenset(
    """all both each every few fewer fewest half least less little majority many minority more most much none
    several some 多 少 全 半""".split()  # noqa: SIM905
)
# Before a word, its opposite …
OPPOSING_EN: tuple[str, ...] = ("un", "non", "dis", "ir", "il")
# … as before one with an ending of an adjective or of what is made of it: “impossible”, and not “impress”.
OPPOSING_ADJECTIVES_EN: tuple[str, ...] = ("in", "im")
ADJECTIVE_ENDINGS_EN: tuple[str, ...] = tuple(
    """able ably ible ibly ility ant ance ancy ent ence ency ently al ally ality ar ate acy ect ection ective
    ete ite itely ive ively ous ously ity ure urity ude""".split()  # noqa: SIM905
)
# At the end of a word, for each other.
OPPOSING_ENDINGS_EN: tuple[tuple[str, str], ...] = (("less", "ful"), ("lessly", "fully"), ("less", ""))

# Longer ones first, so that “差不多” is not taken for “不”.
HEDGES_ZH: tuple[str, ...] = (
    "超过",
    "不到",
    "差不多",
    "大约",
    "大概",
    "左右",
    "几乎",
    "接近",
    "将近",
    "至少",
    "最多",
    "可能",
    "也许",
    "或许",
    "预计",
    "估计",
    "应该",
    "必须",
    "只有",
    "仅",
    "近",
    "约",
    "逾",
)

# Written close to a figure or apart from it; “second” alone is the one after the first.
UNITS_EN: frozenset[str] = frozenset(
    """% ‰ ° °c °f $ € £ ¥ ₩ ₹ ¢ c celsius cent cents cm cny day days db decade decades degree degrees dollar
    dollars eur euro euros f fahrenheit fold foot feet fps g gb gbp gbps ghz gram grams gw gwh hkd hour
    hours hz inch inches inr jpy k kb kbps kg khz kilogram kilograms kilometer kilometers kilometre
    kilometres km kpa krw kw kwh l litre litres liter liters m m2 m3 mah mb mbps meter meters metre metres
    mg mhz mile miles minute minutes ml mm month months mp mpa mw mwh nit nits nm ounce ounces percent
    percentage point points pound pounds px quarter quarters renminbi rmb seconds tb times ton tonne
    tonnes tons twice usd v w watt watts week weeks wh year years yen yuan""".split()  # noqa: SIM905
)

# Units that say how long or how often; they may be quoted without the figure before them.
SPANS_EN: frozenset[str] = frozenset(
    """day days decade decades hour hours minute minutes month months quarter quarters seconds times week
    weeks year years""".split()  # noqa: SIM905
)
FRACTIONS_EN: tuple[str, ...] = tuple(
    """half halves third thirds quarter quarters fifth fifths sixth sixths seventh sevenths eighth eighths
    tenth tenths""".split()  # noqa: SIM905
)

# What money is counted in; “RMB 1,999” and “1,999 yuan”.
CURRENCIES_EN: tuple[str, ...] = tuple(
    """RMB CNY USD EUR GBP HKD JPY INR KRW TWD SGD CHF AUD CAD BRL MXN RUB IDR THB VND PHP MYR AED SAR ZAR PLN
    SEK NOK DKK HK$ US$ NT$""".split()  # noqa: SIM905
)

# How many of what is counted a number word or a letter behind a figure stands for.
SCALES_EN: dict[str, int] = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
    "mn": 1_000_000,
    "k": 1_000,
}

CARDINALS_EN: dict[str, int] = {
    word: number
    for number, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen""".split()  # noqa: SIM905
    )
} | {
    word: number * 10
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(),  # noqa: SIM905
        2,
    )
}

NUMBERS_EN: frozenset[str] = frozenset(
    (
        *CARDINALS_EN,
        *SCALES_EN,
        *"""first third fourth fifth sixth seventh eighth ninth tenth second once twice thrice double triple
        half dozen dozens hundreds thousands millions billions""".split(),  # noqa: SIM905
    )
) - {"k"}

DIGITS_ZH: dict[str, int] = {digit: number for number, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
SCALES_ZH: dict[str, int] = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
NUMBERS_ZH: frozenset[str] = frozenset((*DIGITS_ZH, *SCALES_ZH, "双", "半", "倍"))

UNITS_ZH: frozenset[str] = frozenset("元年月日天时分秒岁倍米克吨寸")
# Units behind a number, longer ones first: they belong to it.
MEASURES_ZH: tuple[str, ...] = tuple(
    """个百分点 百分点 平方公里 平方米 立方米 千瓦时 毫安时 千兆瓦 人民币 毫米 厘米 公里 千米 公斤 千克 毫克
    毫升 兆瓦 千瓦 美元 欧元 港元 日元 英镑 小时 分钟 英寸 摄氏度 元 倍 岁 米
    克 吨 升 度 瓦""".split()  # noqa: SIM905
)
# Short forms of verbs and what they stand for.
SHORT_FORMS_EN: dict[str, tuple[str, ...]] = {
    "n't": ("not",),
    "'re": ("are",),
    "'ve": ("have",),
    "'ll": ("will",),
    "'m": ("am",),
}
# … and those whose verb is written otherwise before them.
IRREGULAR_EN: dict[str, tuple[str, ...]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "let's": ("let", "us"),
}
