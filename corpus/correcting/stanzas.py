"""One stanza of `corrections.toml`: its values with their types checked, and its place for errors.

Decides how a wrong key, a wrong type and a wrong name of a release are told; what the values
mean is for `reading`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from corpus.correcting.corrections import Origin, Target
from corpus.errors import ConfigError

_KINDS = {str: "a string", bool: "true or false", int: "a number", float: "a number", list: "a list"}


@dataclass(frozen=True, slots=True)
class Stanza:
    """The values of one table; `where` is the file and the stanza, as errors begin."""

    where: str
    origin: Origin
    values: Mapping[str, Any]

    def error(self, what: str) -> ConfigError:
        return ConfigError(f"{self.where}: {what}.")

    def text(self, key: str) -> str:
        """A non-empty string with single spaces."""
        if key not in self.values:
            raise self.error(f"“{key}” is missing")
        value = self.values[key]
        if not isinstance(value, str):
            kind = _KINDS.get(type(value), "a date" if hasattr(value, "year") else "something else")
            raise self.error(f"“{key}” must be a string, and is {kind}")
        if not value.strip():
            raise self.error(f"“{key}” is empty")
        return " ".join(value.split())

    def text_or_nothing(self, key: str) -> str | None:
        """A string; None where it is false or empty, which says “nobody” or “none”."""
        value = self.values.get(key, "")
        if key in self.values and (value is False or (isinstance(value, str) and not value.strip())):
            return None
        return self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """One string or a list of them."""
        value = self.values.get(key)
        if not isinstance(value, list):
            return (self.text(key),)
        if not value or not all(isinstance(one, str) and one.strip() for one in value):
            raise self.error(f"“{key}” must be a string or a list of non-empty strings")
        return tuple(" ".join(one.split()) for one in value)

    def target(self) -> Target:
        """The release a stanza is about."""
        found = self.target_or_everywhere()
        if found is None:
            raise self.error("which release is meant? Give “release” (its id), or “source” and “title”")
        return found

    def target_or_everywhere(self) -> Target | None:
        """The release a stanza is about, None where it names none."""
        named = [key for key in ("release", "source", "title") if key in self.values]
        if not named:
            return None
        if named == ["release"]:
            return Target(release=self.text("release"))
        if named == ["source", "title"]:
            return Target(source=self.text("source"), title=self.text("title"))
        if "release" in named:
            raise self.error("a release is named by its id or by “source” and “title”, not by both")
        missing = "title" if named == ["source"] else "source"
        raise self.error(f"“{missing}” is missing: “source” and “title” name a release together")


def read_stanzas(
    data: Mapping[str, Any], text: str, name: str, keys: Collection[str], where: str
) -> list[Stanza]:
    """The stanzas of one table in order.  Raises `ConfigError` for an unknown key or another shape."""
    rows = data.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        raise ConfigError(f"{where}: “{name}” must be written as [[{name}]] tables.")
    lines = _header_lines(text, name)
    stanzas = []
    for number, row in enumerate(rows, 1):
        # Headers are counted, not parsed: where the count differs, no line is better than a wrong one.
        line = f", line {lines[number - 1]}" if len(lines) == len(rows) else ""
        place = f"[[{name}]] {number}{line}"
        known(row, keys, f"{where}: {place}", what="key")
        bare = Stanza(f"{where}: {place}", Origin(place), row)
        said = {key: bare.text(key) for key in ("why", "by") if key in row}
        stanzas.append(Stanza(bare.where, Origin(place, **said), row))
    return stanzas


def known(data: Mapping[str, Any], keys: Collection[str], where: str, *, what: str) -> None:
    """Raises `ConfigError` with the nearest of `keys` where a key is none of them."""
    for key in data:
        if key not in keys:
            near = difflib.get_close_matches(key, keys, n=1, cutoff=0.5)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(keys)}."
            raise ConfigError(f"{where}: unknown {what} “{key}”; {hint}")


def _header_lines(text: str, name: str) -> list[int]:
    header = re.compile(rf"[ \t]*\[\[[ \t]*{name}[ \t]*\]\]")
    return [number for number, line in enumerate(text.splitlines(), 1) if header.match(line)]
