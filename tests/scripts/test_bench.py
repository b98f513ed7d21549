"""The benchmark compares like with like: all peers find the same number of releases, and do what is asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.archive import Archive
from scripts import bench, check_times
from scripts.peers.own import Own
from scripts.peers.question import Article, Peer, Question
from scripts.peers.questions import KINDS, draw


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def articles(folder: Path) -> list[Article]:
    with Archive.open(bench.prepare(folder, 250)) as archive:
        return [bench.article(release) for release in archive.releases()]


@pytest.fixture(scope="module")
def questions(articles: list[Article]) -> list[Question]:
    return draw(articles, 4, seed=5)


@pytest.fixture(scope="module")
def peers(folder: Path, articles: list[Article]) -> dict[str, Peer]:
    opened = {}
    for kind in bench.kinds():
        home = folder / kind.name
        assert bench.build(kind, home, folder / "archive", articles)["MB"] > 0
        opened[kind.name] = kind.open(home)
    return opened


def test_the_same_questions_are_drawn_again(articles: list[Article], questions: list[Question]) -> None:
    assert draw(articles, 4, seed=5) == questions
    assert [question.kind for question in questions] == [kind for kind in KINDS for _ in range(4)]


def test_one_release_in_ten_is_chinese(articles: list[Article]) -> None:
    chinese = sum("zh" in article.values["language"] for article in articles)
    assert 0.05 < chinese / len(articles) < 0.15


def test_all_find_the_same_number(peers: dict[str, Peer], questions: list[Question]) -> None:
    assert len(peers) >= 3
    for question in questions:
        totals = {name: peer.ask(question).total for name, peer in peers.items()}
        assert len(set(totals.values())) == 1, (question, totals)


def test_all_count_the_same_values(peers: dict[str, Peer], questions: list[Question]) -> None:
    """Languages are counted alike: in each answer English stands with the number of its releases."""
    question = next(one for one in questions if one.kind == "with three facets")
    total = next(iter(peers.values())).ask(question).total
    for name, peer in peers.items():
        facet = json.dumps(json.loads(peer.ask(question).json)["facets"]["language"])
        assert '"en"' in facet, name
        assert str(total) in facet, name


def test_a_table_has_a_row_for_each_kind(peers: dict[str, Peer], questions: list[Question]) -> None:
    times, totals = bench.ask(peers, questions, 1)
    figures = {"releases": 250, "peers": {}}
    for name in peers:
        figures["peers"][name] = dict.fromkeys(
            ("seconds", "releases a second", "MB", "open s", "memory MB", "own MB"), 1.0
        ) | {
            "questions": {
                kind: bench._summary(list(range(4)), times[name], totals[name], totals[name])
                for kind in KINDS
            }
        }
    lines = list(bench.table(figures))
    assert [line for kind in KINDS for line in lines if line.startswith(f"| {kind} |")]
    assert [line.count("100.0%") for line in lines if line.startswith("| same number")] == [len(peers)]


def test_the_quote_desk_is_measured_on_our_own_engines(folder: Path, peers: dict[str, Peer]) -> None:
    with Archive.open(folder / "archive") as archive:
        questions = check_times.draw(archive.releases(), 12, seed=5)
    assert {kind: len(rows) for kind, rows in questions.items()} == dict.fromkeys(
        (*check_times.KINDS, check_times.LONG), 12
    )
    own = [kind for kind in bench.kinds() if isinstance(kind, Own)]
    checks = {kind.name: check_times.measure(folder / kind.name, kind.engine, questions) for kind in own}
    assert {figures["draft"]["quotations"] for figures in checks.values()} == {check_times.DRAFT}
    lines = list(check_times.table(dict.fromkeys(peers) | checks))
    assert len(lines) == len(questions) + 1
    assert all(line.count(" | ") == len(peers) for line in lines)
