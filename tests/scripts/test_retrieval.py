"""The measures of ranking against figures worked out by hand, and the reading of a collection."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.models import Release
from scripts import known_items, retrieval

DATA = Path(__file__).parents[1] / "data" / "retrieval"
DOCUMENTS, TOPICS, QRELS = (DATA / name for name in ("documents.xml", "topics.txt", "judgements.txt"))


@pytest.mark.parametrize(
    ("run", "grades", "precision", "gain"),
    [
        (["a", "b", "c"], {"a": 1}, 1.0, 1.0),
        (["b", "a"], {"a": 1, "b": 0}, 0.5, 0.6309),
        # (1/1 + 2/3) / 2; (3 + 1/2) / (3 + 1/log2(3))
        (["a", "x", "b"], {"a": 3, "b": 1}, 0.8333, 0.9639),
        (["x"], {"a": 1}, 0.0, 0.0),
        ([], {"a": 1}, 0.0, 0.0),
        (["a"], {"a": 0}, 0.0, 0.0),
        (["a"], {"a": 1, "b": 1}, 0.5, 0.6131),
        # A grade below none is none.
        (["a", "b"], {"a": -2, "b": 2}, 0.5, 0.6309),
    ],
)
def test_measures(run: list[str], grades: dict[str, int], precision: float, gain: float) -> None:
    assert retrieval.average_precision(run, grades) == pytest.approx(precision, abs=1e-4)
    assert retrieval.ndcg(run, grades) == pytest.approx(gain, abs=1e-4)


def test_documents_are_read_with_their_titles() -> None:
    found = {one.id: one for one in retrieval.read_documents(DOCUMENTS)}
    assert [one.title for one in found.values()] == [
        "Harbour ferries change to electric drive",
        "Night markets return to the quay",
        None,
        "Charging posts for the car park",
    ]
    assert found["HB-001"].text.count("electric") == 2
    assert "<" not in found["HB-001"].text
    assert [passage.kind for passage in found["HB-003"].passages] == ["body"]


def test_topics_and_judgements_are_read() -> None:
    assert retrieval.read_topics(TOPICS) == {
        "1": "electric ferries",
        "2": "bridge over the bay",
        "3": "lighthouse",
    }
    assert retrieval.read_judgements(QRELS)["1"] == {"HB-001": 2, "HB-003": 1, "HB-004": 0}


def test_a_topic_without_a_relevant_document_is_not_counted() -> None:
    figures = retrieval.evaluate(DOCUMENTS, TOPICS, QRELS, all_words=False)
    assert figures["topics"] == 2
    assert 0.8 < figures["MAP"] <= 1.0
    assert 0.8 < figures["nDCG@10"] <= 1.0
    strict = retrieval.evaluate(DOCUMENTS, TOPICS, QRELS, all_words=True)
    assert strict["MAP"] == pytest.approx((0.5 + 1.0) / 2)


def test_known_items_name_the_release_they_were_drawn_from_and_its_doubles() -> None:
    documents: list[Release] = [one for one in retrieval.read_documents(DOCUMENTS) if one.title]
    items = known_items.known_items(documents, 5, seed=3)
    assert items == known_items.known_items(documents, 5, seed=3)
    assert {item.kind for item in items} == {"title", "fragment", "both"}
    texts = {one.id: one.text for one in documents}
    for item in items:
        for word in item.query.split():
            assert all(word in texts[name] for name in item.meant)
