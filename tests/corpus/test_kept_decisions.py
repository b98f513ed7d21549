"""Resolving an archive after a change gives what resolving all of it anew gives, and decides little again."""

from __future__ import annotations

import contextlib
import random
import shutil
import sqlite3
from itertools import count
from pathlib import Path

import pytest

from corpus import edits, pipeline
from corpus.archive import Archive
from corpus.config import DATABASE_NAME
from corpus.ingest import ingest
from corpus.resolve.kept import Kept

Outcome = tuple[object, ...]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.open(tmp_path / "archive", create=True)


def take_in(archive: Archive, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    ticks = count()
    ingest(archive, [path], now=lambda: f"2024-01-01T00:00:{next(ticks):02}")


def remove(archive: Archive, path: Path) -> None:
    with archive.transaction():
        edits.forget(archive)
        archive.retire(str(path))
    edits.apply(archive, edits.read_corrections(archive))


def outcome(archive: Archive) -> Outcome:
    releases = {one.id: one for one in archive.releases()}
    return (releases, archive.people(), archive.products(), archive.unused_corrections())


def outcome_anew(archive: Archive) -> Outcome:
    """What resolving a copy gives that remembers nothing."""
    path = archive.path.with_name("anew")
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir()
    for name in ("corrections.toml", "onrecord.toml"):
        if (archive.path / name).exists():
            shutil.copy(archive.path / name, path)
    with contextlib.closing(sqlite3.connect(archive.path / DATABASE_NAME)) as held:
        held.execute("VACUUM INTO ?", (str(path / DATABASE_NAME),))
    with Archive.open(path) as copy:
        with copy.transaction():
            copy.memory().forget()
            pipeline.resolve(copy)
        return outcome(copy)


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the releases that are decided, as they are."""
    ids: list[str] = []
    keep = Kept.keep

    def noted(self: Kept, key: int, inputs: str | None, found: pipeline.Release) -> None:
        ids.append(found.id)
        keep(self, key, inputs, found)

    monkeypatch.setattr(Kept, "keep", noted)
    return ids


def release(title: str, place: str, day: str, *paragraphs: str) -> str:
    return "\n\n".join((title, f"{place}, {day} – {paragraphs[0]}", *paragraphs[1:]))


OTHER = release(
    "Harbour office extends its hours",
    "Port Selby",
    "June 1, 2021",
    "The harbour office stays open until nine from today. Boats can be booked at the desk.",
    "“We heard the crews,” said Ada Ng, Chief Executive of Quayside Marine.",
)

CLINIC = release(
    "Clinic opens",
    "Leeds",
    "May 4, 2021",
    "Dr. Imogen Thackeray, Head of Research at Brightwell, opened the clinic. Then Rosalind spoke.",
    "“It is a good day,” said Imogen Thackeray.",
)

# What is there, another release beside it, and what comes and changes the decision about the first.
CHANGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "a person becomes known who is named beside another",
        CLINIC,
        OTHER,
        release(
            "Brightwell names two",
            "Leeds",
            "May 9, 2021",
            "Dr. Imogen Thackeray, Head of Research, and Ms. Rosalind Quarmby, Head of Design, spoke.",
        ),
    ),
    (
        "two people known before are named together",
        CLINIC,
        release(
            "Brightwell names a designer",
            "Leeds",
            "May 7, 2021",
            "Ms. Rosalind Quarmby, Head of Design, took office.",
        )
        + "\n\n\n"
        + release(
            "Brightwell shows a design",
            "Leeds",
            "May 8, 2021",
            "“It is a light one,” said Ms. Rosalind Quarmby, Head of Design.",
        )
        + "\n\n\n"
        + release(
            "Brightwell shows a study",
            "Leeds",
            "May 6, 2021",
            "“It is a long one,” said Dr. Imogen Thackeray, Head of Research.",
        ),
        release(
            "Brightwell names two",
            "Leeds",
            "May 9, 2021",
            "Dr. Imogen Thackeray, Head of Research, and Ms. Rosalind Quarmby, Head of Design, spoke.",
        ),
    ),
    (
        "a brand becomes known by its models",
        release(
            "Sale begins",
            "Osaka",
            "May 4, 2021",
            "The Quillon 5 goes on sale today. Customers of the first Quillon 5 get a case.",
        ),
        OTHER,
        release(
            "Two more models",
            "Osaka",
            "May 9, 2021",
            "The Quillon 7 Pro and the Quillon 9 follow in June. The Quillon 7 Pro has a second lens.",
        ),
    ),
    (
        "a longer name makes a family of a series",
        release(
            "Sale begins",
            "Osaka",
            "May 4, 2021",
            "The Quillon 5 and the Quillon 7 go on sale today. Customers like the Quillon 5 series.",
        ),
        OTHER,
        release(
            "A longer lamp", "Osaka", "May 9, 2021", "The Quillon 5 Pro follows. The Quillon 5 Pro is tall."
        ),
    ),
    (
        "a product known by its series alone is named",
        release(
            "Sale begins",
            "Osaka",
            "May 4, 2021",
            "The Quillon 5 series and the Quillon 7 go on sale today. Customers like the Quillon 5 series.",
        ),
        OTHER,
        release("A lamp", "Osaka", "May 9, 2021", "The Quillon 5 is a lamp. Everybody can buy it now."),
    ),
    (
        "a second person has the family name",
        release(
            "Quay opens",
            "Leeds",
            "May 4, 2021",
            "“It is open,” said Mr. Fenwick. The quay was built in two years.",
        )
        + "\n\n\n"
        + release(
            "Quay is named",
            "Leeds",
            "May 5, 2021",
            "“It has a name,” said Jonas Fenwick, Chief Executive of Quayside Marine.",
        ),
        OTHER,
        release(
            "Second quay opens",
            "Leeds",
            "May 9, 2021",
            "“It is the second,” said Adaeze Fenwick, President of Tindale Harbours.",
        ),
    ),
    (
        "the day of an event becomes known",
        "Remarks on the new lighthouse\n\nYesterday, we opened the Selby lighthouse on the northern mole in a"
        " press release. Keepers, pilots and the crews of the northern mole were there.\n",
        OTHER,
        release(
            "Selby lighthouse opens on the northern mole",
            "Port Selby",
            "June 9, 2021",
            "Quayside Marine today opened the Selby lighthouse on the northern mole. Pilots came.",
        ),
    ),
    (
        "another spelling of a place is the usual one",
        release("Mill reopens", "NORTHAM", "May 4, 2021", "The mill reopened today after repairs."),
        OTHER,
        release("Bridge reopens", "Northam", "May 9, 2021", "The bridge reopened today after repairs."),
    ),
)


@pytest.mark.parametrize(
    ("was", "beside", "comes"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES]
)
def test_a_new_release_changes_an_old_decision(
    archive: Archive, tmp_path: Path, was: str, beside: str, comes: str
) -> None:
    take_in(archive, tmp_path / "beside.txt", beside)
    take_in(archive, tmp_path / "old.txt", was)
    old = next(one for one in archive.releases() if one.source.endswith("old.txt"))
    take_in(archive, tmp_path / "new.txt", comes)
    assert archive.release(old.id) != old
    assert outcome(archive) == outcome_anew(archive)
    remove(archive, tmp_path / "new.txt")
    assert archive.release(old.id) == old
    assert outcome(archive) == outcome_anew(archive)


def test_what_a_new_release_does_not_touch_is_not_decided_again(
    archive: Archive, tmp_path: Path, decided: list[str]
) -> None:
    for number, row in enumerate(CHANGES):
        take_in(archive, tmp_path / f"{number}.txt", row[1])
    del decided[:]
    take_in(archive, tmp_path / "other.txt", OTHER)
    assert decided == [one.id for one in archive.releases() if one.source.endswith("other.txt")]
    del decided[:]
    with archive.transaction():
        assert pipeline.resolve(archive) == 0
    assert decided == []


def test_what_was_changed_behind_the_memory_is_decided_again(archive: Archive, tmp_path: Path) -> None:
    take_in(archive, tmp_path / "other.txt", OTHER)
    before = outcome(archive)
    (key,) = (key for key, _ in archive.found())
    with archive.transaction():
        archive.set_resolved(key, next(one for _, one in archive.found()))
        assert pipeline.resolve(archive) == 1
    assert outcome(archive) == before


GIVEN = ("Rosalind", "Imogen", "Wei", "Tomas", "Priya", "Ada", "Jonas", "Adaeze")
FAMILY = ("Quarmby", "Thackeray", "Suyin", "Halvorsen", "Okoro", "Obi", "Fenwick", "Larkspur")
ROLES = ("Chief Executive", "Head of Research", "President")
BRANDS = ("Quillon", "Aven", "HaloBook", "Sable", "Orrery", "Tindale", "Linnet", "Morrowind")
MODELS = ("3", "5 Pro", "7", "X9", "12 Mini")
PLACES = ("Leeds", "LEEDS", "Osaka", "Port Selby")
SENTENCES = (
    "“We waited long for this,” said {person}, {role} of {company}.",
    "{person} ({han}) will lead the team.",
    "“It is a start,” {family} said.",
    "“It is a start,” Ms. {family} said. {given} agreed.",
    "Then {given} spoke, and {family} listened.",
    "Dr. {person} and Mr. {other} signed the contract.",
    "The {brand} {model} goes on sale today.",
    "The new {brand} {model} replaces the {brand}™ {model2}.",
    "Everybody liked the {brand} ({brand2} {model}) series.",
    "Nobody sells the {brand} {model} series or the {brand2}™ {model2} Series.",
    "{company} launched {brand} Glow, a lamp, and the {brand} for Home.",
    "Yesterday, {company} announced the {brand} {model} in a press release.",
    "Two days ago {person} gave a speech on {company} and the {brand} {model}.",
    "{han}表示：“我们很高兴推出{brand} {model}。”",
    "The letter of {person} to the staff of {company} follows in full.",
)
CORRECTIONS = (
    "",
    '[[people]]\nname = "Wei Suyin"\nis = "Suyin Wei"\n',
    '[[products]]\nname = "Aven 7"\nis = "Aven Seven"\n',
    '[[dates]]\nrelease = "{id}"\ndate = "2020-05-01"\n',
    '[[people]]\nrelease = "{id}"\nname = "Quarmby"\nis = "Rosalind Quarmby"\n',
    '[[speakers]]\nrelease = "{id}"\nquote = "It is a start"\nspeaker = "Wei Okoro"\n',
)
GAZETTEERS = ("", 'not_people = ["Priya Okoro"]\n', 'brands = ["Sable", "Aven"]\n')
HAN = ("韦素茵", "欧阳明", "陈思远")


def made_up(rng: random.Random) -> str:
    def sentence() -> str:
        given, family = rng.choice(GIVEN), rng.choice(FAMILY)
        return rng.choice(SENTENCES).format(
            person=f"{given} {family}",
            other=f"{rng.choice(GIVEN)} {rng.choice(FAMILY)}",
            given=given,
            family=family,
            role=rng.choice(ROLES),
            company=rng.choice(("Brightwell Group", "Quayside Marine")),
            han=rng.choice(HAN),
            brand=rng.choice(BRANDS),
            brand2=rng.choice(BRANDS),
            model=rng.choice(MODELS),
            model2=rng.choice(MODELS),
        )

    releases = []
    for _ in range(rng.randint(1, 3)):
        day = f"May {rng.randint(1, 9)}, 2021"
        body = [" ".join(sentence() for _ in range(rng.randint(1, 3))) for _ in range(rng.randint(1, 3))]
        title = f"{rng.choice(BRANDS)} {rng.choice(MODELS)} {rng.choice(('arrives', 'leaves', 'returns'))}"
        if rng.random() < 0.2:
            releases.append("\n\n".join((title, *body)))
        else:
            releases.append(release(title, rng.choice(PLACES), day, *body))
        if rng.random() < 0.2:
            product = f"{rng.choice(BRANDS)} {rng.choice(MODELS)}"
            dateline = f"2021年5月{rng.randint(1, 9)}日，{rng.choice(HAN)}表示：“我们很高兴。”"
            releases.append(
                f"{product}发布\n\n{dateline}{product} 今天上市，价格为{rng.randint(100, 110)}元。"
            )
    return "\n\n\n".join(releases) + "\n"


@pytest.mark.parametrize("seed", range(8))
def test_after_any_change_it_is_as_if_all_were_resolved_anew(
    archive: Archive, tmp_path: Path, decided: list[str], seed: int
) -> None:
    rng = random.Random(seed)
    there: set[str] = set()
    kept = 0
    for _ in range(14):
        name = rng.choice(("a.txt", "b.txt", "c.txt", "d.txt", "e.txt", "f.txt"))
        act = rng.random()
        del decided[:]
        if act < 0.7 or not there:
            take_in(archive, tmp_path / name, made_up(rng))
            there.add(name)
        elif act < 0.8:
            name = rng.choice(sorted(there))
            there.remove(name)
            remove(archive, tmp_path / name)
        else:
            file, texts = rng.choice((("corrections.toml", CORRECTIONS), ("onrecord.toml", GAZETTEERS)))
            words = rng.choice(("", *texts)).replace(
                "{id}", rng.choice([one.id for one in archive.releases()])
            )
            (archive.path / file).write_text(words, encoding="utf-8")
            edits.apply(archive, edits.read_corrections(archive))
        found = outcome(archive)
        kept += len(found[0]) - len(set(decided))  # type: ignore[arg-type]
        assert found == outcome_anew(archive)
    assert kept


def test_a_speaker_from_the_translation_follows_the_names_there(archive: Archive, tmp_path: Path) -> None:
    bilingual = "\n\n".join(
        (
            "Lumora Opens 38 Shops in Malmö",
            "Malmö, 2 September 2024 – Lumora Lamps today opened 38 shops for its 4,000 customers.",
            "“I kept a list of 400 lamps that broke,” the keeper of the shop said.",
            "马尔默，2024年9月2日——流光灯业今日开设38家门店，服务4000位顾客。",
            "“打碎的400盏灯，我都记着。”总经理高明华说。",
        )
    )
    take_in(archive, tmp_path / "a.txt", bilingual)
    assert _speakers(archive) == {"高明华"}
    assert outcome(archive) == outcome_anew(archive)
    take_in(
        archive,
        tmp_path / "b.txt",
        release("Lumora", "Leeds", "3 May 2024", "Mr. Gao Minghua (高 明华) left."),
    )
    assert _speakers(archive) == {"Gao Minghua"}
    assert outcome(archive) == outcome_anew(archive)


def _speakers(archive: Archive) -> set[str | None]:
    return {said.speaker for one in archive.releases() for said in one.quotes if said.kind == "direct"}
