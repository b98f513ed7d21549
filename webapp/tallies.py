"""What the reports on many quotations say alike, on those of a draft and on those of a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from indexer.quotecheck.draft_text import explained
from indexer.quotecheck.explain import headline
from indexer.quotecheck.results import CheckResult
from webapp import words
from webapp.verdicts import Tone, sentence

UNCHECKED: Final = "Could not be checked"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many quotations have a verdict; `sign` is the name of its drawing."""

    title: str
    tone: Tone
    sign: str
    count: int


def told(result: CheckResult) -> str:
    """What there is to say below the verdict, where the nearest passages are not shown."""
    return sentence(explained(result).removeprefix(headline(result)).lstrip(":. "))


def holding(count: int, held: int, what: str = "quotation") -> str:
    """“12 quotations, 9 on record as claimed”; `what` they are called."""
    if held == count:
        return (
            f"The one {what} is on record as claimed"
            if count == 1
            else f"All {count:,} {what}s are on record as claimed"
        )
    return f"{words.counted(count, what)}, {f'{held:,}' if held else 'none'} on record as claimed"
