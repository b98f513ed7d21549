"""The errors of the project and what each means to the outside.

Bad data is data (`models.Issue`); only what stops the work is raised.  `EXIT_CODES` is the one
table from an error to the exit code of a command; the web has its own from the same classes.
"""

from __future__ import annotations


class OnRecordError(Exception):
    """Base of all errors that are said to the user as one sentence, without a traceback."""


class UnreadableInput(OnRecordError):
    """A path does not exist, cannot be opened, or holds nothing that can be read as releases."""


class ConfigError(OnRecordError):
    """`onrecord.toml`, `corrections.toml` or the environment says something that cannot be."""


class ArchiveError(OnRecordError):
    """The archive is missing, locked, damaged or of another version."""


class NotFound(OnRecordError):
    """Nothing in the archive has that identifier."""


class IndexUnavailable(OnRecordError):
    """There is no index that fits the archive, and it could not be built."""


EXIT_CODES: tuple[tuple[type[OnRecordError], int], ...] = (
    (NotFound, 1),
    (OnRecordError, 2),
)


def exit_code(error: OnRecordError) -> int:
    """1 where nothing was found, 2 for everything else that ends a command."""
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))
