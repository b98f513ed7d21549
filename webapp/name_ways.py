"""The ways to the page of a person or a product: by its name, a spelling, a name that no path can carry."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import jsonify, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp import addresses, words


def given() -> list[tuple[str, str]]:
    """The parameters of an address but the name that is asked for."""
    return [pair for pair in request.args.items(multi=True) if pair[0] != "name"]


def spelled(module: str, asked: str, names: tuple[str, ...]) -> AnyResponse:
    """For a spelling that is no name: the way to the one it stands for, or all those it can (300)."""
    listed = [(name, addresses.named(module, name)) for name in names]
    if len(names) == 1:
        return redirect(_asked_so(listed[0][1]))
    page = render_template("people/several.html", asked=asked, names=listed, words=words)
    return make_response(page, 300)


def spelled_json(module: str, asked: str, names: tuple[str, ...]) -> AnyResponse:
    """The same for programs."""
    listed = [{"name": name, "url": addresses.named(module, name, as_json=True)} for name in names]
    if len(names) == 1:
        return redirect(_asked_so(listed[0]["url"]))
    return make_response(jsonify({"asked": asked, "names": listed}), 300)


def _asked_so(address: str) -> str:
    """An address with the parameters of the one that was asked."""
    own = urlencode(given())
    return address + (f"{'&' if '?' in address else '?'}{own}" if own else "")
