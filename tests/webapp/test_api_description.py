"""The description of the API is true: each route is in it, each answer is as it says, and nothing beyond."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate
from page_reader import Page

from indexer import config as index_bounds
from indexer.quotecheck import checker, draft, draft_files
from indexer.quotecheck.results import Hindrance, Verdict
from indexer.request import EXACTNESS, MAX_LIMIT, Sort
from indexer.units import QUOTE_KINDS, UNIT_SORTS
from webapp import config, feeds, params, units
from webapp.api_description import METHODS, description

REQUESTS = tomllib.loads(
    (Path(__file__).parents[1] / "data/webapp/api_requests.toml").read_text(encoding="utf-8")
)["request"]
FOR_PEOPLE = re.compile(
    r"/(|search|help|about|api|api/objects|check|check/draft|check/batch|wording|boilerplate|trends|coverage|facets/<parameter>"
    r"|releases/<release_id>|releases/<release_id>/source|releases/<release_id>/reused"
    r"|people|people/<path:name>|products|products/<path:name>|static/<path:filename>|static/onrecord\.css)"
)
"""The routes whose answers are pages; what is neither among them nor described is a mistake."""


def routes(client: FlaskClient) -> set[tuple[str, str]]:
    """(method, path) of each route, a path for each word of a list, parameters by their place alone."""
    found = set()
    for rule in client.application.url_map.iter_rules():
        if FOR_PEOPLE.fullmatch(rule.rule):
            continue
        listed = re.search(r"<any\((.*?)\):\w+>", rule.rule)
        for word in listed.group(1).split(", ") if listed else ("",):
            path = rule.rule.replace(listed.group(), word) if listed else rule.rule
            found |= {(method.lower(), placed(path)) for method in rule.methods - {"HEAD", "OPTIONS"}}
    return found


def placed(path: str) -> str:
    return re.sub(r"<[^>]+>|\{[^}]+\}", "{}", path)


def operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, item in description()["paths"].items():
        for method, operation in item.items():
            yield method, path, operation


def operation_of(row: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    """The operation that a request is meant for: the path with the fewest places open."""
    method = next(one for one in METHODS if one in row)
    path = row[method].partition("?")[0]
    fitting = [
        one
        for one in operations()
        if one[0] == method and re.fullmatch(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(one[1])), path)
    ]
    return min(fitting, key=lambda one: one[1].count("{"))


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" not in schema:
        return schema
    found: Any = description()
    for part in schema["$ref"].removeprefix("#/").split("/"):
        found = found[part]
    return found


def errors(value: object, schema: dict[str, Any]) -> list[str]:
    whole = {**schema, "components": description()["components"]}
    return [f"{one.json_path}: {one.message}" for one in Draft202012Validator(whole).iter_errors(value)]


def undescribed(value: object, schema: dict[str, Any], at: str = "$") -> Iterator[str]:
    """Where a value has something that its schema does not tell of."""
    schemas = list(every(value, schema))
    if isinstance(value, dict):
        known = {name: one for each in schemas for name, one in each.get("properties", {}).items()}
        others = [each["additionalProperties"] for each in schemas if "additionalProperties" in each]
        free = any(each == {"type": "object"} for each in schemas)
        for name, inner in value.items():
            if name in known:
                yield from undescribed(inner, known[name], f"{at}.{name}")
            elif others:
                yield from undescribed(inner, others[0], f"{at}.{name}")
            elif not free:
                yield f"{at}.{name}"
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            for each in schemas:
                if "items" in each:
                    yield from undescribed(inner, each["items"], f"{at}[{number}]")


def every(value: object, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema and all those it is made of that hold of a value."""
    schema = resolved(schema)
    yield schema
    for one in schema.get("allOf", ()):
        yield from every(value, one)
    fitting = [one for one in schema.get("anyOf", ()) if not errors(value, one)]
    for one in fitting[:1]:
        yield from every(value, one)


def several_pages(value: object) -> bool:
    """Whether an answer is one page of several."""
    of = value.get("sayings", value) if isinstance(value, dict) else {}
    return {"total", "limit", "offset"} <= set(of) and (of["offset"] > 0 or of["total"] > of["limit"])


def test_it_is_openapi() -> None:
    validate(description())
    ids = [operation["operationId"] for _, _, operation in operations()]
    assert len(set(ids)) == len(ids)


def test_every_route_is_described_and_every_description_a_route(indexed: FlaskClient) -> None:
    described = {(method, placed(path)) for method, path, _ in operations()}
    assert routes(indexed) == described


def test_the_parameters_are_those_that_are_read() -> None:
    known = description()["components"]["parameters"]
    fields = {*params.FIELDS, *(f"not_{name}" for name in params.FIELDS)}
    assert set(known) == {*params.SINGLE, *fields, *units.OWN}
    assert all(one["name"] == name for name, one in known.items())
    for name, values in (
        ("exactness", EXACTNESS),
        ("sort", get_args(Sort)),
        ("unit", units.UNITS),
        ("order", UNIT_SORTS["passages"]),
    ):
        assert tuple(known[name]["schema"]["enum"]) == tuple(values), name
    assert tuple(known["quote"]["schema"]["items"]["enum"]) == QUOTE_KINDS
    check = description()["components"]["schemas"]["Check"]["properties"]
    assert tuple(check["verdict"]["enum"]) == get_args(Verdict)
    assert tuple(check["hindrance"]["enum"]) == (*get_args(Hindrance), None)
    assert known["limit"]["schema"]["maximum"] == MAX_LIMIT
    assert known["page"]["schema"]["maximum"] == config.MAX_PAGE
    assert known["q"]["schema"]["maxLength"] == config.MAX_QUERY
    assert known["person"]["schema"]["maxItems"] == config.MAX_VALUES
    batch = description()["paths"]["/api/v1/check/batch"]["post"]["requestBody"]["content"][
        "application/json"
    ]
    assert batch["schema"]["properties"]["quotations"]["maxItems"] == config.MAX_CHECKED
    assert known["person"]["schema"]["items"]["maxLength"] == config.MAX_VALUE


def test_the_limits_are_those_that_hold() -> None:
    said = description()["info"]["description"]
    for limit in (
        f"{config.MAX_QUERY} characters",
        f"{index_bounds.MAX_TERMS} terms",
        f"{index_bounds.MAX_DEPTH} levels",
        f"a page {MAX_LIMIT} results",
        f"{config.MAX_PAGE} pages",
        f"{config.MAX_VALUES} values of {config.MAX_VALUE} characters",
        f"first {config.MAX_EXPORTED:,} releases",
        f"first {index_bounds.MAX_RELEASES_READ:,} releases, at most {index_bounds.MAX_LINES:,}",
        f"{checker.MAX_CHARACTERS:,} characters",
        f"{draft.MAX_CHARACTERS:,} characters or {draft_files.MAX_BYTES // 2**20} MB",
        f"{draft.MAX_QUOTATIONS} quotations",
    ):
        assert limit in said, limit
    (feed,) = [one for _, path, one in operations() if path == "/search.atom"]
    assert f"up to {feeds.PART} entries" in feed["parameters"][0]["description"]


@pytest.mark.parametrize(
    "row", REQUESTS, ids=[f"{row.get('get') or row.get('post')}→{row.get('status', 200)}" for row in REQUESTS]
)
def test_answers_are_as_described(indexed: FlaskClient, row: dict[str, Any]) -> None:
    method, _, operation = operation_of(row)
    sent = {"json": row["json"]} if "json" in row else {"data": row.get("form")}
    response = indexed.open(row[method], method=method.upper(), **sent)
    status = row.get("status", 200)
    assert response.status_code == status, response.text
    answer = resolved(operation["responses"][str(status)])
    assert response.mimetype in answer["content"]
    alone = response.mimetype != "application/json"
    paged = not alone and several_pages(response.get_json(force=True))
    for header in answer.get("headers", {}):
        assert header in response.headers or (header == "Link" and not alone and not paged), header
    if paged:
        assert "Link" in answer["headers"]
        assert 'rel="last"' in response.headers["Link"]
    if status == 200 and method == "get":
        assert "304" in operation["responses"]
        tag = response.headers["ETag"]
        again = indexed.open(row[method], headers={"If-None-Match": tag})
        assert (again.status_code, again.data) == (304, b"")
    if "json" in response.mimetype and "jsonl" not in response.mimetype:
        schema = answer["content"][response.mimetype]["schema"]
        value = response.get_json(force=True)
        assert errors(value, schema) == []
        assert list(undescribed(value, schema)) == []


def test_every_operation_is_asked_for() -> None:
    asked = {operation_of(row)[:2]: set() for row in REQUESTS}
    for row in REQUESTS:
        asked[operation_of(row)[:2]].add(str(row.get("status", 200)))
    for method, path, operation in operations():
        # A spelling that is not the name itself is asked of another archive, in `test_people_page`.
        answers = set(operation["responses"]) - {"300", "302", "304", "413", "503"}
        assert asked.get((method, path)) == answers, (method, path)


def test_what_is_sent_too_long_is_refused_as_described(indexed: FlaskClient) -> None:
    for address, size in (
        ("/api/v1/check", config.MAX_BODY),
        ("/api/v1/check/draft", 21 * 2**20),
        ("/api/v1/check/batch", 21 * 2**20),
    ):
        response = indexed.post(address, json={"text": "a" * size})
        assert (response.status_code, response.mimetype) == (413, "application/problem+json")


def test_without_an_archive_or_an_index_the_error_is_the_described_one(tmp_path: Path) -> None:
    from webapp import create_app

    client = create_app(tmp_path / "none").test_client()
    for row in REQUESTS:
        method, _, operation = operation_of(row)
        if "503" in operation["responses"] and row.get("status", 200) == 200:
            sent = {"json": row["json"]} if "json" in row else {"data": row.get("form")}
            response = client.open(row[method], method=method.upper(), **sent)
            assert (response.status_code, response.mimetype) == (503, "application/problem+json"), row
            assert errors(response.get_json(), {"$ref": "#/components/schemas/Problem"}) == []


@pytest.mark.parametrize("address", ["/api/v1/nothing", "/api/v2/search", "/search.xlsx"])
def test_there_is_a_problem_for_what_there_is_not(indexed: FlaskClient, address: str) -> None:
    response = indexed.get(address)
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_other_methods_are_refused_with_those_that_are_not(indexed: FlaskClient) -> None:
    response = indexed.post("/api/v1/search")
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert "GET" in response.headers["Allow"]


def test_pages_of_passages_lead_to_each_other(indexed: FlaskClient) -> None:
    address, starts = "/api/v1/search?q=the&unit=passages&order=right&limit=3", []
    while address:
        response = indexed.get(address)
        starts += [(hit["id"], hit["start"]) for hit in response.get_json()["hits"]]
        links = re.findall(r'<([^>]+)>; rel="(\w+)"', response.headers["Link"])
        address = {relation: url for url, relation in links}.get("next", "")
    assert len(starts) == len(set(starts)) == response.get_json()["total"] > 3


def test_the_page_shows_every_operation_and_parameter(indexed: FlaskClient) -> None:
    page = Page(indexed, "/api")
    assert page.status == 200
    shown = page.texts(".description h3 code")
    assert sorted(shown) == sorted(f"{method.upper()} {path}" for method, path, _ in operations())
    assert set(description()["components"]["parameters"]) <= set(page.texts(".description tbody th"))
    schemas = description()["components"]["schemas"]
    objects = page.follow(".contents a", "Objects")
    assert objects.texts("h2[id]") == sorted(schemas)
    for name, schema in schemas.items():
        fields = objects.soup.select(f"[aria-label='Fields of {name}'] tbody th")
        assert len(fields) >= len(schema.get("properties", ()))
    for one in (page, objects):
        assert "`" not in one.one("main").get_text()
        assert "**" not in one.one("main").get_text()
        for link in one.soup.select("main a[href*='#']"):
            path, _, place = str(link["href"]).partition("#")
            assert (objects if path == "/api/objects" else page).soup.find(id=place) is not None


def test_the_page_names_the_fields_to_send(client: FlaskClient) -> None:
    page = Page(client, "/api")
    tables = page.soup.select('table[aria-label^="Sent to "]')
    shown = {str(one["aria-label"]): [row.get_text() for row in one.select("tbody th")] for one in tables}
    sent = [
        (f"Sent to {path} as {kind}", list(content["schema"]["properties"]))
        for _, path, operation in operations()
        for kind, content in operation.get("requestBody", {}).get("content", {}).items()
        if "urlencoded" not in kind
    ]
    assert sent
    assert [named for named, fields in sent if not set(fields) <= set(shown[named])] == []
    assert "quotations[].speaker" in page.text
