"""Where the words a person quotes stand in a text: white space and kinds of quotation mark put aside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.models import Span

_MARKS = {"'": "['’‘]", '"': '["“”„]'}
_MARKS |= dict.fromkeys("’‘", _MARKS["'"]) | dict.fromkeys("“”„", _MARKS['"'])
_WORD = r"[^\W_]"
_HAN = re.compile("[\u2e80-\u9fff]")


def find_words(text: str, words: str, *, whole: bool = False) -> Iterator[Span]:
    """Each place of `words` in `text`; with `whole`, only where no letter or digit runs on.

    Chinese is written without spaces, so there every place counts.
    """
    # Possessive: a long gap is read once, whatever follows it.
    pattern = r"\s++".join("".join(_MARKS.get(c, re.escape(c)) for c in word) for word in words.split())
    if whole:
        before = "" if _HAN.match(words[0]) else f"(?<!{_WORD})"
        after = "" if _HAN.match(words[-1]) else f"(?!{_WORD})"
        pattern = f"{before}(?:{pattern}){after}"
    return (Span(match.start(), match.end()) for match in re.finditer(pattern, text))
