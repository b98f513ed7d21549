"""Lists of releases are read as they were written, in however many runs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer.engines.key_lists import KeyLists
from indexer.engines.key_lists_writing import KeyListWriter

SLOTS = 3
#: Of each release, by slot, how often it has each key.
RELEASES = st.lists(
    st.dictionaries(
        st.integers(0, SLOTS - 1),
        st.dictionaries(
            st.sampled_from(["a", "b", "ab", "提", "\x00a", "", "x" * 300]),
            st.sampled_from([1, 2, 255, 256, 70_000]),
        ),
    ),
    max_size=8,
)


def _write(folder: Path, releases: list[dict[int, dict[str, int]]], run: int, *, counted: bool) -> KeyLists:
    writer = KeyListWriter(folder, SLOTS, counted=counted, run=run)
    for number, release in enumerate(releases):
        for slot, keys in release.items():
            writer.add(number, slot, keys, keys.values() if counted else ())
    writer.close()
    return KeyLists(folder, SLOTS)


@settings(deadline=None)
@given(releases=RELEASES, run=st.sampled_from([1, 3, 1000]), counted=st.booleans())
def test_lists_are_read_as_they_were_written(
    releases: list[dict[int, dict[str, int]]], run: int, counted: bool
) -> None:
    with TemporaryDirectory() as folder:
        lists = _write(Path(folder), releases, run, counted=counted)
        for key in {key for release in releases for keys in release.values() for key in keys} | {"nowhere"}:
            number = lists.number(key.encode())
            for slot in range(SLOTS):
                expected = {n: one[slot][key] for n, one in enumerate(releases) if key in one.get(slot, {})}
                assert lists.count(number, slot) == len(expected)
                assert lists.releases(number, slot).tolist() == list(expected)
                if counted:
                    assert lists.list_of(number, slot).times.tolist() == list(expected.values())


@pytest.mark.parametrize("holding", [1, 255, 256, 65_536, 65_537, 70_000])
def test_a_key_in_many_releases(holding: int, tmp_path: Path) -> None:
    writer = KeyListWriter(tmp_path, 1, run=50_000)
    for number in range(holding):
        writer.add(number, 0, ("everywhere", f"only {number}"), (number + 1, 1))
    writer.close()
    lists = KeyLists(tmp_path, 1)
    found = lists.list_of(lists.number(b"everywhere"), 0)
    assert found.releases.tolist() == list(range(holding))
    assert found.times.tolist() == list(range(1, holding + 1))
    assert lists.releases(lists.number(f"only {holding - 1}".encode()), 0).tolist() == [holding - 1]


def test_a_file_that_is_none_is_an_error(tmp_path: Path) -> None:
    KeyListWriter(tmp_path, SLOTS).close()
    (tmp_path / "lists.npy").write_bytes(b"not an array")
    with pytest.raises(OSError, match=r".+"):
        KeyLists(tmp_path, SLOTS)
