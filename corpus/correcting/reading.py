"""`corrections.toml`: from the file to the values of `corrections`, or one sentence on what is wrong.

Every table is optional, and so is the file.  A stanza may say `why` and `by`; a release is named by
`release` (its id) or by `source` and `title`:

    [[dates]]                                  [[boundaries]]
    source = "box/quay.txt"                    source = "box/quay.txt"
    title  = "Quayside opens a dry dock"       line   = "Harbour dues in 2022"
    date   = "2021-03-04"                      starts = true

    [[speakers]]                               [[people]]                  [[products]]
    release = "5c0e7a31b2d4"                   name = ["A. Ng", "Ng Ada"]  name   = "Keel Two"
    quote   = "waited ten years"               is   = "Ada Ng"             is     = "Keel 2"
    speaker = "Ada Ng"                                                     family = "Keel series"

Decides what a file may say; whether what it says fits the archive is found out where it is applied.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from corpus.correcting.contradictions import check
from corpus.correcting.corrections import (
    NONE,
    BoundaryCorrection,
    Corrections,
    DateCorrection,
    PersonCorrection,
    ProductCorrection,
    SpeakerCorrection,
)
from corpus.correcting.stanzas import Stanza, known, read_stanzas
from corpus.correcting.written_date import read_date
from corpus.errors import ConfigError
from corpus.models import Stance

T = TypeVar("T")
_ALWAYS = ("why", "by")
_TARGET = ("release", "source", "title")
_KEYS = {
    "dates": (*_TARGET, "date", "earliest", "latest", *_ALWAYS),
    "boundaries": ("source", "line", "starts", *_ALWAYS),
    "speakers": (*_TARGET, "quote", "speaker", "role", "quotation", *_ALWAYS),
    "people": (*_TARGET, "name", "is", *_ALWAYS),
    "products": (*_TARGET, "name", "is", "family", "category", "stance", *_ALWAYS),
}


def load_corrections(path: Path) -> Corrections:
    """The corrections in the file at `path`; none where there is no such file.

    Raises `ConfigError`, with the file, the stanza and the key, for what is not TOML, not of this
    shape, or contradicts itself.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return NONE
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 (byte {error.start}).") from error
    return parse_corrections(text, str(path))


def parse_corrections(text: str, where: str = "corrections.toml") -> Corrections:
    """The corrections of a file's text; `where` names the file in errors (`ConfigError`)."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{where} is not valid TOML: {error}.") from error
    known(data, _KEYS, where, what="table")
    stanzas = {name: read_stanzas(data, text, name, keys, where) for name, keys in _KEYS.items()}

    def each(name: str, read: Callable[[Stanza], T]) -> tuple[T, ...]:
        return tuple(read(stanza) for stanza in stanzas[name])

    found = Corrections(
        dates=each("dates", _date),
        boundaries=each("boundaries", _boundary),
        speakers=each("speakers", _speaker),
        people=each("people", _person),
        products=each("products", _product),
    )
    check(found, where)
    return found


def boundary_mark(corrections: Corrections, source: str) -> str:
    """Changes exactly when the boundaries corrected in a file do; empty where there are none."""
    rows = [repr((one.line, one.starts, one.origin.note)) for one in corrections.boundaries_of(source)]
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:12] if rows else ""


def _date(stanza: Stanza) -> DateCorrection:
    return DateCorrection(stanza.origin, stanza.target(), read_date(stanza))


def _boundary(stanza: Stanza) -> BoundaryCorrection:
    starts = stanza.values.get("starts", True)
    if not isinstance(starts, bool):
        raise stanza.error("“starts” must be true or false")
    return BoundaryCorrection(stanza.origin, stanza.text("source"), stanza.text("line"), starts)


def _speaker(stanza: Stanza) -> SpeakerCorrection:
    quotation = stanza.values.get("quotation", True)
    if not isinstance(quotation, bool):
        raise stanza.error("“quotation” must be true or false")
    if quotation and "speaker" not in stanza.values:
        raise stanza.error("“speaker” is missing; say false for nobody, or quotation = false")
    if not quotation and not {"speaker", "role"}.isdisjoint(stanza.values):
        raise stanza.error("what is no quotation has no speaker and no role")
    return SpeakerCorrection(
        stanza.origin,
        stanza.target(),
        stanza.text("quote"),
        stanza.text_or_nothing("speaker") if quotation else None,
        stanza.text("role") if "role" in stanza.values else None,
        quotation,
    )


def _person(stanza: Stanza) -> PersonCorrection:
    person = stanza.text_or_nothing("is")
    names = stanza.texts("name")
    if names == (person,):
        raise stanza.error(f"“{person}” is said to be itself")
    return PersonCorrection(
        stanza.origin, stanza.target_or_everywhere(), tuple(n for n in names if n != person), person
    )


def _product(stanza: Stanza) -> ProductCorrection:
    values = stanza.values
    name = stanza.text("name")
    product = stanza.text_or_nothing("is") if "is" in values else name
    more = [key for key in ("family", "category", "stance") if key in values]
    if product is None and more:
        raise stanza.error(f"what is no product has no {more[0]}")
    if "is" not in values and not more:
        raise stanza.error("nothing is corrected; give “is”, “family”, “category” or “stance”")
    return ProductCorrection(
        stanza.origin,
        stanza.target_or_everywhere(),
        name,
        product,
        (stanza.text_or_nothing("family") or "") if "family" in values else None,
        (stanza.text_or_nothing("category") or "") if "category" in values else None,
        _stance(stanza, values) if "stance" in values else None,
    )


def _stance(stanza: Stanza, values: Mapping[str, Any]) -> Stance:
    stances: tuple[Stance, ...] = get_args(Stance)
    for stance in stances:
        if values["stance"] == stance:
            return stance
    raise stanza.error(f"“stance” must be one of {', '.join(stances)}")
