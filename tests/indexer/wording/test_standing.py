"""The versions of standing texts: when each was used, which came before, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from made_up_archive import MadeUpArchive, make_release

from indexer.build import ensure_current
from indexer.search import Searcher
from indexer.wording.boilerplate import Series
from indexer.wording.serial import series_json

OLD = "Kilnworks is a small company from the north that makes kilns for potters who fire with wind"
NEW = "Kilnworks is a large company from the north that makes kilns for potters who fire with wind and sun"
MAKES = "is a workshop that makes a broad range of kilns for potters who fire them with wind alone"
TEMPLATE = "makes a broad range of kilns for potters who fire them with wind alone and sell what it made"


def series_of(folder: Path, texts: Sequence[tuple[str | None, str, str]]) -> tuple[Series, ...]:
    """Each row is the date of a release, the heading of its standing text ("" for none), and that text."""
    releases = []
    for number, (day, heading, text) in enumerate(texts):
        parts = ["Report", f"Body x{chr(97 + number)}.", *([f"About {heading}"] if heading else []), text]
        row: dict[str, object] = {"id": f"r{number}", "source": f"{number}.txt", "text": "\n\n".join(parts)}
        row["kinds"] = {str(n): "boilerplate" for n in range(2, len(parts))}
        releases.append(make_release(row | ({"date": day} if day else {})))
    archive = MadeUpArchive(folder, tuple(releases))
    ensure_current(archive)
    searcher = Searcher(folder, open_archive=lambda _: archive)
    with searcher.wording() as desk:
        found = desk.boilerplate().series
    searcher.close()
    return found


def test_a_version_that_returns_shows_its_stretches_and_ends_where_it_is_dated(tmp_path: Path) -> None:
    rows = [("2019-05-01", OLD), ("2020-05-01", NEW), ("2021-05-01", OLD), ("2022-05-01", NEW), (None, OLD)]
    (one,) = series_of(tmp_path, [(day, "Kilnworks", text) for day, text in rows])
    old, new = one.versions
    assert (old.first_id, old.last_id, old.undated, old.releases) == ("r0", "r2", 1, 3)
    assert [stretch.first_id for stretch in old.stretches] == ["r0", "r2"]
    assert [stretch.first_id for stretch in new.stretches] == ["r1", "r3"]
    assert (old.beside, new.beside) == (None, 0)
    assert one.last == new.last


def test_two_versions_of_one_time_are_no_returns(tmp_path: Path) -> None:
    """A month may lie before a day of it or after: a version returns where another surely lies between."""
    rows = [("2019-05-01", OLD), ("2019-05", NEW), ("2019-05-20", OLD), ("2019-05-20", NEW)]
    (one,) = series_of(tmp_path, [(day, "Kilnworks", text) for day, text in rows])
    assert [len(version.stretches) for version in one.versions] == [1, 1]


def test_undated_versions_have_no_order(tmp_path: Path) -> None:
    (one,) = series_of(tmp_path, [(None, "Kilnworks", OLD), (None, "Kilnworks", NEW)])
    assert [(version.beside, version.first) for version in one.versions] == [(None, None)] * 2
    assert all(piece.kind == "same" for version in one.versions for piece in version.pieces)


def test_an_undated_version_stands_beside_the_one_it_is_most_like(tmp_path: Path) -> None:
    rows = [("2019-05-01", OLD), ("2020-05-01", NEW), (None, f"{OLD} still")]
    (one,) = series_of(tmp_path, [(day, "Kilnworks", text) for day, text in rows])
    assert [version.beside for version in one.versions] == [None, 0, 0]
    assert [piece.text for piece in one.versions[2].pieces if piece.kind == "new"] == ["still"]


def test_how_dates_are_known_is_kept(tmp_path: Path) -> None:
    (one,) = series_of(tmp_path, [("2019-05", "Kilnworks", OLD), ("2020-05-01", "Kilnworks", NEW)])
    value = series_json(one)
    assert (value["first"], value["first_date"]) == ("2019-05", {
        "date": "2019-05",
        "precision": "month",
        "basis": "dateline",
        "earliest": "2019-05-01",
        "latest": "2019-05-31",
    })  # fmt: skip


@pytest.mark.parametrize(
    ("texts", "series"),
    [
        # Names in use at the same time, or at a time that is not known, are of several organisations.
        ([(None, "Kilnworks", f"Kilnworks {MAKES}"), (None, "Potfire", f"Potfire {MAKES}")] * 2, 2),
        ([(None, "", f"Kilnworks {TEMPLATE}"), (None, "", f"Potfire {TEMPLATE}")] * 2, 2),
        (
            [
                ("2019-05-01", "Kilnworks", f"Kilnworks {MAKES}"),
                ("2020-05-01", "Potfire", f"Potfire {MAKES}"),
                ("2021-05-01", "Kilnworks", f"Kilnworks {MAKES}"),
                ("2022-05-01", "Potfire", f"Potfire {MAKES}"),
            ],
            2,
        ),
        ([(None, "", f"See www.{name}.example for {MAKES}") for name in ("kilnworks", "potfire")] * 2, 2),
        # One after the other they are names of one.
        (
            [
                ("2019-05-01", "Kilnworks", f"Kilnworks {MAKES}"),
                ("2020-05-01", "Potfire", f"Potfire {MAKES}"),
            ],
            1,
        ),
        # A name of which a part stays, and a text that begins otherwise.
        ([(None, f"Kilnworks {end}", f"Kilnworks {MAKES}") for end in ("Inc", "Ltd")], 1),
        ([(None, "", f"Founded in 2001, Kilnworks {MAKES}"), (None, "", f"Kilnworks {MAKES}")], 1),
    ],
)  # fmt: skip
def test_each_organisation_has_its_own_series(
    tmp_path: Path, texts: list[tuple[str | None, str, str]], series: int
) -> None:
    assert len(series_of(tmp_path, texts)) == series
