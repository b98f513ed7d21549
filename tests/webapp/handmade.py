"""A small archive made by hand: invented people, an invented ferry company, two languages.

Each release is a file in `tests/data/webapp`, of lines “kind| text”; what the stages would find in it
is given here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from corpus.archive import Archive
from corpus.models import (
    AlignedPair,
    Dump,
    Evidence,
    Passage,
    PersonMention,
    ProductMention,
    Quote,
    Release,
    ReleaseDate,
    Span,
)

SCRIPTS = Path(__file__).parents[1] / "data" / "webapp"


def written(
    release_id: str,
    source: str,
    start: int,
    language: str,
    script: str | Sequence[tuple[str, str]] | None = None,
    *,
    people: Sequence[tuple[str, str]] = (),
    products: Sequence[tuple[str, str | None]] = (),
    **more: object,
) -> Release:
    """A release from its script, by default the file of its name; or from its passages, (kind, text).

    `people` are (surface, name); each is found wherever its surface stands.
    """
    passages: list[Passage] = []
    text = ""
    if script is None:
        script = (SCRIPTS / f"{release_id}.txt").read_text(encoding="utf-8")
    if isinstance(script, str):
        lines = (line.partition("| ") for line in script.strip().splitlines())
        script = [(kind, body) for kind, _, body in lines]
    for kind, body in script:
        text += "\n\n" if text else ""
        passages.append(Passage(kind, Span(start + len(text), start + len(text) + len(body))))  # type: ignore[arg-type]
        text += body
    title = next((one.span for one in passages if one.kind == "title"), None)
    release = Release(
        id=release_id,
        source=source,
        span=Span(start, start + len(text)),
        text=text,
        kind="release",
        language=language,  # type: ignore[arg-type]
        title=text[title.start - start : title.end - start] if title else None,
        title_span=title,
        passages=tuple(passages),
        people=tuple(
            PersonMention(Span(at, at + len(surface)), surface, "by hand", 1.0, name=name)
            for surface, name in people
            for at in _places(text, surface, start)
        ),
        products=tuple(
            ProductMention(Span(at, at + len(name)), name, "by hand", 1.0, name=name, family=family)
            for name, family in products
            for at in _places(text, name, start)
        ),
    )
    return replace(release, **more)  # type: ignore[arg-type]


def releases() -> tuple[Release, ...]:
    """Two of them are one release in two languages, one letter is dated by inference, one by nothing."""
    okafor, wendel = ("Ines Okafor", "Ines Okafor"), ("Tomas Wendel", "Tomas Wendel")
    silverline, card = ("Silverline", "Night lines"), ("Harbour Card", None)
    stated = ReleaseDate(
        "2021-03-04", "day", "dateline", "dateline", (Evidence("Port Amsel, March 4, 2021"),)
    )
    launch = written("launch-en", "ferries.txt", 0, "en", people=[okafor], products=[silverline], date=stated)
    said = launch.passages[4].span
    launch = replace(
        launch,
        place="Port Amsel",
        quotes=(Quote("direct", said, speaker="Ines Okafor", role="chief executive", rule="said"),),
    )
    launch_zh = written(
        "launch-zh",
        "ferries.txt",
        launch.span.end + 3,
        "zh",
        people=[("欧凯芙", "Ines Okafor")],
        date=replace(stated, basis="inherited", evidence=(Evidence("", release_id="launch-en"),)),
        translation_of="launch-en",
    )
    faced = [(2, 3), (3, 4), (4, 5), (5, 6)]
    launch_zh = replace(
        launch_zh,
        alignment=tuple(
            AlignedPair(launch_zh.passages[zh].span, launch.passages[en].span, 0.9) for zh, en in faced
        ),
    )
    letter = written(
        "letter",
        "ferries.txt",
        launch_zh.span.end + 3,
        "en",
        people=[okafor],
        products=[silverline],
        kind="letter",
        author="Ines Okafor",
        author_role="chief executive",
        author_evidence=Evidence("By Ines Okafor"),
        date=ReleaseDate(
            "2021-03-09",
            "day",
            "inferred",
            "days after an event",
            (
                Evidence("Five days ago we opened the Silverline"),
                Evidence("Port Amsel, March 4, 2021", release_id="launch-en"),
            ),
        ),
    )
    results = written(
        "results",
        "results.txt",
        0,
        "en",
        people=[wendel],
        products=[card],
        place="Port Amsel",
        date=ReleaseDate("2020-11-18", "day", "dateline", "dateline", (Evidence("November 18, 2020"),)),
    )
    stub = written("stub", "results.txt", results.span.end + 3, "en", products=[card], kind="stub")
    alone = written(
        "card-zh",
        "results.txt",
        stub.span.end + 3,
        "zh",
        people=[("欧凯芙", "Ines Okafor")],
        date=ReleaseDate(
            "2020-07",
            "range",
            "inferred",
            "",
            (Evidence("七月"),),
            earliest="2020-07-01",
            latest="2020-07-09",
        ),
    )
    return launch, launch_zh, letter, results, stub, alone


def fill(folder: Path, made: Sequence[Release], *, made_by: str = "by hand") -> Path:
    """An archive in `folder` that holds `made`; a source given again makes a new version of itself."""
    with Archive.open(folder, create=True) as archive:
        run = archive.begin_run("2024-01-01T00:00:00")
        with archive.transaction():
            for source in dict.fromkeys(one.source for one in made):
                parts = [one for one in made if one.source == source]
                text = "\n\n\n".join(one.text for one in parts)
                dump = Dump(source, text, "utf-8", f"{made_by} {source}", len(text.encode()))
                key = archive.add_dump(dump, path=source, made_by=made_by, run=run, chunks=[text.encode()])
                for one in parts:
                    archive.add_release(key, one)
    return folder


def _places(text: str, surface: str, start: int) -> list[int]:
    found = []
    at = text.find(surface)
    while at >= 0:
        found.append(start + at)
        at = text.find(surface, at + 1)
    return found
