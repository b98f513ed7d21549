"""Sentences for readers have the marks of print: an apostrophe beside “ ” is ’."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
STRAIGHT: Final = re.compile(r"[a-z]'[a-z]")
MARKUP: Final = re.compile(r"\{#.*?#\}|\{[{%].*?[%}]\}|<[^>]*>", re.DOTALL)
# Fewer words are a datum.
SENTENCE: Final = 3


def strings_of(code: str) -> Iterator[str]:
    """The strings of a module that are no docstrings; those of several lines are lists of words."""
    tree = ast.parse(code)
    notes = {id(one.value) for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if not isinstance(one, ast.Constant) or not isinstance(one.value, str) or id(one) in notes:
            continue
        if len(one.value.split()) >= SENTENCE and "\n" not in one.value:
            yield one.value


@pytest.mark.parametrize("package", ["corpus", "indexer", "webapp"])
def test_sentences_have_curly_apostrophes(package: str) -> None:
    files = sorted((ROOT / package).rglob("*.py"))
    assert [
        one for file in files for one in strings_of(file.read_text("utf-8")) if STRAIGHT.search(one)
    ] == []


@pytest.mark.parametrize("kind", ["templates/**/*.html", "openapi/*.json"])
def test_pages_have_curly_apostrophes(kind: str) -> None:
    files = sorted((ROOT / "webapp").glob(kind))
    assert files
    texts = {file.name: MARKUP.sub(" ", file.read_text("utf-8")) for file in files}
    assert [name for name, text in texts.items() if STRAIGHT.search(text)] == []
