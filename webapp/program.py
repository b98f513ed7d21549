"""Which program answers: a digest of its own files, so that an edit of any of them is another one.

The version of the package tells releases of it apart, not an edited template, a style or a rule on a machine
where it is worked on or patched.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

PACKAGES: Final = ("corpus", "indexer", "webapp")
_PASSED_OVER: Final = frozenset(("__pycache__",))


@cache
def digest() -> str:
    """Read once, in some 30 ms; first asked for when the program starts, while what is on disk is loaded."""
    return digest_of(folder for package in PACKAGES for folder in _folders(package))


def digest_of(folders: Iterable[Path]) -> str:
    """A digest of the names and contents of the files in some folders; where there is none, a new one."""
    total = hashlib.sha256()
    empty = True
    for number, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and _PASSED_OVER.isdisjoint(path.parts):
                empty = False
                content = path.read_bytes()
                name = path.relative_to(folder).as_posix()
                total.update(f"{number}\0{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
                total.update(content)
    # A program whose files cannot be read is another one each time it starts.
    return os.urandom(16).hex() if empty else total.hexdigest()


def _folders(package: str) -> Iterable[Path]:
    spec = find_spec(package)
    return map(Path, spec.submodule_search_locations or ()) if spec else ()
