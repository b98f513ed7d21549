"""A generation's files become a `Corpus`, for requests and for the build that ends with looking into it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from indexer.columns import Columns
from indexer.engines.base import Collection, EngineKind
from indexer.engines.joined import Segment
from indexer.layouts import Layouts
from indexer.literal import LiteralChecks
from indexer.plan import Corpus
from indexer.segments import open_engine, open_texts
from indexer.sidecars import LAYOUTS
from indexer.word_list import Words

COLUMNS_FILE: Final = "columns.bin"


def open_corpus(
    folder: Path, segments: tuple[Segment, ...], kind: EngineKind, collection: Collection
) -> Corpus:
    """The parts of the generation in a folder, whose files the caller vouches for."""
    engine = open_engine(folder, segments, kind, collection)
    columns = Columns.load(folder / COLUMNS_FILE, kind.counter)
    texts = open_texts(folder, segments)
    return Corpus(columns, Words(folder), texts, engine, LiteralChecks(texts, len(columns.rows)))


def open_layouts(folder: Path, segments: tuple[Segment, ...], corpus: Corpus) -> Layouts:
    """How the releases of a generation are laid out, read as they are asked for.  Raises OSError."""
    return Layouts(corpus.texts, open_texts(folder, segments, LAYOUTS))
