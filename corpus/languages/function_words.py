"""Words that only join others: a phrase that begins or ends with one is a piece of one.  Data only."""

from __future__ import annotations

from typing import Final

_ENGLISH: Final = """
a about above across after again against all almost along already also although always am among an and another
any anybody anyone anything are around as at away back be became because become becomes been before behind
being below between both but by came can cannot come could did do does doing done down during each either else
even ever every everything few for from further get gets give given go goes going got had has have having he
he's
her here hers herself him himself his how however i i'm i've if in including into is it it's its itself just
last least less let let's like made make makes many may me might more most much must my myself near nearly
neither never next no nobody nor not nothing now of off often on once one only onto or other others our ours
ourselves out over own per put rather s said same say says see several shall she should since so some somebody
someone something soon still such take taken than that that's the their theirs them themselves then there
therefore these they this those though three through throughout thus till to today together too toward towards
two under until unto up upon us use used very via was we we're we've well were what when where whether which
while who whole whom whose why will with within without would yet you you're your yours yourself yourselves
"""
ENGLISH: Final = frozenset(_ENGLISH.split())

#: Characters that begin or end no phrase, or are a word by themselves.
CHINESE: Final = frozenset(
    "的了在是说对将和与等向从也都还已于被把给到就则这那他她它们我你您不没有很最又再为以及或但而且因所由个中"
    "之其该各每并更上下里内外前后时间年月日号次位名款只能会可要让使得着过地们第"
)
