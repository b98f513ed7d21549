"""The life of a phrase as lines for a terminal: a lane a year, what came and went between signs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import click

from corpus.terminal import cut, table, terminal_width, wrap
from indexer.wording.phrases import STATES, TITLES, Phrases, evidence
from indexer.wording.results import Piece, PieceKind, Use, User, Variant, Voice, When, Wording

_INDENT = "    "
_CONTEXT = 60
MOST_PHRASES = 20
_OPENING: Final[dict[PieceKind, str]] = {"same": "\ue000", "gone": "\ue001", "new": "\ue002"}
_CLOSING: Final = "\ue003"
_BORDER: Final = re.compile("([\ue000-\ue003])")
_KINDS: Final = {sign: kind for kind, sign in _OPENING.items()}
_COLOURS: Final = {"gone": "red", "new": "green"}
VOICES: Final[dict[Voice, str]] = {
    "direct": "",
    "authored": "wrote",
    "indirect": "reported",
    "own": "own text",
}


def wording_lines(found: Wording) -> Iterator[str]:
    """All that is told; colours are for a terminal, which `click.echo` takes out elsewhere."""
    yield click.style(_summary(found), bold=True)
    if not found.uses:
        yield f"Looked for in {found.searched:,} releases. What is not here may still have been said."
        return
    yield from _ends(found)
    yield "by    " + " · ".join(_user(user) for user in found.users[:8])
    for lane in found.lanes:
        yield ""
        yield click.style(f"── {lane.year or 'undated'} ", bold=True) + click.style(
            _counted(lane.uses, "use"), dim=True
        )
        for variant in lane.variants:
            yield from _variant(variant)


def _ends(found: Wording) -> Iterator[str]:
    """The first and the last use in these words, and apart from them those in words like them."""
    yield from (
        f"{label:5} {_end(use)}" for label, use in (("first", found.first), ("last", found.last)) if use
    )
    if found.undated_very:
        yield f"      {found.undated_very:,} undated, which may be earlier or later"
    if not found.very:
        yield "      nowhere in these very words"
    if found.very < found.uses:
        yield "in words like these"
        rows = (("first", found.first_like), ("last", found.last_like))
        yield from (f"{label:5} {_end(use)}, “{cut(use.text, 60)}”" for label, use in rows if use)
    if found.undated_like:
        yield f"      {found.undated_like:,} undated, which may be earlier or later"


def _end(use: Use) -> str:
    untitled = "Untitled: " if use.place.untitled else ""
    return f"{_dated(use)}, {who(use)}: {untitled}{cut(use.place.title, 60)}"


def _variant(one: Variant) -> Iterator[str]:
    use = one.first
    again = f"  ×{one.uses:,}" if one.uses > 1 else ""
    place = f"{use.place.id} {use.place.paragraph}"
    yield f"{_dated(use)}  {who(use)}{again}  " + click.style(place, dim=True)
    before, after = " ".join(use.before.split()), " ".join(use.after.split())
    before = f"…{before[-_CONTEXT:]}" if len(before) > _CONTEXT else before
    after = f"{after[:_CONTEXT]}…" if len(after) > _CONTEXT else after
    sentence = f"{before}{' ' if use.before[-1:].isspace() else ''}{_marked(one.pieces)}"
    sentence += f"{' ' if use.after[:1].isspace() else ''}{after}"
    yield from (_INDENT + line for line in _coloured(wrap(sentence, terminal_width() - len(_INDENT))))
    if one.official:
        for line in wrap(one.official.text, terminal_width() - len(_INDENT)):
            yield click.style(_INDENT + line, dim=True)


def _marked(pieces: Sequence[Piece]) -> str:
    """The words with “[-gone-]” and “{+new+}”, each piece between signs that are not shown."""
    signs = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
    return "".join(
        f"{_OPENING[one.kind]}{signs[one.kind][0]}{one.text}{signs[one.kind][1]}{_CLOSING}" for one in pieces
    )


def _coloured(lines: Sequence[str]) -> Iterator[str]:
    """The lines in colour, which goes on from line to line up to where its piece ends."""
    kind: str | None = None
    for line in lines:
        shown = ""
        for part in _BORDER.split(line):
            if part == _CLOSING:
                kind = None
            elif part in _KINDS:
                kind = _KINDS[part]
            elif part:
                shown += click.style(part, fg=_COLOURS.get(kind or ""), bold=True) if kind else part
        yield shown


def phrase_lines(found: Phrases) -> Iterator[str]:
    """Phrases that came and went, by what became of them."""
    if not found.phrases:
        yield f"No phrase is in three of the {found.read:,} releases that were read."
    for state in STATES:
        own = [one for one in found.phrases if one.state == state]
        if not own:
            continue
        yield click.style(TITLES[state], bold=True)
        rows = [
            (one.text, f"{one.releases:,}×", f"{_day(one.first)} – {_day(one.last)}", evidence(one))
            for one in own[:MOST_PHRASES]
        ]
        yield from (_INDENT + line for line in table(rows, terminal_width() - len(_INDENT)))
        if len(own) > MOST_PHRASES:
            yield f"{_INDENT}… and {len(own) - MOST_PHRASES:,} more"
        yield ""
    if found.read < found.releases:
        yield f"Learned from {found.read:,} of {found.releases:,} releases, spread over time; counted in all."


def who(use: Use) -> str:
    """Who used it, and how it is known to be his or hers."""
    name = use.speaker or ("speaker not named" if use.voice != "own" else "")
    return " ".join(part for part in (name, f"({VOICES[use.voice]})" if VOICES[use.voice] else "") if part)


def _user(user: User) -> str:
    name = user.name or ("own text" if user.voice == "own" else "speaker not named")
    said = VOICES[user.voice] if user.voice not in ("own", "direct") else ""
    others = user.uses - user.very
    counts = [f"{user.very:,}"] * bool(user.very) + [f"{others:,} in words like these"] * bool(others)
    return f"{name}{f' ({said})' if said else ''} {' + '.join(counts)}"


def _dated(use: Use) -> str:
    return _day(use.place.when)


def _day(one: When) -> str:
    """A date with how it is known, where that is less than a dateline; for days of two years both ends."""
    if not one.earliest:
        return "undated"
    basis = "" if one.basis in ("dateline", "signoff", "metadata") else f" ({one.basis})"
    return f"{one.date or f'{one.earliest}–{one.latest}'}{basis}"


def _summary(found: Wording) -> str:
    if not found.uses:
        return f"“{found.question.text}”: not found"
    return (
        f"“{found.question.text}”: {_counted(found.uses, 'use')} in {_counted(found.used_in, 'release')}, "
        f"{_counted(found.wordings, 'wording')}{_very(found)}"
    )


def _very(found: Wording) -> str:
    """How many uses are in these words, where not all are."""
    return f"; {found.very or 'none'} in these very words" if found.very < found.uses else ""


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
