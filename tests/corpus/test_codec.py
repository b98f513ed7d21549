"""Values survive the archive's JSON whatever is in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import codec
from corpus.models import Issue, Release, Span


@given(st.builds(Release))
def test_a_release_survives(release: Release) -> None:
    assert codec.decode(Release, codec.encode(release)) == release


@given(st.lists(st.builds(Issue)).map(tuple))
def test_a_tuple_survives(issues: tuple[Issue, ...]) -> None:
    assert codec.decode_tuple(Issue, codec.encode(issues)) == issues


@pytest.mark.parametrize("data", ["[1]", "[1,2,3]", "{", "null"])
def test_what_is_not_the_value_is_refused(data: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        codec.decode(Span, data)
