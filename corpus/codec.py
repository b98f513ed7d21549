"""Frozen values to compact JSON and back, for the archive.

A dataclass becomes the list of its fields in order, so that a release with a thousand mentions
stays small; the field order of `corpus.models` is therefore part of the archive's format and
`archive.FORMAT` changes with it.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


def encode(value: object) -> str:
    """Compact JSON of a dataclass, or a tuple of them."""
    return json.dumps(_flat(value), ensure_ascii=False, separators=(",", ":"))


def decode(cls: type[T], data: str, *, skip: frozenset[str] = frozenset()) -> T:
    """The value `encode` was given.  Raises ValueError where the text is not one of `cls`.

    Fields in `skip` keep their defaults: most of the time goes into making the values inside.
    """
    hint: Any = cls
    value: T = _decoder(hint, skip)(json.loads(data))
    return value


def decode_tuple(cls: type[T], data: str) -> tuple[T, ...]:
    """A tuple of `cls` values as `encode` wrote it."""
    hint: Any = cls
    one = _decoder(hint)
    return tuple(one(item) for item in json.loads(data))


def _flat(value: Any) -> Any:
    if dataclasses.is_dataclass(value):
        kind: Any = type(value)
        return [_flat(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, tuple):
        return [_flat(item) for item in value]
    return value


@cache
def _names(cls: type) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(cls))


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
            return tuple if item is _same else lambda data: tuple([item(one) for one in data])
        items = [_decoder(arg) for arg in args]
        return lambda data: tuple(item(one) for item, one in zip(items, data, strict=True))
    if dataclasses.is_dataclass(hint):
        assert isinstance(hint, type)
        make: Any = hint
        hints = get_type_hints(make)
        fields = [_decoder(hints[name]) for name in _names(make)]

        names = _names(make)
        wanted = [
            (i, name, one)
            for i, (name, one) in enumerate(zip(names, fields, strict=True))
            if name not in skip
        ]

        def build(data: Any) -> Any:
            if len(data) != len(fields):
                raise ValueError(f"{make.__name__}: {len(fields)} fields expected, {len(data)} found")
            return make(**{name: one(data[i]) for i, name, one in wanted})

        return build
    return _same


def _same(data: Any) -> Any:
    return data
