"""Where keys stand together, looked for in all releases at once.

Places are counted through the index (see `whoosh_writing`), so keys in a row are the same numbers in several
lists, each moved by where its key stands in the row.  A text field is one or two fields of the index, words
and stems; which, and what is made of the answers, is decided in `whoosh_`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from indexer.engines.scoring import count_near
from indexer.engines.whoosh_postings import PostingLists


def times(lists: PostingLists, fields: tuple[str, ...], key: bytes) -> Mapping[int, int]:
    """Release to how often a key stands in it, as a word or as a stem; not to be changed."""
    words, *others = (lists.heads(field, key) for field in fields)
    stems = others[0] if others else {}
    if not (words and stems):
        return words or stems
    both = words | stems
    if len(both) < len(words) + len(stems):
        for number in words.keys() & stems.keys():
            both[number] += words[number]
        # What stands at one place as both counts once.
        for place in {*lists.places(fields[1], key)}.intersection(lists.places(fields[0], key)):
            both[place // lists.span] -= 1
    return both


def in_a_row(lists: PostingLists, fields: tuple[str, ...], keys: list[bytes]) -> Mapping[int, int]:
    """Release to how often the keys stand one after the other."""
    sizes: list[int] = []
    for key in keys:
        sizes.append(sum(lists.frequency(field, key) for field in fields))
        if not sizes[-1]:
            return {}
    # The rarest first: the others are only looked up where it stands.
    at, *others = sorted(range(len(keys)), key=sizes.__getitem__)
    found = {place for field in fields for place in lists.places(field, keys[at])}
    for other in others:
        step, at = other - at, other
        wanted = {place + step for place in found}
        found = set().union(*(lists.standing(field, keys[at], wanted) for field in fields))
        if not found:
            return {}
    return Counter([(place - at) // lists.span for place in found])


def in_a_window(
    lists: PostingLists, fields: tuple[str, ...], keys: list[bytes], near: int
) -> Mapping[int, int]:
    """Release to how often all keys stand in one window; see `count_near`."""
    common = set.intersection(*({n for field in fields for n in lists.heads(field, key)} for key in keys))
    if not common:
        return {}
    rows = [_by_release(lists, fields, key, common) for key in keys]
    found = {number: count_near([row[number] for row in rows], near) for number in common}
    return {number: count for number, count in found.items() if count}


def _by_release(
    lists: PostingLists, fields: tuple[str, ...], key: bytes, among: set[int]
) -> dict[int, set[int]]:
    """Where a key stands in each of the releases."""
    found: dict[int, set[int]] = {}
    for field in fields:
        places, at = lists.places(field, key), 0
        for number, count in lists.heads(field, key).items():
            if number in among:
                found.setdefault(number, set()).update(places[at : at + count])
            at += count
    return found
