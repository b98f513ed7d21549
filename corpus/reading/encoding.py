"""Which encoding a file is in, and its text: decides by evidence, and loses nothing in silence.

In order: a byte order mark; UTF-16 without one; strict UTF-8; the encoding the file declares; then,
line by line, GB18030, Big5 and Windows-1252, each only where its reading looks like writing.  A
byte that cannot be decoded becomes one U+FFFD and is reported with its place in the file.  No other
character is changed: line ends stay as they came, only a byte order mark is taken off.

Whether a file should be read at all (its size, its kind) is left to `reader`.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from corpus.models import Issue, Span
from corpus.reading import legacy_encodings as legacy

MAX_ISSUES = 100
"""Runs of one kind of problem reported one by one; what is beyond them is summed up in one issue."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# What a page or an XML file calls them, in the spelling `codecs` gives.
_DECLARED = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "hz": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5",
    "cp950": "big5",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "cp1252": "cp1252",
}
_SAMPLE = 1 << 16
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_LINE_END = re.compile("\n|\r(?!\n)")
# Characters of three or four bytes in UTF-8, and lines that show them: some in a row, or none but valid ones.
_VALID = re.compile("[\u0800-\ud7ff\ue000-\U0010ffff]+")
_UTF8_LINE = re.compile(
    "[\u0800-\ud7ff\ue000-\U0010ffff]{4}"
    "|^[^\n\u0800-\U0010ffff]*[\u0800-\ud7ff\ue000-\U0010ffff][^\n\udc80-\udcff]*$",
    re.M,
)
_ORDINARY_CONTROLS = "\t\n\r\x0b\x0c"


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` with one U+FFFD for each of the `undecodable` bytes; `encoding` is that of most of it."""

    text: str
    encoding: str
    undecodable: int = 0
    issues: tuple[Issue, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of a file that are in one encoding, as places in its text read as UTF-8 with escapes."""

    start: int
    end: int
    legacy: bool


@dataclass(frozen=True, slots=True)
class _Reading:
    """A stretch as it was read: its text with bad bytes as escapes, and the bytes it came from."""

    text: str
    name: str
    codec: str
    size: int


def decode(data: bytes, *, declared: str | None = None) -> Decoded | None:
    """The text of a file; None where there are NUL bytes that no encoding explains: no text at all.

    `declared` is what the file itself says (a page's charset), believed where the bytes bear it out.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _known(data, len(mark), name)
    if b"\x00" in data:
        wide = _wide(data)
        return _known(data, 0, wide) if wide else None
    claimed = _claim(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        if claimed in (None, "cp1252") or legacy.score(data[:_SAMPLE], claimed or "") < 1.5:
            return Decoded(text, "utf-8")
    if claimed is not None and claimed != "utf-8":
        strict = legacy.strictly(data, claimed)
        if strict is not None:
            return Decoded(strict, claimed)
    return _mixed(data)


def line_offsets(data: bytes, decoded: Decoded) -> Iterator[int]:
    """The byte offset in the file at which each line of its text begins; only a line feed ends a line.

    A line feed is one byte of its own in every encoding but UTF-16 and UTF-32, bad bytes or not.
    """
    if not decoded.encoding.startswith(("utf-16", "utf-32")):
        at = -1
        while True:
            yield at + 1
            at = data.find(b"\n", at + 1)
            if at < 0:
                return
    offset = next((len(mark) for mark, _ in _MARKS if data.startswith(mark)), 0)
    for line in decoded.text.split("\n"):
        yield offset
        offset += len(f"{line}\n".encode(decoded.encoding, "replace"))


def _claim(declared: str | None) -> str | None:
    """The codec a declared name stands for; None where there is none, or Python does not know it."""
    try:
        name = codecs.lookup((declared or "").strip().strip("'\"")).name
    except (LookupError, ValueError):
        return None
    return _DECLARED.get(name)


def _known(data: bytes, skip: int, name: str) -> Decoded:
    """The text after a byte order mark of `skip` bytes; what does not fit becomes U+FFFD."""
    view = memoryview(data)[skip:]
    try:
        return Decoded(str(view, name), name)
    except UnicodeDecodeError:
        if name in ("utf-8", "gb18030"):
            text = str(view, name, "surrogateescape")
            return _settle((_Reading(text, name, name, len(view)),), name, skip)
    return _wide_with_holes(view, name, skip)


def _wide_with_holes(view: memoryview, name: str, skip: int) -> Decoded:
    """UTF-16 or UTF-32 with units that are no characters: each becomes one U+FFFD."""
    text = str(view, name, "replace")
    kept = str(view, name, "ignore")
    bad = text.count("\ufffd") - kept.count("\ufffd")
    at = text.find("\ufffd")
    place = skip + len(text[:at].encode(name, "replace"))
    message = f"{bad} units are not {name.upper()}; each is shown as U+FFFD."
    issue = Issue("undecodable", message, Span(at, at + 1), place)
    return Decoded(text, name, bad, (issue,))


def _wide(data: bytes) -> str | None:
    """UTF-16 of one byte order or the other, where the text reads so; None where it does not."""
    if len(data) % 2:
        return None
    fits = {name: _wide_fit(data, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(fits, key=lambda name: fits[name])
    return best if fits[best] >= 0.9 else None


def _wide_fit(data: bytes, name: str) -> float:
    """The share of characters, near the start of the text, that such a text is made of; 0 if it is none."""
    try:
        sample = data.decode(name)[:_SAMPLE]
    except UnicodeDecodeError:
        return 0.0
    fit = sum(
        character in _ORDINARY_CONTROLS
        or " " <= character <= "\u024f"
        or "\u2000" <= character <= "\u206f"
        or "\u3000" <= character <= "\u30ff"
        or "\uff00" <= character <= "\uffef"
        or character in legacy.common_characters("gb18030")
        or character in legacy.common_characters("big5")
        for character in sample
    )
    return fit / len(sample)


def _mixed(data: bytes) -> Decoded:
    """The text of bytes that are not all UTF-8, each stretch of lines in the encoding it is in."""
    escaped = data.decode("utf-8", "surrogateescape")
    stretches = tuple(_stretches(escaped))
    samples = (_raw(escaped[s.start : min(s.end, s.start + _SAMPLE)]) for s in stretches if s.legacy)
    usual = legacy.best(b"".join(islice(samples, 32)), None)
    read: list[_Reading] = []
    weight: dict[str, int] = {}
    for stretch in stretches:
        piece = escaped[stretch.start : stretch.end]
        raw = _raw(piece)
        name = legacy.best(_sample(raw), usual) if stretch.legacy else None
        text, codec = legacy.leniently(raw, name) if name is not None else (piece, "utf-8")
        read.append(_Reading(text, name or "utf-8", codec, len(raw)))
        high = len(text) - len(text.encode("ascii", "ignore"))
        weight[read[-1].name] = weight.get(read[-1].name, 0) + high
    del escaped, piece, raw, text
    return _settle(tuple(read), max(weight, key=lambda name: weight[name]), 0)


def _raw(escaped: str) -> bytes:
    """The bytes that were read as UTF-8 with escapes."""
    return escaped.encode("utf-8", "surrogateescape")


def _sample(raw: bytes) -> bytes:
    """Enough of a stretch to judge it by: the first of its lines that are not plain ASCII."""
    if len(raw) <= _SAMPLE:
        return raw
    first = _HIGH_BYTE.search(raw)
    start = 0 if first is None else raw.rfind(b"\n", 0, first.start()) + 1
    near = raw[start : start + 16 * _SAMPLE].splitlines(keepends=True)
    return b"".join(line for line in near if not line.isascii())[:_SAMPLE]


def _stretches(text: str) -> Iterator[_Stretch]:
    """The lines of a text in runs that are UTF-8 and runs that are not; plain ASCII joins the run before.

    Lines are looked at one by one only in the parts of the text where both may stand.
    """
    start = at = 0
    current: bool | None = None
    while at < len(text):
        end = _line_end(text, at + _SAMPLE)
        for line_start, kind in _kinds(text, at, end):
            if kind is not None and current is not None and kind != current:
                yield _Stretch(start, line_start, current)
                start = line_start
            current = current if kind is None else kind
        at = end
    if start < len(text):
        yield _Stretch(start, len(text), bool(current))


def _kinds(text: str, start: int, end: int) -> Iterator[tuple[int, bool | None]]:
    """Where a kind of lines begins in a part of the text, and whether it is in no UTF-8 (None: either)."""
    if legacy.ESCAPED.search(text, start, end) is None:
        valid = _VALID.search(text, start, end)
        if valid is not None:
            yield max(text.rfind("\n", start, valid.start()) + 1, start), False
    elif _UTF8_LINE.search(text, start, end) is None:
        yield start, True
    else:
        at = start
        while at < end:
            stop = _line_end(text, at)
            yield at, _is_legacy(text[at:stop])
            at = stop


def _line_end(text: str, at: int) -> int:
    """The place after the line that `at` stands in."""
    end = _LINE_END.search(text, at)
    return len(text) if end is None else end.end()


def _is_legacy(line: str) -> bool | None:
    """Whether a line is in no UTF-8; None where it could be either.

    A line is UTF-8 when most of its non-ASCII bytes stand in valid sequences.  A two-byte sequence
    comes about by chance in Chinese encodings, so it proves nothing beside an invalid byte.
    """
    escaped = sum(len(run) for run in legacy.ESCAPED.findall(line))
    valid = 3 * sum(len(run) for run in _VALID.findall(line))
    if escaped > valid:
        return True
    return False if valid else None


def _settle(read: tuple[_Reading, ...], main: str, skip: int) -> Decoded:
    """Stretches as one text, with what went wrong in it; `skip` is where in the file the first begins."""
    mixed: list[Issue] = []
    holes: list[Issue] = []
    strange = bad = runs = place = 0
    offset = skip
    for piece in read:
        if piece.name != main:
            strange += 1
            if strange <= MAX_ISSUES:
                message = f"These lines are {piece.name.upper()} in a file of {main.upper()}."
                mixed.append(Issue("mixed-encoding", message, Span(place, place + len(piece.text)), offset))
        done, at = 0, offset
        for run in legacy.ESCAPED.finditer(piece.text):
            runs += 1
            size = run.end() - run.start()
            bad += size
            if runs <= MAX_ISSUES:
                at += len(piece.text[done : run.start()].encode(piece.codec, "surrogateescape"))
                done = run.start()
                message = f"{size} {'bytes are' if size > 1 else 'byte is'} not {piece.name.upper()}."
                holes.append(Issue("undecodable", message, Span(place + done, place + run.end()), at))
        offset += piece.size
        place += len(piece.text)
    for code, listed, total in (("mixed-encoding", mixed, strange), ("undecodable", holes, runs)):
        if total > MAX_ISSUES:
            listed.append(Issue(code, f"{total - MAX_ISSUES} more places are not listed one by one."))
    texts = (piece.text for piece in read)
    if bad:
        texts = (legacy.ESCAPED.sub(_holes, text) for text in texts)
    return Decoded("".join(texts), main, bad, (*mixed, *holes))


def _holes(run: re.Match[str]) -> str:
    return "\ufffd" * len(run.group())
