"""Where a match is looked for there is every match of the whole text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.analysis import tokens
from indexer.candidates import windows
from indexer.engines.base import Keys, Sequence
from indexer.fields import EVERYWHERE
from indexer.highlight import Wanted, find
from indexer.plan import Mark

WORDS = """lamp Lamps LAMP, lampshade 发布 提灯 U.K. UK happy Happier e-mail Émail 1,999 1999mAh o’hara’s
    “lamp” İ dying - 6.67” ."""
PIECES = st.sampled_from([*WORDS.split(), "提 灯"])
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", "", "\n", "  ", "\u3000", " the long way round "])), max_size=25
)


def _ranges(text: str, marks: tuple[Mark, ...]) -> list[tuple[int, int]]:
    return [(one.start, one.end) for one in find(text, tokens(text), Wanted(marks), lambda *_: True)]


@settings(deadline=None, max_examples=400)
@given(pieces=TEXTS, by=st.sampled_from(["folded", "stemmed"]), size=st.integers(1, 2), data=st.data())
def test_no_match_is_left_out(
    pieces: list[tuple[str, str]], by: Keys, size: int, data: st.DataObject
) -> None:
    text = "".join(part for pair in pieces for part in pair)
    found = tokens(text)
    if len(found) < size:
        return
    at = data.draw(st.integers(0, len(found) - size))
    keys = tuple(one.form if by == "folded" else one.stem for one in found[at : at + size])
    marks = (Mark(Sequence(keys, by, EVERYWHERE)),)
    looked_at = [one for group in windows(text, marks) for one in group]
    inside = [(a + start, b + start) for start, end in looked_at for a, b in _ranges(text[start:end], marks)]
    assert set(_ranges(text, marks)) <= set(inside)
    assert looked_at == sorted(looked_at)
