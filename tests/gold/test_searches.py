"""The searches whose right answers a careful reader wrote down, where they lie beside the project: which
sections are found, and that what is marked covers every hit that is named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from indexer.request import SearchRequest
from indexer.search import Searcher

SHARED = Path(__file__).parents[3] / "shared"
GOLD = SHARED / "gold"
COMMAND = Path(sys.executable).with_name("onrecord")
# Hits are named that the figure alone has; of these searches one in each section must be marked.
LOOSE = frozenset(("S20",))

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the gold annotations are not beside the project"),
]

Gold = dict[str, Any]


def read(name: str) -> Gold:
    path = GOLD / name
    value: Gold = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return value


SEARCHES: list[Gold] = read("tests.json").get("searches", [])
SECTIONS: list[Gold] = read("releases.json").get("sections", [])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "archive"
    files = sorted(str(path) for path in (SHARED / "seeds").glob("*.txt"))
    subprocess.run([COMMAND, "ingest", "--archive", folder, *files], check=True, capture_output=True)
    subprocess.run([COMMAND, "index", "--archive", folder], check=True, capture_output=True)
    return folder


def sections_of(hit: Gold) -> set[str]:
    """The sections that overlap a hit by more than the line break between two."""
    file = Path(hit["source"]).name
    return {
        one["id"]
        for one in SECTIONS
        if one["file"] == file
        and (hit["start"] <= one["start"] < hit["end"] or one["start"] <= hit["start"] < one["end"] - 1)
    }


def rows(only: str = "") -> list[Any]:
    return [
        pytest.param(one, id=f"{one['id']} {one['query']}")
        for one in SEARCHES
        if not only or (one["hits"] and one["args"][0][0] != "-")
    ]


@pytest.mark.parametrize("search", rows())
def test_sections(archive: Path, search: Gold) -> None:
    command = [COMMAND, "search", *search["args"], "--archive", archive, "--limit", "50", "--json"]
    answer = json.loads(subprocess.run(command, capture_output=True, encoding="utf-8").stdout)
    within = search.get("within_first")
    found = set().union(*map(sections_of, answer["hits"][: within or 50]))
    assert found >= set(search["expected"])
    assert not found & set(search["must_not"])
    if not within:
        assert found <= {*search["expected"], *search["optional"]}


@pytest.mark.parametrize("search", rows("with words"))
def test_hits(archive: Path, search: Gold) -> None:
    words, *options = search["args"]
    exactness = options[options.index("--exactness") + 1] if "--exactness" in options else "stemmed"
    request = SearchRequest(words, exactness=exactness, limit=50)
    searcher = Searcher(archive)
    with Archive.open(archive) as opened:
        releases = [opened.release(hit.id) for hit in searcher.search(request).hits]
    marked = {
        (Path(release.source).name, position)
        for release in releases
        for start, end in searcher.mark(release, request)
        for position in range(release.span.start + start, release.span.start + end)
    }
    searcher.close()
    named = [hit for hit in search["hits"] if hit["section"] not in search["optional"]]
    missing = [
        hit
        for hit in named
        if not any((hit["file"], position) in marked for position in range(hit["start"], hit["end"]))
    ]
    if search["id"] in LOOSE:
        found = {hit["section"] for hit in named if hit not in missing}
        missing = [hit for hit in missing if hit["section"] not in found]
    assert not missing
