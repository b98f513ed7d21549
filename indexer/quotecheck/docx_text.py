"""The text of a .docx: what its paragraphs show, footnotes and endnotes after them; and what was not read.

A file of this kind is a ZIP of XML.  Only parts whose kind is known are read, into memory and up to a bound
for all of them, so that nothing is ever written by the file's own paths; a document type, which could declare
entities, is refused.  What a tracked change took out is not read; what it put in is.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from corpus.errors import UnreadableInput

MAX_XML: Final = 16 * 1024 * 1024
"""The most bytes of XML that are unpacked from one document."""

MAX_TAGS: Final = 600_000
"""The most tags of one document: an empty element is a few bytes, and takes as long as one with words."""

_MOST_ENTRIES: Final = 10_000
_ENTRY: Final = b"PK\x01\x02"
_DOCTYPE: Final = tuple("<!DOCTYPE".encode(name) for name in ("utf-8", "utf-16-le", "utf-16-be"))
_KINDS: Final = "[Content_Types].xml"
_BODY: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_COMMENTS: Final = "word/comments.xml"
_WORDS: Final = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_SHOWN: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_PASSED_OVER: Final = frozenset(("pPr", "rPr", "sectPr"))
_TAKEN_OUT: Final = frozenset(("del", "moveFrom"))
_OFF: Final = frozenset(("0", "false", "off"))


def docx_text(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The paragraphs of a document, an empty line between them, and a note on what was not read.

    Raises UnreadableInput, with a clause without a subject, where it is none or is past a bound.
    """
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise UnreadableInput(f"holds more than {_MOST_ENTRIES:,} files")
    reading = _Reading()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = _Parts(packed)
            for name in parts.read_for_text():
                reading.read(_parsed(parts.unpacked(name)))
                reading.end_part()
            reading.passed["comment"] = parts.comments()
            reading.passed["running title"] = parts.headers
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise UnreadableInput("is a damaged or locked .docx document") from error
    text = "\n\n".join(filter(None, (paragraph.strip() for paragraph in reading.paragraphs)))
    return text, tuple(_note(reading.passed))


def _note(passed: Counter[str]) -> Iterator[str]:
    told = [f"{count:,} {name}{'s' * (count != 1)}" for name, count in passed.items() if count]
    if told:
        yield f"Not read in this document: {', '.join(told)}."


class _Parts:
    """The parts of a packed document by their kinds; all of them share one bound."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._names = set(packed.namelist())
        self._left = MAX_XML
        self._tags_left = MAX_TAGS
        self._kinds = list(self._stated())
        self.headers = sum(kind.endswith(("header+xml", "footer+xml")) for _, kind in self._kinds)

    def _stated(self) -> Iterator[tuple[str, str]]:
        """The parts whose kind the document states, each with it: programs differ in how they name them."""
        if _KINDS in self._names:
            for one in _parsed(self.unpacked(_KINDS)):
                name, kind = one.get("PartName", "").removeprefix("/"), one.get("ContentType", "")
                if name in self._names:
                    yield name, kind.casefold()

    def _of(self, *kinds: str) -> list[str]:
        return [name for name, kind in self._kinds if kind.endswith(kinds)]

    def read_for_text(self) -> Iterator[str]:
        """The body, then the notes."""
        body = self._of("document.main+xml", "document.macroenabled.main+xml", "template.main+xml") or [_BODY]
        if body[0] not in self._names:
            raise UnreadableInput(f"is no .docx document (it has no {_BODY})")
        yield body[0]
        yield from self._of("footnotes+xml", "endnotes+xml") or (
            name for name in _NOTES if name in self._names
        )

    def comments(self) -> int:
        """How many comments there are."""
        names = self._of("wordprocessingml.comments+xml") or [_COMMENTS]
        if names[0] not in self._names:
            return 0
        return sum(etree.QName(one).localname == "comment" for one in _parsed(self.unpacked(names[0])))

    def unpacked(self, name: str) -> bytes:
        """The bytes of one part.  Its stated size is not believed: reading stops at the bound."""
        with self._packed.open(name) as part:
            xml = part.read(self._left + 1)
        if len(xml) > self._left:
            raise UnreadableInput(f"is too large unpacked (more than {MAX_XML:,} bytes)")
        self._left -= len(xml)
        self._tags_left -= xml.count(b"<")
        if self._tags_left < 0:
            raise UnreadableInput(f"is too large unpacked (more than {MAX_TAGS:,} tags)")
        return xml


def _parsed(xml: bytes) -> etree._Element:
    if any(sign in xml for sign in _DOCTYPE):
        raise UnreadableInput("is no .docx document (its XML declares a document type)")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableInput("is a damaged .docx document (its XML cannot be read)") from error
    about: Any = root.getroottree().docinfo
    if about.doctype:
        raise UnreadableInput("is no .docx document (its XML declares a document type)")
    return root


class _Reading:
    """The paragraphs read so far, and how much of what was passed over."""

    def __init__(self) -> None:
        self._paragraphs: list[list[str]] = []
        self.passed: Counter[str] = Counter()
        self._goes_on = False

    @property
    def paragraphs(self) -> Iterator[str]:
        return map("".join, self._paragraphs)

    def read(self, root: etree._Element) -> None:
        self._below(root, [])

    def end_part(self) -> None:
        self._goes_on = False

    def _below(self, element: etree._Element, shown: list[str]) -> None:
        """Adds the paragraphs below an element, and to `shown` what is of the paragraph it stands in.

        The parser bounds how deep elements lie.
        """
        for child in element:
            namespace, _, local = str(child.tag).removeprefix("{").rpartition("}")
            ours = namespace in _WORDS
            if local in _PASSED_OVER or (local == "Fallback" and _has(element, "Choice")):
                continue
            if ours and local in _TAKEN_OUT:
                self.passed["tracked deletion"] += 1
            elif ours and local == "altChunk":
                self.passed["embedded document"] += 1
            elif ours and local == "r" and _is_hidden(child):
                self.passed["hidden run"] += 1
            elif ours and local == "p":
                own: list[str] = []
                self._below(child, own)
                self._add("".join(own), goes_on=_mark_is_taken_out(child))
            elif ours and local == "t":
                shown.append(child.text or "")
            elif ours and local in _SHOWN:
                shown.append(_SHOWN[local])
            else:
                self._below(child, shown)

    def _add(self, paragraph: str, *, goes_on: bool) -> None:
        """A paragraph; it goes on from the one before whose end a tracked change took out."""
        if self._goes_on:
            self._paragraphs[-1].append(paragraph)
        else:
            self._paragraphs.append([paragraph])
        self._goes_on = goes_on


def _has(element: etree._Element, *path: str) -> bool:
    """Whether an element has one of the first name in it, that one of the next, not set to “off”."""
    for child in element:
        name = etree.QName(child)
        if name.localname != path[0]:
            continue
        if len(path) > 1:
            return _has(child, *path[1:])
        return child.get(f"{{{name.namespace}}}val", "").casefold() not in _OFF
    return False


def _is_hidden(run: etree._Element) -> bool:
    return _has(run, "rPr", "vanish")


def _mark_is_taken_out(paragraph: etree._Element) -> bool:
    return _has(paragraph, "pPr", "rPr", "del")
