"""The page of the quote desk: one quotation, its verdict and the evidence for it."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, render_template, request

from indexer.quotecheck.checker import MAX_CHARACTERS, QuotationError
from webapp import addresses, citing, questions, services, verdicts, words
from webapp.config import MAX_VALUE
from webapp.params import Problem

blueprint = Blueprint("quotes", __name__)


@blueprint.get("/check")
def check() -> Response:
    """`?q=&speaker=&date=`: without a quotation the form alone.  400 where it cannot be looked for."""
    asked = questions.read(request.args.items(multi=True))
    question, problems, view = asked.question, asked.problems, None
    if question is not None:
        try:
            with services.searcher().checker() as checker:
                result = checker.check(question)
            view = verdicts.present(
                result, address=addresses.search, release_url=addresses.release, copied=citing.citer().copied
            )
        except QuotationError as error:
            problems = (*problems, Problem("q", str(error)))
    page = render_template(
        "quotes/check.html",
        asked=asked,
        view=view,
        problems=problems,
        most=MAX_CHARACTERS,
        most_of_name=MAX_VALUE,
        json_url=addresses.check(question, "api.check") if question else None,
        words=words,
    )
    return make_response(page, 400 if asked.text and view is None else 200)
