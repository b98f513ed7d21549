"""A link from one state of a page to another, as every presenter hands it to the templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from indexer.request import SearchRequest

Address = Callable[[SearchRequest], str]
"""From a request to the address where it is asked."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several states: where it leads, and whether it is the present one."""

    label: str
    url: str
    current: bool = False
    count: int | None = None
    title: str = ""
