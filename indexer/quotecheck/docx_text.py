"""The text of a .docx: what its paragraphs show, footnotes and endnotes after them.

A file of this kind is a ZIP of XML.  Only parts with known names are read, into memory and up to a bound, so
that nothing is ever written by the file's own paths; a document type, which could declare entities, is
refused.  What a tracked change took out is not read; what it put in is.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Final

from lxml import etree

from corpus.errors import UnreadableInput

MAX_XML: Final = 16 * 1024 * 1024
"""The most bytes of XML that are unpacked from one part."""

_MOST_ENTRIES: Final = 10_000
_ENTRY: Final = b"PK\x01\x02"
_BODY: Final = "word/document.xml"
_NOTES: Final = ("word/footnotes.xml", "word/endnotes.xml")
_WORDS: Final = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
_SHOWN: Final = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_PASSED_OVER: Final = frozenset(("del", "moveFrom", "pPr", "rPr", "sectPr", "Fallback"))


def docx_text(data: bytes) -> str:
    """The paragraphs of a document, an empty line between them.

    Raises UnreadableInput, with a clause without a subject, where it is none or is past a bound.
    """
    if data.count(_ENTRY) > _MOST_ENTRIES:
        raise UnreadableInput(f"holds more than {_MOST_ENTRIES:,} files")
    paragraphs: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if _BODY not in names:
                raise UnreadableInput("is no .docx document (it has no word/document.xml)")
            for name in (_BODY, *(note for note in _NOTES if note in names)):
                _read_paragraphs(_parsed(_unpacked(packed, name)), paragraphs, [])
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
    return "\n\n".join(filter(None, (paragraph.strip() for paragraph in paragraphs)))


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part.  Its stated size is not believed: reading stops at the bound."""
    with packed.open(name) as part:
        xml = part.read(MAX_XML + 1)
    if len(xml) > MAX_XML:
        raise UnreadableInput(f"is too large unpacked (more than {MAX_XML:,} bytes)")
    return xml


def _parsed(xml: bytes) -> etree._Element:
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


def _read_paragraphs(element: etree._Element, paragraphs: list[str], shown: list[str]) -> None:
    """Adds the paragraphs below an element, and to `shown` what is of the paragraph it stands in.

    The parser bounds how deep elements lie.
    """
    for child in element:
        name = etree.QName(child)
        if name.localname in _PASSED_OVER:
            continue
        if name.namespace not in _WORDS:
            _read_paragraphs(child, paragraphs, shown)
        elif name.localname == "p":
            own: list[str] = []
            _read_paragraphs(child, paragraphs, own)
            paragraphs.append("".join(own))
        elif name.localname == "t":
            shown.append(child.text or "")
        elif name.localname in _SHOWN:
            shown.append(_SHOWN[name.localname])
        else:
            _read_paragraphs(child, paragraphs, shown)
