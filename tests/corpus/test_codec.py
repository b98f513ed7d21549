"""Values survive the archive's JSON whatever is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import codec
from corpus.models import DateHint, Issue, Release, Span
from corpus.resolve.date_views import HintView


@given(st.builds(Release))
def test_a_release_survives(release: Release) -> None:
    assert codec.decode(Release, codec.encode(release)) == release


@given(st.lists(st.builds(Issue)).map(tuple))
def test_a_tuple_survives(issues: tuple[Issue, ...]) -> None:
    assert codec.decode_tuple(Issue, codec.encode(issues)) == issues


@given(st.frozensets(st.text(max_size=3)))
def test_a_set_survives_and_is_written_in_order(kinds: frozenset[str]) -> None:
    hint = HintView(DateHint(Span(0, 9), "yesterday", -1), ("mole",), kinds)
    written = codec.encode(hint)
    assert codec.decode(HintView, written) == hint
    assert written == codec.encode(replace(hint, kinds=frozenset(sorted(kinds, reverse=True))))


@pytest.mark.parametrize("data", ["[1]", "[1,2,3]", "{", "null"])
def test_what_is_not_the_value_is_refused(data: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        codec.decode(Span, data)


def test_skipped_fields_keep_their_defaults() -> None:
    release = Release(
        "a", "b.txt", Span(0, 2), "ab", "release", "en", subtitles=(Span(0, 1),), author="Ada Ng"
    )
    read = codec.decode(Release, codec.encode(release), skip=frozenset({"subtitles"}))
    assert read == replace(release, subtitles=())


def test_what_is_no_value_is_not_written() -> None:
    with pytest.raises(TypeError):
        codec.encode(object())
