"""The life of a phrase: `/wording?q=` and without a phrase those that came and went."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from corpus.unprintable import one_line
from indexer.wording.results import CLOSENESS, MAX_CHARACTERS, Closeness, WordingQuestion
from indexer.wording.serial import phrases_json, wording_json
from webapp import addresses, params, phrases, services, states, wordings, words
from webapp.config import MAX_VALUE
from webapp.errors import BadParameters, takes_only
from webapp.paging import asked_page, here, linked, part_of
from webapp.params import Problem
from webapp.streams import Later, page_in_parts

blueprint = Blueprint("wording", __name__)

_OWN: Final = ("q", "speaker", "closeness")


@dataclass(frozen=True, slots=True)
class Asked:
    """A usable question (its text empty where nothing was asked), and what had to be left out of it."""

    question: WordingQuestion
    problems: tuple[Problem, ...]


@blueprint.get("/wording")
def show() -> Response | str:
    """`?q=&speaker=&from=&to=&closeness=`: without a phrase, those that came and went."""
    asked = read(request.args.items(multi=True))
    question, problems = asked.question, asked.problems
    shown = {"question": question, "most": MAX_CHARACTERS, "most_of_name": MAX_VALUE, "words": words}
    if question.text and any(map(str.isalnum, question.text)):
        return _life(question, {**shown, "problems": problems})
    if question.text:
        problems = (*problems, Problem("q", "There are no words to follow. Give a phrase or a sentence."))
    with services.searcher().wording() as desk:
        listed = phrases.present(desk.phrases(), addresses.wording)
    return render_template(
        "wording/wording.html",
        problems=problems,
        listed=listed,
        json_url=url_for("wording.recurring"),
        **shown,
    )


def _life(question: WordingQuestion, shown: dict[str, object]) -> Response:
    """The page of a phrase, of which the phrase itself is sent at once."""
    with ExitStack() as stack:
        desk = stack.enter_context(services.searcher().wording())
        desk.phrase(question.text)  # said now, with a status of its own, where there are no words to follow
        later = Later(
            lambda: wordings.present(
                desk.wording(question), ask=addresses.wording, release_url=addresses.release
            )
        )
        return page_in_parts(
            "wording/wording.html",
            later,
            held=stack,
            etag=states.page_tag(desk.generation),
            tag=words.other_tag(question.text, "en") or "en",
            json_url=addresses.wording(question, "wording.answer"),
            search_url=f"{url_for('search.results')}?{urlencode({'q': _phrase(question.text)})}",
            **shown,
        )


@blueprint.get("/api/v1/wording")
def answer() -> Response:
    """The same parameters as the page."""
    asked = read(request.args.items(multi=True))
    problems = asked.problems
    if not asked.question.text:
        problems = (*problems, Problem("q", "There is no phrase. Send one as “q”."))
    if problems:
        raise BadParameters(problems)
    with services.searcher().wording() as desk:
        found = desk.wording(asked.question)
    return jsonify({**wording_json(found), "url": addresses.wording(asked.question)})


@blueprint.get("/api/v1/phrases")
def recurring() -> Response:
    """A page of the recurring phrases with their first and last use."""
    takes_only("page")
    page = asked_page()
    with services.searcher().wording() as desk:
        found = desk.phrases()
    shown, where = part_of(found.phrases, page)
    response = jsonify({**phrases_json(replace(found, phrases=tuple(shown))), **where})
    return linked(response, here, page=page, total=where["total"], limit=where["limit"])


def read(pairs: Iterable[tuple[str, str]]) -> Asked:
    """The question an address asks; what cannot be used is reported."""
    own: dict[str, str] = {}
    rest: list[tuple[str, str]] = []
    unknown: list[Problem] = []
    for name, raw in pairs:
        value = one_line(raw) or ""
        if name in _OWN:
            own[name] = value or own.get(name, "")
        elif name in ("from", "to"):
            rest.append((name, value))
        else:
            unknown.append(Problem(name[:40], f"There is no parameter “{name[:40]}”.", "It was ignored."))
    dates = params.read(rest)
    problems = [*unknown[:5], *dates.problems]
    text, speaker = own.get("q", ""), own.get("speaker", "")
    if len(text) > MAX_CHARACTERS:
        problems.append(
            Problem("q", f"The text is longer than {MAX_CHARACTERS} characters.", "Its beginning was taken.")
        )
        text = text[: MAX_CHARACTERS + 1].rpartition(" ")[0] or text
        text = text[:MAX_CHARACTERS]
    if len(speaker) > MAX_VALUE:
        problems.append(
            Problem("speaker", f"The speaker has more than {MAX_VALUE} characters.", "It was ignored.")
        )
        speaker = ""
    question = WordingQuestion(
        text,
        speaker or None,
        dates.request.date_from,
        dates.request.date_to,
        _closeness(own.get("closeness", ""), problems),
    )
    return Asked(question, tuple(problems))


def _closeness(raw: str, problems: list[Problem]) -> Closeness:
    for rung in CLOSENESS:
        if rung == raw.lower():
            return rung
    if raw:
        choices = ", ".join(CLOSENESS)
        problems.append(
            Problem(
                "closeness", f"“{raw[:40]}” is no closeness: it is one of {choices}.", "“close” was taken."
            )
        )
    return "close"


def _phrase(text: str) -> str:
    """The text as a phrase of the query language."""
    return f'"{" ".join("".join(" " if char in words.QUOTES else char for char in text).split())}"'
