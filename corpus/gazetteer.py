"""`onrecord.toml`: what the user knows about names, to sharpen what the archive tells by itself.

Every table is optional, and so is the file:

    not_people   = ["Juniper Grant"]
    not_products = ["Lumora Fans", "Lumora Store"]
    brands       = ["Lumora", "Halo"]

    [[people]]
    name = "Wen Li"
    name_zh = "文丽"
    aliases = ["Lily Wen"]

    [[products]]
    name = "Halo 3"
    family = "Halo series"
    category = "lamp"
    aliases = ["Halo Three"]

    [families]
    "Halo series" = ["Halo 3", "Halo 3 Pro"]
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from corpus.errors import ConfigError
from corpus.models import Person, Product

_TABLES = ("brands", "families", "not_people", "not_products", "people", "products")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Names the user vouches for.  `families` maps a family to its members."""

    people: tuple[Person, ...] = ()
    products: tuple[Product, ...] = ()
    brands: tuple[str, ...] = ()
    families: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    not_people: tuple[str, ...] = ()
    not_products: tuple[str, ...] = ()


EMPTY = Gazetteer()


def load_gazetteer(path: Path) -> Gazetteer:
    """The gazetteer at `path`; an empty one where there is no such file.

    Raises `ConfigError`, with the file and the key, for what is not TOML or not of this shape.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return EMPTY
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror}.") from error
    try:
        data = tomllib.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 (byte {error.start}).") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from error
    return parse_gazetteer(data, str(path))


def parse_gazetteer(data: Mapping[str, Any], where: str = "onrecord.toml") -> Gazetteer:
    """A gazetteer from tables already read; `where` names their origin in errors (`ConfigError`)."""
    unknown = sorted(set(data) - set(_TABLES))
    if unknown:
        raise ConfigError(f"{where}: unknown key “{unknown[0]}”; known are {', '.join(_TABLES)}.")
    families = data.get("families", {})
    if not isinstance(families, Mapping):
        raise ConfigError(f"{where}: “families” must be a table of family = [members].")
    return Gazetteer(
        people=tuple(
            Person(_name(e, w), _text(e, "name_zh", w), _texts(e, "aliases", w))
            for e, w in _entries(data, "people", where, ("name", "name_zh", "aliases"))
        ),
        products=tuple(
            Product(_name(e, w), _text(e, "family", w), _text(e, "category", w), _texts(e, "aliases", w))
            for e, w in _entries(data, "products", where, ("name", "family", "category", "aliases"))
        ),
        brands=_texts(data, "brands", where),
        families={str(k): _texts(families, k, f"{where}: families") for k in families},
        not_people=_texts(data, "not_people", where),
        not_products=_texts(data, "not_products", where),
    )


def _entries(
    data: Mapping[str, Any], key: str, where: str, known: tuple[str, ...]
) -> list[tuple[Mapping[str, Any], str]]:
    rows = data.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ConfigError(f"{where}: “{key}” must be written as [[{key}]] tables.")
    for number, row in enumerate(rows, 1):
        unknown = sorted(set(row) - set(known))
        if unknown:
            raise ConfigError(
                f"{where}: {key} {number}: unknown key “{unknown[0]}”; known are {', '.join(known)}."
            )
    return [(row, f"{where}: {key} {number}") for number, row in enumerate(rows, 1)]


def _name(entry: Mapping[str, Any], where: str) -> str:
    name = _text(entry, "name", where)
    if name is None:
        raise ConfigError(f"{where}: “name” is missing.")
    return name


def _text(entry: Mapping[str, Any], key: str, where: str) -> str | None:
    value = entry.get(key)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{where}: “{key}” must be a non-empty string.")
    return value.strip()


def _texts(entry: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
    values = entry.get(key, [])
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise ConfigError(f"{where}: “{key}” must be a list of non-empty strings.")
    return tuple(v.strip() for v in values)
