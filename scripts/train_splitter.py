"""Learn the weights of the boundary model and write them to `corpus/splitting/boundary_weights.json`.

    python -m scripts.train_splitter DUMPS [--seeds RELEASES.json TEXTS] [--check]

DUMPS holds folders of `nnn.txt` with `nnn.gold.json` (a list of `{"start", "end", …}`), one folder a
source.  `--check` leaves each source out in turn and prints precision, recall and F1 on it; without it
the weights of all are written.  For development only: needs scikit-learn, which the project does not
depend on.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.splitting.boundaries import AFTER, BEFORE, SHAPES, observe
from corpus.splitting.boundary_choice import choose
from corpus.splitting.boundary_model import FEATURES, Model, read_model
from corpus.splitting.boundary_scan import scan, windows
from corpus.splitting.boundary_signs import is_low_mark, may_be_title
from corpus.splitting.boundary_words import observe_words
from scripts.dump_variants import make_variants

TARGET = Path(__file__).parents[1] / "corpus" / "splitting" / "boundary_weights.json"
IMPORTANCE = {
    "as it is": 1.0,
    "no tails": 0.4,
    "bare": 0.4,
    "half": 0.4,
    "wrapped": 0.2,
    "tight": 0.3,
    "dressed": 0.4,
    "mixed": 0.4,
    "small": 1.0,
}
SOURCE_WEIGHT = 200.0  # each source counts as this many releases, whatever it has
SEED_WEIGHT = 160.0
DRAW = "b"  # which of the many possible dresses are drawn
GIVEN_UP = 0.005  # the share of boundaries the glance may drop
FIRST_ODDS = 30.0  # the first block of a dump always starts a release
TREES, QUESTIONS, STEP = 140, 2, 0.15


@dataclass
class Sample:
    """The candidates of one dump, their values and truth; of a dump as it is also its text and the
    starts to be found, without those in the ranges to `skip`."""

    variant: str
    rows: list[list[float]]
    truth: list[bool]
    text: str = ""
    starts: frozenset[int] = frozenset()
    skip: tuple[tuple[int, int], ...] = ()


def read_sample(variant: str, text: str, starts: set[int], skip: Iterable[tuple[int, int]] = ()) -> Sample:
    sample = Sample(variant, [], [])
    if variant == "as it is":
        sample.text, sample.starts, sample.skip = text, frozenset(starts - {0}), tuple(skip)
    for number, (held, i) in enumerate(windows(text, 0, len(text))):
        before, at, after = held[max(0, i - BEFORE) : i], held[i], held[i + 1 : i + 1 + AFTER]
        if number == 0 or not may_be_title(at) or is_low_mark(at, after) or _inside(at.start, skip):
            continue
        row = observe(before, at, after) + observe_words(before, at, after)
        sample.rows.append([float(value) for value in row])
        sample.truth.append(at.start in starts)
    return sample


def _inside(position: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(low <= position < high for low, high in ranges)


def read_source(folder: Path) -> list[Sample]:
    chance = random.Random(f"{folder.name}{DRAW}")
    samples = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        gold = json.loads(path.with_suffix(".gold.json").read_text(encoding="utf-8"))
        releases = [text[g["start"] : g["end"]].strip() for g in gold]
        for variant, pieces in make_variants(releases, chance):
            starts, glued = set(), ""
            for piece in pieces:
                starts.add(len(glued))
                glued += piece + ("\n" if variant == "tight" else "\n\n")
            samples.append(read_sample(variant, glued, starts))
    return samples


def read_seeds(annotations: Path, folder: Path) -> list[Sample]:
    """The English sections of hand-read dumps; their Chinese parts are found by language, not here."""
    sections = json.loads(annotations.read_text(encoding="utf-8"))["sections"]
    samples = []
    for name in sorted({s["file"] for s in sections}):
        mine = [s for s in sections if s["file"] == name]
        gold = {s["start"] for s in mine if s["lang"] == "en"}
        chinese = [(s["start"], s["end"]) for s in mine if s["lang"] == "zh"]
        text = (folder / name).read_bytes().decode("utf-8")
        samples.append(read_sample("as it is", text, gold, chinese))
    return samples


def learn(sources: dict[str, list[Sample]]) -> dict[str, object]:
    """The content of the weights file from all sources."""
    import numpy as np  # type: ignore[import-not-found, unused-ignore]
    from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-not-found, unused-ignore]

    rows: list[list[float]] = []
    truth: list[bool] = []
    weights: list[float] = []
    for name, samples in sources.items():
        total = sum(IMPORTANCE[s.variant] * sum(s.truth) for s in samples)
        for sample in samples:
            rows += sample.rows
            truth += sample.truth
            share = IMPORTANCE[sample.variant] * (SEED_WEIGHT if name == "seeds" else SOURCE_WEIGHT) / total
            weights += [share] * len(sample.truth)
    x, y, w = np.array(rows), np.array(truth, dtype=int), np.array(weights)
    glance = _learn_line(x[:, : len(SHAPES)], y, w, SHAPES)
    by_shape = x[:, : len(SHAPES)] @ np.array(list(glance["weights"].values())) + glance["bias"]
    order = np.sort(by_shape[y == 1])
    glance["least"] = round(float(order[int(len(order) * GIVEN_UP)]), 4)
    kept = by_shape > glance["least"]
    x, y, w = x[kept], y[kept], w[kept]
    grown = HistGradientBoostingClassifier(
        max_iter=TREES,
        max_depth=QUESTIONS,
        learning_rate=STEP,
        l2_regularization=5.0,
        min_samples_leaf=20,
        early_stopping=False,
        random_state=0,
    ).fit(x, y, sample_weight=w)
    trees = [_flatten(stage[0].nodes) for stage in grown._predictors]
    return {
        "glance": glance,
        "first": _learn_line(x, y, w, FEATURES),
        "trees": {"bias": round(float(np.ravel(grown._baseline_prediction)[0]), 4), "trees": trees},
    }


def _learn_line(x: Any, y: Any, w: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """A logistic regression as bias and weights by name."""
    from sklearn.linear_model import LogisticRegression  # type: ignore[import-not-found, unused-ignore]
    from sklearn.preprocessing import StandardScaler  # type: ignore[import-not-found, unused-ignore]

    scaler = StandardScaler().fit(x)
    line = LogisticRegression(C=0.03, max_iter=3000).fit(scaler.transform(x), y, sample_weight=w)
    weights = line.coef_[0] / scaler.scale_
    return {
        "bias": round(float(line.intercept_[0] - (weights * scaler.mean_).sum()), 4),
        "weights": {name: round(float(value), 4) for name, value in zip(names, weights, strict=True)},
    }


def _flatten(nodes: Any) -> list[object]:
    """One tree of depth two as [feature, limit, feature, limit, feature, limit, four values]."""

    def question(i: int) -> tuple[str, float, float, float]:
        node = nodes[i]
        if node["is_leaf"]:
            return FEATURES[0], 0.0, float(node["value"]), float(node["value"])
        low, high = nodes[node["left"]], nodes[node["right"]]
        return (
            FEATURES[node["feature_idx"]],
            float(node["num_threshold"]),
            float(low["value"]),
            float(high["value"]),
        )

    root = nodes[0]
    if root["is_leaf"]:
        return [FEATURES[0], 0.0, FEATURES[0], 0.0, FEATURES[0], 0.0, [round(float(root["value"]), 4)] * 4]
    b, bt, b_low, b_high = question(root["left"])
    c, ct, c_low, c_high = question(root["right"])
    values = [round(v, 4) for v in (b_low, b_high, c_low, c_high)]
    limits = [round(v, 4) for v in (float(root["num_threshold"]), bt, ct)]
    return [FEATURES[root["feature_idx"]], limits[0], b, limits[1], c, limits[2], values]


def score(model: Model, samples: list[Sample]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the chosen boundaries on the dumps as they are."""
    right = chosen = wanted = 0
    for sample in filter(lambda sample: sample.text, samples):
        found = scan(sample.text, model=model)
        taken = choose(found.group, [FIRST_ODDS, *found.odds[1:]], found.strange)
        starts = {found.start[i] for i in taken if i and not _inside(found.start[i], sample.skip)}
        right += len(starts & sample.starts)
        chosen += len(starts)
        wanted += len(sample.starts)
    precision, recall = right / max(1, chosen), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("dumps", type=Path)
    parser.add_argument("--seeds", nargs=2, type=Path, metavar=("RELEASES", "TEXTS"))
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    sources = {
        folder.name: read_source(folder) for folder in sorted(options.dumps.iterdir()) if folder.is_dir()
    }
    if options.seeds:
        sources["seeds"] = read_seeds(*options.seeds)
    if not options.check:
        data = learn(sources)
        TARGET.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    for name, samples in sources.items():
        if options.check:
            data = learn({other: theirs for other, theirs in sources.items() if other != name})
        print(
            f"{name:14}" + "".join(f"{value:8.3f}" for value in score(read_model(data), samples)), flush=True
        )


if __name__ == "__main__":
    main()
