"""What is told of the wordings of a whole archive: worked out when its index is built, and kept in the index.

Reading a thousand releases and more is no work for a request.  The files belong to a generation: they are of
its releases and no others, and are verified with it.  An update leaves them out, so that a new release is
found at once; then the first who asks has it worked out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final, TypeVar

from corpus import codec
from corpus.errors import IndexUnavailable
from indexer.layouts import Layouts
from indexer.plan import Corpus
from indexer.wording.boilerplate import Boilerplate, boilerplate_of
from indexer.wording.phrases import Phrases, phrases_of

_PHRASES: Final = "phrases.json"
_BOILERPLATE: Final = "boilerplate.json"
_Told = TypeVar("_Told", Phrases, Boilerplate)


def save(folder: Path, corpus: Corpus, layouts: Layouts) -> None:
    """Work it out for the generation in a folder."""
    for name, value in (
        (_PHRASES, phrases_of(corpus, layouts)),
        (_BOILERPLATE, boilerplate_of(corpus, layouts)),
    ):
        (folder / name).write_bytes(codec.encode(value).encode("utf-8", "surrogatepass"))


def load_phrases(folder: Path, generation: str, corpus: Corpus, layouts: Layouts) -> Phrases:
    """The phrases that came and went.  Raises IndexUnavailable."""
    path = folder / _PHRASES
    found = _load(Phrases, path) if path.exists() else phrases_of(corpus, layouts)
    return replace(found, generation=generation)


def load_boilerplate(folder: Path, generation: str, corpus: Corpus, layouts: Layouts) -> Boilerplate:
    """The history of standing texts.  Raises IndexUnavailable."""
    path = folder / _BOILERPLATE
    found = _load(Boilerplate, path) if path.exists() else boilerplate_of(corpus, layouts)
    return replace(found, generation=generation)


def _load(kind: type[_Told], path: Path) -> _Told:
    try:
        return codec.decode(kind, path.read_bytes().decode("utf-8", "surrogatepass"))
    except (OSError, ValueError, TypeError) as error:
        raise IndexUnavailable(
            f"The file {path.name} of the index cannot be read ({error}). Run “onrecord index”."
        ) from error
