"""The commands `index` and `search` as a person and a program see them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from made_up_archive import MadeUpArchive, read_releases

import corpus.archive
import corpus.edits
from indexer import config
from indexer.cli import _print_hit, index, search
from indexer.results import Hit

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(autouse=True)
def _made_up(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Opening an archive opens the made-up one, beside which nothing was edited."""
    made = MadeUpArchive(folder, read_releases(HERE / "conformance/archive.toml"))
    monkeypatch.setattr(corpus.archive.Archive, "open", lambda _path, **_options: made)
    monkeypatch.setattr(corpus.edits, "apply", lambda *_: 0)


def run(command: click.Command, folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(command, [*arguments, "--archive", str(folder)], standalone_mode=False)


def answer(folder: Path, *arguments: str) -> dict[str, object]:
    result = run(search, folder, *arguments, "--json")
    assert result.exception is None, result.exception
    value: dict[str, object] = json.loads(result.stdout)
    return value


def ids(folder: Path, *arguments: str) -> set[str]:
    hits = answer(folder, *arguments)["hits"]
    assert isinstance(hits, list)
    return {hit["id"] for hit in hits}


def test_search_builds_the_index_it_needs_and_says_so(folder: Path) -> None:
    first = run(search, folder, "moth")
    assert "Building the index" in first.stderr
    assert "Building" not in first.stdout
    assert "Building" not in run(search, folder, "moth").stderr


def test_counts_that_leave_a_choice_out_say_so(folder: Path) -> None:
    assert "kind: Release" in run(search, folder, "").stdout
    assert "kind (if none were chosen): Release" in run(search, folder, "", "--kind", "letter").stdout


def test_a_large_archive_is_told_of_the_faster_engine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "--engine" not in run(index, folder, "--force").stderr
    monkeypatch.setattr(config, "LARGE_ARCHIVE", 5)
    assert "onrecord index --engine tantivy" in run(index, folder, "--force").stderr
    for again in (("--engine", "tantivy"), ()):
        result = run(index, folder, "--json", *again)
        assert json.loads(result.stdout)["engine"] == "tantivy"
        assert "--engine" not in result.stderr
    assert json.loads(run(index, folder, "--json", "--engine", "whoosh").stdout)["rebuilt"]


def test_a_damaged_index_is_built_again_by_both_commands(folder: Path) -> None:
    for command, arguments in ((index, ()), (search, ("moth",))):
        generation = json.loads(run(index, folder, "--json").stdout)["generation"]
        words = folder / "index" / generation / "words.txt"
        words.write_bytes(words.read_bytes() + b"x")
        result = run(command, folder, *arguments)
        assert "it is damaged (The file words.txt" in result.stderr
        assert result.return_value == 0


def test_index_says_what_it_did(folder: Path) -> None:
    run(index, folder)
    result = run(index, folder)
    assert "nothing to do" in result.stderr
    assert result.stdout == ""
    report = json.loads(run(index, folder, "--force", "--json").stdout)
    assert (report["releases"], report["unassigned"], report["rebuilt"]) == (19, 1, True)


def test_json_has_the_promised_shape(folder: Path) -> None:
    value = answer(folder, "launch lantern", "--limit", "2")
    promised = {"query", "total", "hits", "facets", "counts_by_exactness", "diagnostics"}
    assert promised <= set(value)
    assert value["total"] == 3
    hits = value["hits"]
    assert isinstance(hits, list)
    assert len(hits) == 2
    for hit in hits:
        assert {"id", "source", "start", "end", "title", "date", "language", "score", "snippets"} <= set(hit)
        for snippet in hit["snippets"]:
            assert {"text", "highlights", "start", "end"} <= set(snippet)
            assert all(0 <= start < end <= len(snippet["text"]) for start, end in snippet["highlights"])


OPTIONS = [
    (["--person", "Gu Mingyuan"], {"letter", "results", "speech"}),
    (["--person", "顾明远", "--kind", "speech"], {"speech"}),
    (["--author", "Mara Lindqvist"], {"letter", "letter-zh", "newyear"}),
    (["--speaker", "Gu Mingyuan"], {"speech"}),
    (["--product", "Lumo 9"], {"lamp9", "lamp9-zh"}),
    (["--product", "Lumo 9", "--product", "Glow Stick Pro"], {"lamp9", "lamp9-zh", "market"}),
    (["--brand", "Glow"], {"market"}),
    (["--place", "Hong Kong", "--from", "2020"], {"results"}),
    (["--lang", "zh", "--to", "2020-07"], {"lamp9-zh", "market-zh"}),
    (["--from", "2020-07-15", "--to", "2020-07-15"], {"lamp9", "lamp9-zh"}),
    (["小灵同学", "--exactness", "literal"], {"lamp9-zh"}),
    (["--sort", "newest", "--limit", "1"], {"recall"}),
    (["--sort", "oldest", "--limit", "1", "--offset", "1"], {"market"}),
]


@pytest.mark.parametrize(("arguments", "expected"), OPTIONS, ids=[" ".join(row[0]) for row in OPTIONS])
def test_options(folder: Path, arguments: list[str], expected: set[str]) -> None:
    assert ids(folder, *arguments) == expected


def test_people_read_dates_titles_and_sentences(folder: Path) -> None:
    result = run(search, folder, '"price to performance"')
    assert "2020-08-16 (inferred) · letter · Mara Lindqvist · en+zh" in result.stdout
    assert "Ten years of light: a letter to our friends" in result.stdout
    assert "It was a promise about price to performance, and about honesty.  ¶ 2" in result.stdout
    assert "literal 1  folded 2  stemmed 2  all 2" in result.stdout
    assert "\x1b[" not in result.stdout
    coloured = CliRunner().invoke(
        search, ['"price to performance"', "--archive", str(folder)], standalone_mode=False, color=True
    )
    assert "\x1b[1mprice to performance\x1b[0m" in coloured.stdout


def test_first_words_are_said_to_be_no_title(capsys: pytest.CaptureFixture[str]) -> None:
    hit = Hit(
        id="r",
        source="s",
        start=0,
        end=9,
        title="We waited …",
        title_highlights=(),
        date=None,
        date_precision="unknown",
        date_basis="none",
        language="en",
        languages=("en",),
        kind="release",
        author=None,
        place=None,
        counterpart=None,
        score=0.0,
    )
    for untitled, said in ((None, "\nWe waited …"), (True, "\nUntitled: We waited …")):
        _print_hit(replace(hit, untitled=untitled))
        assert said in capsys.readouterr().out


def test_exit_codes(folder: Path) -> None:
    assert run(search, folder, "lantern").return_value == 0
    assert run(search, folder, "zzzz").return_value == 1
    assert isinstance(run(search, folder, "--from", "someday").exception, click.BadParameter)
    for query in ("date:2020-13", 'said:""', "***"):
        assert "Nothing of it can be searched for" in str(run(search, folder, query).exception)
    assert isinstance(run(search, folder, "--exactness", "sort of").exception, click.BadParameter)
    assert isinstance(run(search, folder, "--limit", "1000").exception, click.BadParameter)


def test_a_range_that_ends_before_it_begins_is_turned_round_and_that_is_said(folder: Path) -> None:
    turned = run(search, folder, "--from", "2021", "--to", "July 2020", "--json")
    plain = run(search, folder, "--from", "July 2020", "--to", "2021", "--json")
    assert "--from 2021 is after --to 2020-07. The two dates were taken the other way round." in turned.stderr
    assert "other way round" not in plain.stderr
    assert (turned.return_value, turned.stdout) == (0, plain.stdout)


def test_a_repaired_query_is_said(folder: Path) -> None:
    result = run(search, folder, '"oldest maker')
    assert 'Understood: "oldest maker"' in result.stderr


def test_what_is_not_recorded_is_said(folder: Path) -> None:
    assert "No product category is recorded" in run(search, folder, "--category", "lamp").stderr


def test_a_range_counted_from_today(folder: Path) -> None:
    dated = ids(folder, "--from", "last 9000 years", "--to", "去年")
    assert dated == ids(folder, "--from", "2018")
    assert not ids(folder, "--from", "today")
