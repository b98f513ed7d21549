"""The blocks of a page as one text: which of them are furniture, and how the rest is joined.

Decides what is left out of an article because it is nothing but links.  How the blocks are read from
the markup is left to `html_text`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.reading.html_text import PageBlock


def without_links(found: Iterable[PageBlock]) -> tuple[tuple[PageBlock, ...], tuple[PageBlock, ...]]:
    """The blocks that are text, and those left out: runs of links with the headings that announce them.

    A list of links after a colon is text, and so is one link alone that reads like a sentence.
    """
    kept: list[PageBlock] = []
    left: list[PageBlock] = []
    for run in _runs(found):
        if _is_furniture(run, kept[-1].text if kept else ""):
            if kept and kept[-1].kind == "heading" and len(kept) > 1:
                left.append(kept.pop())
            left.extend(run)
        else:
            kept.extend(run)
    while len(kept) > 1 and kept[-1].kind == "heading" and left:
        left.append(kept.pop())
    return tuple(kept), tuple(left)


def _runs(found: Iterable[PageBlock]) -> Iterator[list[PageBlock]]:
    """Blocks in runs: the items of one list, links one after another, else one block a run."""
    run: list[PageBlock] = []
    for block in found:
        joins = run and (
            (block.kind == "list" and run[-1].group == block.group and run[-1].kind == "list")
            or (block.kind != "list" and run[-1].kind != "list" and block.is_link and run[-1].is_link)
        )
        if run and not joins:
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _is_furniture(run: list[PageBlock], before: str) -> bool:
    linked = sum(block.is_link for block in run)
    if linked < 0.8 * len(run) or before.endswith((":", ":")):
        return False
    return len(run) > 1 or len(run[0].text) <= 30


def assemble(found: Iterable[PageBlock]) -> str:
    """The blocks as one text: blank lines between them, list items on lines of their own."""
    pieces: list[str] = []
    before: PageBlock | None = None
    for block in found:
        if before is not None:
            same = block.kind == before.kind == "list" and block.group == before.group
            pieces.append("\n" if same else "\n\n")
        pieces.append(block.text)
        before = block
    return "".join(pieces)
