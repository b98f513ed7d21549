"""What a draft may come as, and what is refused with a sentence."""

from __future__ import annotations

import io
import zipfile

import pytest

from indexer.quotecheck import docx_text
from indexer.quotecheck.draft import DraftError
from indexer.quotecheck.draft_files import MAX_BYTES, draft_of_file, draft_of_text
from indexer.quotecheck.draft_page import MAX_TAGS

WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
LISTING = "".join(f'<h3><a href="/{n}">Cup number {n} leaves the kiln</a></h3>' for n in range(9))


KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def packed_docx(parts: dict[str, str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, xml in parts.items():
            packed.writestr(name, xml)
    return held.getvalue()


def document(body: str, root: str = "document") -> str:
    return f'<w:{root} xmlns:w="{WORDS}">{body}</w:{root}>'


def kinds(**parts: str) -> str:
    """What kind a document states each of its parts to be; underscores are slashes."""
    stated = "".join(
        f'<Override PartName="/{name.replace("_", "/")}.xml" ContentType="{KIND}.{kind}+xml"/>'
        for name, kind in parts.items()
    )
    return f"<Types>{stated}</Types>"


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
        (
            docx(
                paragraph(
                    f"{run('Out')}<x:Alternate xmlns:x='x'><x:Choice>{paragraph(run('In'))}</x:Choice>"
                    f"<x:Fallback>{paragraph(run('In'))}</x:Fallback></x:Alternate>"
                )
            ),
            "In\n\nOut",
        ),
        (docx(paragraph(f"<x:A xmlns:x='x'><x:Fallback>{run('Old')}</x:Fallback></x:A>")), "Old"),
        (
            docx(
                paragraph("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("“A cup "))
                + paragraph(run("is for life.”"))
            ),
            "“A cup is for life.”",
        ),
        (
            docx(paragraph(run("Said") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> unsaid</w:t></w:r>")),
            "Said",
        ),
        (
            docx(paragraph('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>')),
            "shown",
        ),
        (
            packed_docx(
                {
                    "[Content_Types].xml": kinds(word_document2="document.main", word_notes="footnotes"),
                    "word/document2.xml": document(paragraph(run("Body"))),
                    "word/notes.xml": document(f"<w:footnote>{paragraph(run('Note'))}</w:footnote>"),
                }
            ),
            "Body\n\nNote",
        ),
    ],
    ids=[
        "runs",
        "strict",
        "tracked",
        "tabs and breaks",
        "notes",
        "table",
        "box",
        "box in two ways",
        "box in the old way alone",
        "end of a paragraph taken out",
        "hidden",
        "not hidden after all",
        "parts of other names",
    ],
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
        (b"<b>" * (MAX_TAGS + 1), "d.html", f"{MAX_TAGS:,} tags"),
        (b"%PDF-1.7", "d.pdf", "PDF"),
        (b"PK\x03\x04 and no more", "d.docx", "damaged"),
        (docx(paragraph(run("x")), name="../../word/document.xml"), "d.docx", "no word/document.xml"),
        (raw_docx("<w:p"), "d.docx", "XML cannot be read"),
        (
            raw_docx('<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/hostname">]><d>&e;</d>'),
            "d.docx",
            "document type",
        ),
        (
            raw_docx('<!DOCTYPE d [<!ENTITY a "tea"><!ENTITY b "&a;&a;&a;&a;">]><d c="&b;">&b;</d>'),
            "d.docx",
            "document type",
        ),
        (raw_docx(" " * (docx_text.MAX_XML + 1)), "d.docx", f"{docx_text.MAX_XML:,}"),
        (
            packed_docx(
                {
                    "word/document.xml": document(paragraph(run("Tea"))),
                    "word/footnotes.xml": " " * (docx_text.MAX_XML - 100),
                }
            ),
            "d.docx",
            f"{docx_text.MAX_XML:,}",
        ),
        (docx(paragraph("<w:t/>" * docx_text.MAX_TAGS)), "d.docx", f"{docx_text.MAX_TAGS:,} tags"),
        (raw_docx("<a>" * 300 + "</a>" * 300), "d.docx", "XML cannot be read"),
        (docx_text._ENTRY * 10_001, "d.docx", "10,000 files"),
    ],
    ids=[
        "large",
        "empty",
        "binary",
        "tags",
        "pdf",
        "cut off",
        "no body",
        "bad xml",
        "entity",
        "bomb of entities",
        "bomb",
        "bomb in parts",
        "bomb of empty elements",
        "deep",
        "many files",
    ],
)
def test_what_is_refused(data: bytes, name: str, told: str) -> None:
    with pytest.raises(DraftError, match=name) as caught:
        draft_of_file(data, name)
    assert told in str(caught.value)


def test_what_of_a_document_is_not_read_is_said() -> None:
    comments = f"<w:comment>{paragraph(run('Really?'))}</w:comment>" * 2
    made = packed_docx(
        {
            "[Content_Types].xml": kinds(
                word_document="document.main", word_comments="comments", word_header1="header"
            ),
            "word/document.xml": document(
                paragraph(f"{run('Tea')}<w:del>{run('no')}</w:del>") + '<w:altChunk w:id="r"/>'
            ),
            "word/comments.xml": document(comments, "comments"),
            "word/header1.xml": document(paragraph(run("Draft")), "hdr"),
        }
    )
    draft = draft_of_file(made, "d.docx")
    assert (draft.text, draft.notes) == (
        "Tea",
        ("Not read in this document: 1 tracked deletion, 1 embedded document, 2 comments, 1 running title.",),
    )
    assert draft_of_file(docx(paragraph(run("Tea"))), "d.docx").notes == ()


PAGE = """<html><head><title>x</title></head><body>
<header><nav>Home “Subscribe now for more”</nav></header>
<article><h1>Lamps</h1><p>The lamps of the north shore were lit again, and all who could walk went.</p>
{body}
</article><footer>All rights reserved by nobody</footer></body></html>"""


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<blockquote>We mend what we made.<footer>Petra Voss, lamp maker</footer></blockquote>",
            "“We mend what we made.”\n\n— Petra Voss, lamp maker",
        ),
        (
            "<blockquote>We mend what we made. <cite>Petra Voss</cite></blockquote>",
            "“We mend what we made.” — Petra Voss",
        ),
        (
            "<blockquote><p>We mend.</p><p>We made it.</p><p>— Petra Voss</p></blockquote>",
            "“We mend.\n\nWe made it.”\n\n— Petra Voss",
        ),
        (
            "<figure><blockquote><p>We mend.</p></blockquote><figcaption>Petra Voss</figcaption></figure>",
            "“We mend.”\n\n— Petra Voss",
        ),
        ("<p>She says <q>we mend</q> a lot.</p>", "She says “we mend” a lot."),
        ("<blockquote>“We mend,” said Voss.</blockquote>", "“We mend,” said Voss."),
        ("<blockquote><h2>Not</h2><p>a quotation</p></blockquote>", "Not\n\na quotation"),
        ("<aside>“A box beside the text.”</aside>", "“A box beside the text.”"),
        ("<p hidden>Hidden.</p><p>Shown.</p>", "Shown."),
    ],
    ids=["footer", "cite", "dash", "caption", "q", "own marks", "heading", "box", "hidden"],
)
def test_what_a_page_sets_off_is_in_marks_and_what_stands_around_it_left_out(body: str, text: str) -> None:
    draft = draft_of_file(PAGE.format(body=body).encode(), "d.html")
    assert draft.text.removeprefix("Lamps\n\nThe lamps").partition("\n\n")[2] == text
    assert "What stands around the text" in draft.notes[0]
    assert any("is shown in marks" in note for note in draft.notes) == ("“" not in body and "“" in text)


def test_only_the_name_of_a_file_is_shown() -> None:
    assert draft_of_file(b"Tea.", "C:\\desk\\a draft.txt").name == "a draft.txt"
    assert draft_of_text("\ud800 tea").text == "? tea"
