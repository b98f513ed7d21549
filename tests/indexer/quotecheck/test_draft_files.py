"""What a draft may come as, and what is refused with a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from indexer.quotecheck import docx_text
from indexer.quotecheck.draft import DraftError
from indexer.quotecheck.draft_files import MAX_BYTES, draft_of_file, draft_of_text

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LISTING = "".join(f'<h3><a href="/{n}">Cup number {n} leaves the kiln</a></h3>' for n in range(9))


def docx(body: str, *, namespace: str = WORDS, notes: str = "", name: str = "word/document.xml") -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(name, f'<w:document xmlns:w="{namespace}">{body}</w:document>')
        if notes:
            packed.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{namespace}">{notes}</w:footnotes>')
    return held.getvalue()


def raw_docx(xml: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", xml)
    return held.getvalue()


def paragraph(inside: str) -> str:
    return f"<w:p>{inside}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (
            docx(paragraph(run("“A cup,” ") + run("she said.")) + paragraph(run("More."))),
            "“A cup,” she said.\n\nMore.",
        ),
        (docx(paragraph(run("Strict")), namespace=STRICT), "Strict"),
        (docx(paragraph(f"<w:del>{run('old')}</w:del><w:ins>{run('new')}</w:ins>")), "new"),
        (
            docx(
                paragraph(
                    "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>"
                )
            ),
            "a\nb",
        ),
        (
            docx(paragraph(run("Body")), notes=f"<w:footnote>{paragraph(run('Note'))}</w:footnote>"),
            "Body\n\nNote",
        ),
        (docx(f"<w:tbl><w:tr><w:tc>{paragraph(run('Cell'))}</w:tc></w:tr></w:tbl>"), "Cell"),
        (docx(paragraph(run("Out") + f"<w:pict>{paragraph(run('In'))}</w:pict>")), "In\n\nOut"),
    ],
    ids=["runs", "strict", "tracked", "tabs and breaks", "notes", "table", "box"],
)
def test_a_document_of_words(data: bytes, text: str) -> None:
    assert draft_of_file(data, "draft.docx").text == text
    assert draft_of_file(data, "no suffix").text == text


@pytest.mark.parametrize(
    ("data", "name", "text"),
    [
        ("“Tea,” she said.\r\n".encode(), "d.txt", "“Tea,” she said.\n"),
        ("“茶好，”她说。".encode("gb18030"), "d.txt", "“茶好，”她说。"),
        ("\ufeff“Tea”".encode("utf-16-le"), "d.txt", "“Tea”"),
        (
            b"<html><head><title>x</title></head><body><p>A &amp; B</p><script>1</script></body></html>",
            "d.html",
            "A & B",
        ),
    ],
    ids=["text", "gb18030", "utf-16", "page"],
)
def test_text_and_pages(data: bytes, name: str, text: str) -> None:
    assert draft_of_file(data, name).text == text


def test_a_page_that_looks_like_a_listing_is_read_whole() -> None:
    page = f"<html><body>{LISTING}<p>“A cup is for life,” said Wren.</p></body></html>"
    text = draft_of_file(page.encode(), "d.html").text
    assert "“A cup is for life,” said Wren." in text
    assert "Cup number 8" in text


@pytest.mark.parametrize(
    ("data", "name", "told"),
    [
        (b"x" * (MAX_BYTES + 1), "d.txt", f"{MAX_BYTES:,}"),
        (b"  \n", "d.txt", "no text"),
        (b"\0\1\0\0\2", "d.txt", "binary"),
        (b"%PDF-1.7", "d.pdf", "PDF"),
        (b"PK\x03\x04 and no more", "d.docx", "damaged"),
        (docx(paragraph(run("x")), name="../../word/document.xml"), "d.docx", "no word/document.xml"),
        (raw_docx("<w:p"), "d.docx", "XML cannot be read"),
        (
            raw_docx('<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>'),
            "d.docx",
            "document type",
        ),
        (raw_docx(" " * (docx_text.MAX_XML + 1)), "d.docx", f"{docx_text.MAX_XML:,}"),
        (docx_text._ENTRY * 10_001, "d.docx", "10,000 files"),
    ],
    ids=["large", "empty", "binary", "pdf", "cut off", "no body", "bad xml", "entity", "bomb", "many files"],
)
def test_what_is_refused(data: bytes, name: str, told: str) -> None:
    with pytest.raises(DraftError, match=name) as caught:
        draft_of_file(data, name)
    assert told in str(caught.value)


def test_only_the_name_of_a_file_is_shown() -> None:
    assert draft_of_file(b"Tea.", "C:\\desk\\a draft.txt").name == "a draft.txt"
    assert draft_of_text("\ud800 tea").text == "? tea"
