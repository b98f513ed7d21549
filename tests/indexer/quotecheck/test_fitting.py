"""A quotation fits into a stretch of a text with the fewest changes there are, as a plain table has them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from indexer.quotecheck.fitting import Pattern, fitted

WORDS = st.sampled_from("abc")


def fewest(asked: list[str], keys: list[str]) -> int:
    """The distance to the part of a stretch that is most alike, cell by cell."""
    row = [0] * (len(keys) + 1)
    for word in asked:
        before, row = row, [row[0] + 1]
        for at, key in enumerate(keys):
            row.append(min(before[at] + (key != word), before[at + 1] + 1, row[-1] + 1))
    return min(row)


@given(asked=st.lists(WORDS, min_size=1, max_size=90), keys=st.lists(WORDS, max_size=40), origin=st.just(7))
def test_edits_are_the_fewest_and_lead_from_one_to_the_other(
    asked: list[str], keys: list[str], origin: int
) -> None:
    edits = fitted(Pattern(asked), keys, origin)
    assert [edit.quoted[0] for edit in edits[1:]] == [edit.quoted[1] for edit in edits[:-1]]
    assert [edit.held[0] for edit in edits[1:]] == [edit.held[1] for edit in edits[:-1]]
    assert (edits[0].quoted[0], edits[-1].quoted[1]) == (0, len(asked))
    changes = 0
    for edit in edits:
        held = keys[edit.held[0] - origin : edit.held[1] - origin]
        own = asked[slice(*edit.quoted)]
        if edit.op == "equal":
            assert own == held
        else:
            changes += max(len(own), len(held))
    assert changes == fewest(asked, keys)
