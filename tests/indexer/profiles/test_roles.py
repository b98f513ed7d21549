"""Which roles of a person are held no longer, and which a release states itself."""

from __future__ import annotations

import pytest

from corpus.models import Language, Passage, PersonMention, Release, Span
from indexer.profiles.roles import Roles
from indexer.rows import Row

NAME = "Mara Vale"


def read(text: str, role: str, language: Language, translation_of: str | None) -> list[tuple[str, bool]]:
    """The roles of a release that credits somebody with `role`; with each whether it is a former one."""
    span = Span(0, len(text))
    release = Release(
        id="r",
        source="r.txt",
        span=span,
        text=text,
        kind="release",
        language=language,
        passages=(Passage("body", span),),
        people=(PersonMention(span, NAME, "by hand", 1.0, role=role, name=NAME),),
        translation_of=translation_of,
    )
    day = "2023-05-04"
    row = Row(
        "r",
        "r.txt",
        0,
        len(text),
        "",
        language,
        "release",
        None,
        None,
        None,
        day,
        "day",
        "dateline",
        day,
        day,
    )
    roles = Roles(NAME)
    roles.read(release, row)
    return [(one.role, one.former) for one in roles.spans()]


@pytest.mark.parametrize(
    ("text", "role", "language", "translation_of", "found"),
    [
        ("Mara Vale, chair, spoke.", "chair", "en", None, [("chair", False)]),
        ("Mara Vale, former chair, spoke.", "former chair", "en", None, [("former chair", True)]),
        ("Ex-chair Mara Vale spoke.", "Ex-chair", "en", None, [("Ex-chair", True)]),
        ("原供应链副总裁李明表示", "原供应链副总裁", "zh", "en", [("原供应链副总裁", True)]),
        ("前端工程师李明表示", "前端工程师", "zh", None, [("前端工程师", False)]),
        # What the original says of the author is not stated again by a translation without it.
        ("各位同事,大家好。", "Chief Engineer", "zh", "en", []),
    ],
)
def test_roles_of_a_release(
    text: str, role: str, language: Language, translation_of: str | None, found: list[tuple[str, bool]]
) -> None:
    assert read(text, role, language, translation_of) == found
