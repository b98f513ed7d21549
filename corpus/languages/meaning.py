"""Words that turn a statement: negations, hedges and units.  Data only, keys as they are compared.

A keyword is in small letters without accents; an apostrophe is "'"; Chinese is simplified.
"""

from __future__ import annotations

# A word that begins or ends so is a negation as well: “isn't”, “cannot”.
NEGATION_ENDINGS_EN: tuple[str, ...] = ("n't", "nnot")

NEGATIONS_EN: frozenset[str] = frozenset(
    """ain barely cease ceased cannot deny denied denies few hardly lack lacks lacked neither never no
    nobody none nor not nothing nowhere rarely refuse refused refuses scarcely seldom unable unless
    without""".split()  # noqa: SIM905
)

NEGATIONS_ZH: frozenset[str] = frozenset("不没未无非莫勿别甭")

HEDGES_EN: frozenset[str] = frozenset(
    """about above allegedly almost always approximately around at believe believes below could every
    entirely estimate estimated estimates expect expected expects exactly fewer fully generally hope
    hopes largely least less likely mainly may maybe might more most mostly must nearly never often only
    over perhaps plan plans possible possibly potentially presumably probably reportedly roughly seem
    seems should some sometimes than think thinks typically under unlikely up usually virtually will
    would""".split()  # noqa: SIM905
)

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

UNITS_EN: frozenset[str] = frozenset(
    """% ‰ ° $ € £ ¥ ₩ ₹ billion billions bn c celsius cm day days decade decades dollar dollars euro euros
    f fahrenheit fold foot feet g gb ghz gw gwh half hour hours hundred hundreds hz inch inches k kg km
    kw kwh l litre litres liter liters m mb mah mg mhz mile miles million millions minute minutes ml mm
    month months mw mwh nm ounce ounces percent percentage pound pounds quarter quarters renminbi rmb
    second seconds tb thousand thousands times ton tonne tonnes tons trillion trillions twice usd v w
    watt watts week weeks year years yen yuan""".split()  # noqa: SIM905
)

NUMBERS_EN: frozenset[str] = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety first
    second third fourth fifth sixth seventh eighth ninth tenth once twice thrice double triple dozen
    dozens""".split()  # noqa: SIM905
)

NUMBERS_ZH: frozenset[str] = frozenset("〇零一二三四五六七八九十百千万亿两双半倍")

UNITS_ZH: frozenset[str] = frozenset("元年月日天时分秒岁倍万亿米克吨寸")
