"""A hit as its entry in the list of results: one quiet line, the title, the sentences, all links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer.request import SearchRequest
from indexer.results import Hit, Snippet
from webapp import why, words
from webapp.params import query_string
from webapp.why import Why


@dataclass(frozen=True, slots=True)
class SnippetView:
    """`whose` says who speaks where the words stand in a quotation, "" elsewhere; `cut`, see `Snippet`."""

    text: str
    highlights: tuple[tuple[int, int], ...]
    passage: int
    url: str
    tag: str
    whose: str = ""
    cut: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class HitView:
    """`badges` are (language code, sign, is its own) of the release and its counterpart.

    The `title` of one that is `untitled` is its first words.
    """

    title: str
    highlights: tuple[tuple[int, int], ...]
    url: str
    tag: str
    date: str
    kind: str
    author: str | None
    badges: tuple[tuple[str, str, bool], ...]
    snippets: tuple[SnippetView, ...]
    why: Why | None
    untitled: bool = False


def present(hit: Hit, request: SearchRequest, place: int, release_url: Callable[[str], str]) -> HitView:
    """The entry of `hit`, the `place`th of its page from 0.

    Its links carry the search along, so that its words are marked over there, and as `hit` its place in the
    whole answer, from 1, so that the next one is known; where nothing was asked for there is none.
    """
    page = release_url(hit.id)
    carried = query_string(replace(request, offset=0, limit=SearchRequest().limit))
    url = f"{page}?{carried}&hit={request.offset + place + 1}" if carried else page
    own_first = (hit.language, *(code for code in hit.languages if code != hit.language))
    return HitView(
        title=hit.title,
        untitled=bool(hit.untitled),
        highlights=hit.title_highlights,
        url=url,
        tag=words.TAGS.get(hit.language, hit.language),
        date=words.short_date(
            hit.date, hit.date_precision, hit.date_basis, hit.date_earliest, hit.date_latest
        ),
        kind=words.KINDS.get(hit.kind, hit.kind),
        author=hit.author,
        badges=tuple(
            (words.TAGS.get(code, code), words.BADGES.get(code, code), not n)
            for n, code in enumerate(own_first)
        ),
        snippets=tuple(
            SnippetView(
                one.text,
                one.highlights,
                one.passage,
                f"{url}#p{one.passage}",
                words.other_tag(one.text, hit.language) or words.TAGS.get(hit.language, hit.language),
                _whose(one),
                one.cut,
            )
            for one in hit.snippets
            if not _in_title(one, hit)
        ),
        why=why.present(hit),
    )


def _in_title(snippet: Snippet, hit: Hit) -> bool:
    """Whether the first words that stand for a title show all of a snippet, and what is marked in it."""
    if not hit.untitled or (snippet.highlights and not hit.title_highlights):
        return False
    return " ".join(snippet.text.split()) in hit.title


def _whose(snippet: Snippet) -> str:
    """Whose words a snippet marks; "" outside of quotations and in an author's own text."""
    if snippet.quote in (None, "authored"):
        return ""
    reported = "reported of " if snippet.quote == "indirect" and snippet.speaker else ""
    return f"{reported}{snippet.speaker or 'speaker not named'}"
