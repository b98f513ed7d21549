"""What a page says of how a date is known."""

from __future__ import annotations

import pytest
from handmade import written

from corpus.models import Evidence, ReleaseDate
from webapp import facts


@pytest.mark.parametrize(
    ("evidence", "text", "counted"),
    [
        (Evidence("Port Amsel, March 4, 2021"), "Port Amsel, March 4, 2021", False),
        (Evidence("2021-03-04", note="the release of that event"), "4 March 2021", True),
        (Evidence("2021-03-04 to 2021-03-09", note="its neighbours"), "4 March 2021 to 9 March 2021", True),
        (Evidence("2021-03-04 10:00"), "2021-03-04 10:00", False),
    ],
)
def test_days_that_were_counted_are_no_words_of_a_source(
    evidence: Evidence, text: str, counted: bool
) -> None:
    release = written(
        "launch-en",
        "ferries.txt",
        0,
        "en",
        date=ReleaseDate("2021-03-04", "day", "inferred", "", (evidence,)),
    )
    (found,) = facts.present(
        release,
        address=lambda _: "",
        release_url=lambda one: one,
        place_url=lambda _, span: f"#{span.start}",
        find=lambda _: release,
    ).dated_by
    assert (found.text, found.counted) == (text, counted)
