"""An archive for the pages of people and products: one career in three roles, two who share a name.

Each release is written here in a line or two; all of them are invented.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from handmade import fill, written

from corpus.archive import Archive
from corpus.models import (
    Evidence,
    Person,
    PersonMention,
    Product,
    Quote,
    Release,
    ReleaseDate,
    Span,
)

VALE, OTHER, ZH = "Mara Vale", "Edgar Vale", "李明"


def made() -> tuple[Release, ...]:
    """Six dated releases of four years, one undated, one in Chinese."""
    found: list[Release] = []
    for number, (date, role, body, kind) in enumerate(
        (
            ("2018-02-01", "chief engineer", "The quiet new Tern 1 leaves. {q}", "direct"),
            (
                "2019-05-02",
                "chief engineer",
                "Our quiet Tern 1, a boat of wood, is a year old. {q}",
                "direct",
            ),
            ("2019-09-09", "Chief Engineer", "A quiet Tern 1 was seen. {q}", "indirect"),
            ("2021-03-03", "president", "The Tern 2 follows. {q}", "direct"),
            ("2021-11", "president", "Edgar Vale bought a Tern 2. {q}", "direct"),
            (None, "president of Ferry Works", "Somebody repainted a ferry. {q}", "direct"),
        )
    ):
        quotation = f"“We sail number {['one', 'two', 'three', 'four', 'five', 'six'][number]},” said {VALE}."
        start = found[-1].span.end + 3 if found else 0
        release = written(
            f"r{number}",
            "line.txt",
            start,
            "en",
            f"title| Release {number}\nbody| {body.format(q=quotation)}",
            people=[(VALE, VALE), (OTHER, OTHER)],
            products=[("Tern 1", "Tern"), ("Tern 2", "Tern")],
            date=_dated(date),
        )
        at = release.text.index("“") + start
        span = Span(at, release.text.index("”") + 1 + start)
        named = release.text.index(VALE) + start
        release = replace(
            release,
            people=tuple(replace(one, role=role) if one.name == VALE else one for one in release.people),
            quotes=(
                Quote(
                    kind,  # type: ignore[arg-type]
                    span,
                    speaker_mention=Span(named, named + len(VALE)),
                    speaker=VALE,
                    role=role,
                    rule="said:corrected" if number == 3 else "said:name",
                    confidence=0.5 if number == 4 else 1.0,
                ),
            ),
        )
        if number == 3:
            note = Evidence(f"quotation: 1 is {VALE}’s", span, note="heard by the editor")
            release = replace(release, corrections=(note,))
        found.append(release)
    found += [
        written(f"other{number}", "other.txt", 400 * number, "en", f"title| Other {number}\nbody| Rain fell.")
        for number in range(6)
    ]
    chinese = written("zh", "zh.txt", 0, "zh", "title| 新船\nbody| 总裁李明出席。")
    at = chinese.text.index(ZH)
    mention = PersonMention(Span(at, at + 2), ZH, "by hand", 1.0, role="总裁", name=ZH)
    return (*found, replace(chinese, people=(mention,), date=_dated("2020-01-01")))


def archive_in(folder: Path) -> Path:
    """The archive of `made`, with what resolving would know of the names."""
    fill(folder, made())
    with Archive.open(folder) as archive, archive.transaction():
        archive.set_entities(
            [Person(VALE, "马拉", ("M. Vale",)), Person(OTHER), Person(ZH, ZH)],
            [Product("Tern 1", "Tern", "ferry", ("Tern One",)), Product("Tern 2", "Tern", "ferry")],
        )
    return folder


def _dated(value: str | None) -> ReleaseDate:
    if value is None:
        return ReleaseDate()
    return ReleaseDate(
        value, "day" if len(value) == 10 else "month", "dateline", "dateline", (Evidence(value),)
    )
