"""The marks between words that end a place of a wording, and those that part the clauses of a sentence."""

from __future__ import annotations

import re
from typing import Final

_WITHIN: Final = r"\w\s'’%‐‑™®℠-"
_ALONE: Final = r"\s[-‐‑]\s|\n"
BREAK: Final = re.compile(rf"[^{_WITHIN}]|{_ALONE}")
"""What no place reaches over."""
CLAUSE_BREAK: Final = re.compile(rf"[^、{_WITHIN}]|{_ALONE}")
"""What parts clauses; “、” stands in a list, which is said as one."""
