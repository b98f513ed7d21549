"""Is this line a link of the site a text was saved from, and no word of the text?

“Skip to content”, “Menu”, “Home > Newsroom > 2021”, “![](quay.png)”: decides by the line alone.  What is
left out of a saved page is decided in `reading`, what becomes of such a line in a text by those who ask.
"""

from __future__ import annotations

import re

from corpus.alternation import one_of
from corpus.languages import structure_en as en
from corpus.languages import structure_zh as zh

LONGEST = 120
_LINES = frozenset((*en.NAVIGATION_LINES, *zh.NAVIGATION_LINES))
_STEPS = ">›»→"
_SIGNS = _STEPS + ":："
_OPENERS = one_of((*en.PATH_OPENERS, *zh.PATH_OPENERS))
_PATH = re.compile(
    rf"(?:{_OPENERS})\s*(?:[:：][^{_STEPS}]{{0,60}})?(?:[{_STEPS}]+\s*[^{_STEPS}]{{1,60}})+$", re.IGNORECASE
)
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\(\S{1,400}\)")


# A path whose steps have run together: “当前位置: 首页新闻中心正文”.
_PLACE = re.compile(rf"(?:{one_of((*en.PLACE_OPENERS, *zh.PLACE_OPENERS))})\s?[:：]", re.IGNORECASE)


def is_navigation(line: str) -> bool:
    """Whether a line is a link to a part of the page or site or to a picture, or the path to the page."""
    if _PICTURE.fullmatch(line):
        return True
    if len(line) > LONGEST:
        return False
    return line.strip(" [](){}|·»›").casefold() in _LINES or is_path(line)


def is_path(line: str) -> bool:
    """Whether a line is the path to the page, as stands over its headline."""
    if len(line) > LONGEST or not any(sign in line for sign in _SIGNS):
        return False
    return _PATH.match(line) is not None or _PLACE.match(line) is not None
