"""The learned weights, and the numbers they give: the glance, the first and the second look.

A glance drops what is clearly no headline by the shapes of the blocks alone.  The first look weighs
these (`boundaries`) and the words (`boundary_words`) by a linear model and a set of small two-question
trees, half each.  The second adds the habits of the dump itself
(`recurrence`).  Both are log odds.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from operator import add, mul

from corpus.splitting.block_traits import Traits
from corpus.splitting.boundaries import SHAPES, observe
from corpus.splitting.boundary_words import TIES, observe_words
from corpus.splitting.recurrence import SignBook, boilerplate, weigh_habits, weigh_tails

# The signs of a dump go together, so that each counts about a third of what it says alone.
HABIT_WEIGHT = 0.35
BOILERPLATE = 5.0
_CLIP = 8.0
HOPELESS = -6.0  # log odds of what is no candidate any more

FEATURES = SHAPES + TIES

#: Two questions, each “is feature i at most t”, and the values of the four answers.
Tree = tuple[int, float, int, float, int, float, float, float, float, float]


@dataclass(frozen=True, slots=True)
class Model:
    glance_bias: float
    glance: tuple[float, ...]
    glance_least: float
    bias: float
    linear: tuple[float, ...]
    trees_bias: float
    trees: tuple[Tree, ...]


@cache
def load_model() -> Model:
    """The model shipped with the package."""
    data = json.loads(
        resources.files("corpus.splitting").joinpath("boundary_weights.json").read_text(encoding="utf-8")
    )
    return read_model(data)


def read_model(data: dict[str, object]) -> Model:
    glance, first, trees = data["glance"], data["first"], data["trees"]
    assert isinstance(glance, dict)
    assert isinstance(first, dict)
    assert isinstance(trees, dict)
    place = {name: i for i, name in enumerate(FEATURES)}
    return Model(
        glance_bias=glance["bias"],
        glance=tuple(glance["weights"][name] for name in SHAPES),
        glance_least=glance["least"],
        bias=first["bias"],
        linear=tuple(first["weights"][name] for name in FEATURES),
        trees_bias=trees["bias"],
        trees=tuple(
            (place[a], at, place[b], bt, place[c], ct, *values)
            for a, at, b, bt, c, ct, values in trees["trees"]
        ),
    )


def glance(model: Model, before: Sequence[Traits], at: Traits, after: Sequence[Traits]) -> list[float] | None:
    """The values of `SHAPES` of one candidate; None where they leave no hope."""
    x = observe(before, at, after)
    odds: float = model.glance_bias + sum(map(mul, model.glance, x))
    return x if odds > model.glance_least else None


def first_look(
    model: Model, shapes: list[float], before: Sequence[Traits], at: Traits, after: Sequence[Traits]
) -> float:
    """Log odds of one candidate whose `SHAPES` have these values."""
    return weigh(model, shapes + observe_words(before, at, after))


def weigh(model: Model, x: Sequence[float]) -> float:
    """Log odds of one candidate from the values of `FEATURES`."""
    linear: float = model.bias + sum(map(mul, model.linear, x))
    if linear < HOPELESS:
        return HOPELESS
    grown: float = model.trees_bias
    for a, at, b, bt, c, ct, low_low, low_high, high_low, high_high in model.trees:
        if x[a] <= at:
            grown += low_low if x[b] <= bt else low_high
        else:
            grown += high_low if x[c] <= ct else high_high
    return (linear + grown) / 2


def add_habits(odds: Sequence[float], book: SignBook, numbers: Sequence[int]) -> list[float]:
    """The second look: log odds of all candidates of a dump; `numbers` says which blocks of `book`
    they are."""
    bounded = [max(-_CLIP, min(_CLIP, value)) for value in odds]
    second = [
        value + HABIT_WEIGHT * sum(row) - BOILERPLATE * repeated
        for value, row, repeated in zip(
            bounded, weigh_habits(book, numbers, bounded), boilerplate(book, numbers), strict=True
        )
    ]
    third = second
    for _ in range(3):
        third = list(map(add, second, weigh_tails(book, numbers, third)))
    return third
