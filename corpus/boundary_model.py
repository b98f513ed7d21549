"""The learned weights, and the two numbers they give: the first and the second look.

The first look weighs what stands around a candidate (`boundaries`), by a linear model and a set of
small two-question trees, half each.  The second adds the habits of the dump itself
(`recurrence`).  Both are log odds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import mul

from corpus.boundaries import FEATURES
from corpus.recurrence import SignBook, weigh_habits

# The signs of a dump go together, so that each counts about a third of what it says alone.
HABIT_WEIGHT = 0.35
_CLIP = 8.0
_HOPELESS = -6.0

#: Two questions, each “is feature i at most t”, and the values of the four answers.
Tree = tuple[int, float, int, float, int, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Model:
    bias: float
    linear: tuple[float, ...]
    trees_bias: float
    trees: tuple[Tree, ...]


@cache
def load_model() -> Model:
    """The model shipped with the package."""
    data = json.loads(resources.files("corpus").joinpath("boundary_weights.json").read_text(encoding="utf-8"))
    return read_model(data)


def read_model(data: dict[str, object]) -> Model:
    first, trees = data["first"], data["trees"]
    assert isinstance(first, dict)
    assert isinstance(trees, dict)
    place = {name: i for i, name in enumerate(FEATURES)}
    return Model(
        bias=first["bias"],
        linear=tuple(first["weights"][name] for name in FEATURES),
        trees_bias=trees["bias"],
        trees=tuple(
            (place[a], at, place[b], bt, place[c], ct, *values)
            for a, at, b, bt, c, ct, values in trees["trees"]
        ),
    )


def first_look(model: Model, x: Sequence[float]) -> float:
    """Log odds of one candidate from the values of `FEATURES`."""
    linear: float = model.bias + sum(map(mul, model.linear, x))
    if linear < _HOPELESS:
        return linear
    grown: float = model.trees_bias
    for a, at, b, bt, c, ct, low_low, low_high, high_low, high_high in model.trees:
        if x[a] <= at:
            grown += low_low if x[b] <= bt else low_high
        else:
            grown += high_low if x[c] <= ct else high_high
    return (linear + grown) / 2


def add_habits(odds: Sequence[float], book: SignBook) -> list[float]:
    """The second look: log odds of all candidates of a dump, whose signs `book` holds in order."""
    bounded = [max(-_CLIP, min(_CLIP, value)) for value in odds]
    return [
        value + HABIT_WEIGHT * sum(row)
        for value, row in zip(bounded, weigh_habits(book, bounded), strict=True)
    ]
