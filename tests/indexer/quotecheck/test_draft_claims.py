"""What a draft claims: who is said to speak and when; and that no mark of it is passed over in silence."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import growth
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.models import Person
from indexer.quotecheck.draft_marks import doubled
from indexer.quotecheck.draft_quotations import find_claims

ROWS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "draft_claims.toml").read_text(encoding="utf-8")
)["draft"]
MARKS = "“”‘’\"'「」«»"


@pytest.mark.parametrize("row", ROWS, ids=[row["name"] for row in ROWS])
def test_what_a_draft_claims(row: dict[str, Any]) -> None:
    found = find_claims(row["text"], [Person(name) for name in row.get("people", ())])
    claims = [[one.text, one.speaker or "", one.date or ""] for one in found.claims]
    assert claims == row["claims"]
    assert [[one.text, one.reason] for one in found.passed_over] == row.get("passed_over", [])
    assert sum(one.denied for one in found.claims) == row.get("denied", 0)
    if "open_dates" in row:
        assert [list(one.open_dates) for one in found.claims] == row["open_dates"]
    if "pronouns" in row:
        assert [one.pronoun or "" for one in found.claims] == row["pronouns"]
    assert {one.speaker: one.full for one in found.claims if one.full} == row.get("full", {})


@settings(max_examples=25, deadline=None)
@given(st.text(alphabet=f"{MARKS}aB 1.,\n说，。灯", max_size=80))
def test_every_double_mark_is_in_something(text: str) -> None:
    found = find_claims(text)
    places = [(one.start, one.end) for one in (*found.claims, *found.passed_over)]
    for at, sign in enumerate(text):
        if sign in '“”"「」«»':
            assert any(start <= at < end for start, end in places)


@pytest.mark.parametrize(
    "unit",
    [
        "“A b c,” he said. ",
        "“A b c,” he said. The plant was late. ",
        "“A b c,” he said.\n\n",
        "‘a s’ ",
        "called “a b” ",
        "said x “a b” and ",
        "“a b”, as an x y z w ",
        "“a b,” said Bo on 20 May 2024 “c” ",
        '9" ',
        "许文说“好的”",
        "“a b “",
        "许文 said “好的” and ",
        "Bo said: “A b.” He said: “c d.” ",
        "Bo denied that he had said x “a b” ",
        "许文没有说“好的好的好的好的”",
        "not said ",
        "> a *b* _c_\n",
        "> a\n>\n> — Bo\n\n",
        "*a",
        "“A b.” (Bo, 4 May 2021) ",
        ", two days after 2 May 2021",
        "4 May 2021: Bo says “a b c”\n\n",
        "Bo said “a b” and, on 4 May 2022, “c d”. ",
        "neither a b ",
    ],
)
def test_a_draft_takes_time_in_proportion_to_its_length(unit: str) -> None:
    count = 12_000 // len(unit)
    growth.holds_for(lambda times: lambda: find_claims(unit * count * times))


@given(st.text(alphabet=f"{MARKS}as .,\n", max_size=60))
def test_doubled_marks_stay_in_their_places(text: str) -> None:
    plain = doubled(text)
    assert len(plain) == len(text)
    assert all(one == other or one in "‘'’" for one, other in zip(text, plain, strict=True))
