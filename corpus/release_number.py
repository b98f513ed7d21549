"""Is this line the number under which a house files a release, and nothing else?

“Press Release No. 12/2019”, “NEWS RELEASE 2019-045”, “RELEASE: 19-045”, “新闻稿 第12号”.  Such a line stands
above a headline and never inside a text; what follows from that is decided where it is asked.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh

LONGEST = 60
_LABELS = (*(label for label in en.RELEASE_LABELS if " " in label), *en.NUMBERED_LABELS)
_NUMBERED = re.compile(
    rf"(?:(?:{one_of(_LABELS)}|{one_of(zh.RELEASE_LABELS)})"
    r"\s?[:：#–-]?\s?(?:no\.?|number|nr\.?|#|№|第)?\s?[A-Za-z/.-]{0,6}\d[\d/.–-]{0,10}\s?[号號]?"
    # One word alone numbers many other things: “Release 2.0”.
    r"|release\s?(?:(?::|no\.)\s?[A-Za-z]{0,3}\d{1,4}[-–/]\d{1,4}|\d{2,4}-\d{2,4}))",
    re.IGNORECASE,
)


def is_release_number(line: str) -> bool:
    """Whether a line without white space around it is such a number."""
    return len(line) <= LONGEST and _NUMBERED.fullmatch(line) is not None
