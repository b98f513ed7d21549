"""Frozen values to compact JSON and back, for the archive.

A dataclass becomes the list of its fields in order, so that a release with a thousand mentions
stays small; the field order of `corpus.models` is therefore part of the archive's format and
`archive.FORMAT` changes with it.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Mapping
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: object) -> str:
    """Compact JSON of a dataclass, or a tuple of them."""
    return _ENCODER.encode(value)


def encode_without(value: object, field: str) -> str:
    """Compact JSON of a dataclass with an empty string in one of its fields."""
    kind: Any = type(value)
    fields = list(_reader(kind)(value))
    fields[_positions(kind)[field]] = ""
    return _ENCODER.encode(fields)


def decode(
    cls: type[T], data: str, *, skip: frozenset[str] = frozenset(), given: Mapping[str, str] | None = None
) -> T:
    """The value `encode` was given.  Raises ValueError where the text is not one of `cls`.

    Fields in `skip` keep their defaults: most of the time goes into making the values inside.  The plain
    fields in `given` have that value, whatever stands in `data`.
    """
    hint: Any = cls
    fields = json.loads(data)
    if given and len(fields) == len(_positions(hint)):
        for name, plain in given.items():
            fields[_positions(hint)[name]] = plain
    value: T = _decoder(hint, skip)(fields)
    return value


def decode_tuple(cls: type[T], data: str) -> tuple[T, ...]:
    """A tuple of `cls` values as `encode` wrote it."""
    hint: Any = cls
    one = _decoder(hint)
    return tuple(one(item) for item in json.loads(data))


def _values(value: object) -> object:
    """The fields of a dataclass, a set in order: what the encoder writes for what is no JSON itself."""
    if isinstance(value, frozenset):
        return sorted(value)
    kind: Any = type(value)
    return _reader(kind)(value)


@cache
def _reader(cls: Any) -> Callable[[object], Any]:
    names = [field.name for field in dataclasses.fields(cls)]
    # Of one name the getter would give the bare value.
    return attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]


@cache
def _positions(cls: Any) -> dict[str, int]:
    return {field.name: at for at, field in enumerate(dataclasses.fields(cls))}


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_values)


@cache
def _decoder(hint: Any, skip: frozenset[str] = frozenset()) -> Callable[[Any], Any]:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        one = _decoder(inner[0]) if len(inner) == 1 else _same
        return _same if one is _same else lambda data: None if data is None else one(data)
    if origin is tuple:
        args = get_args(hint)
        if len(args) == 2 and args[1] is Ellipsis:
            item = _decoder(args[0])
            return tuple if item is _same else lambda data: tuple(map(item, data))
        items = [_decoder(arg) for arg in args]
        return lambda data: tuple(item(one) for item, one in zip(items, data, strict=True))
    if origin is frozenset:
        return frozenset
    return _maker(hint, skip) if dataclasses.is_dataclass(hint) else _same


def _maker(make: Any, skip: frozenset[str]) -> Callable[[Any], Any]:
    """From the list of its fields to a dataclass; the list is used up."""
    hints = get_type_hints(make)
    fields = dataclasses.fields(make)
    number = len(fields)
    inside = [
        (i, one)
        for i, field in enumerate(fields)
        if field.name not in skip and (one := _decoder(hints[field.name])) is not _same
    ]
    left = [(i, field.default) for i, field in enumerate(fields) if field.name in skip]

    def build(data: Any) -> Any:
        if len(data) != number:
            raise ValueError(f"{make.__name__}: {number} fields expected, {len(data)} found")
        for i, one in inside:
            data[i] = one(data[i])
        for i, default in left:
            data[i] = default
        return make(*data)

    return build


def _same(data: Any) -> Any:
    return data
