"""Parameters of an address, fields of a form or of JSON → the question to the quote desk.

A page goes on without what it cannot use and says so; a program is refused.  Whether a quotation has words
to look for is the desk's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from indexer.dates import read_date
from indexer.quotecheck.checker import MAX_CHARACTERS
from indexer.quotecheck.results import QuoteQuestion
from webapp.config import MAX_VALUE
from webapp.params import Problem, no_date

FIELDS = {"q": "text", "text": "text", "speaker": "speaker", "date": "date"}


@dataclass(frozen=True, slots=True)
class Asked:
    """`text` is empty where no quotation was given; `date` is as it was typed."""

    text: str = ""
    speaker: str = ""
    date: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def question(self) -> QuoteQuestion | None:
        """None where there is nothing that can be looked for."""
        if not self.text or len(self.text) > MAX_CHARACTERS:
            return None
        speaker = self.speaker if len(self.speaker) <= MAX_VALUE else ""
        return QuoteQuestion(self.text, speaker or None, read_date(self.date) if self.date else None)


def read(pairs: Iterable[tuple[str, object]]) -> Asked:
    """The question that fields ask; the first of two of one kind is taken."""
    problems: list[Problem] = []
    found: dict[str, str] = {}
    for name, raw in pairs:
        field = FIELDS.get(name)
        if field is None:
            problems.append(Problem(name[:40], f"There is no parameter “{name[:40]}”.", "It was ignored."))
        elif raw is None:
            continue
        elif not isinstance(raw, str):
            problems.append(Problem(name, f"“{name}” has to be a text."))
        elif raw.strip():
            found.setdefault(field, raw.strip())
    asked = Asked(found.get("text", ""), found.get("speaker", ""), found.get("date", ""))
    if len(asked.text) > MAX_CHARACTERS:
        problems.append(
            Problem(
                "text",
                f"The quotation has {len(asked.text):,} characters;"
                f" at most {MAX_CHARACTERS:,} can be checked.",
            )
        )
    if len(asked.speaker) > MAX_VALUE:
        problems.append(
            Problem("speaker", f"The speaker has more than {MAX_VALUE} characters.", "It was ignored.")
        )
    if asked.date and read_date(asked.date) is None:
        problems.append(no_date("date", asked.date))
    return replace(asked, problems=tuple(problems[:5]))


def query_string(question: QuoteQuestion) -> str:
    """A question as the part of an address after “?”."""
    pairs = (("q", question.text), ("speaker", question.speaker), ("date", question.date))
    return urlencode([(name, value) for name, value in pairs if value])
