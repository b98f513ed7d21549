"""The description of the API (OpenAPI 3.1): for programs as it is, for people as a page.

Its source is in `webapp/openapi`: a file for each part of the API, each with its paths and schemas, and
`base.json` with what they share.  Where the parameters of an operation are given by a word, it is one of the
`groups` there.  What stands in these files is held to what the service answers by
`tests/webapp/test_api_description.py`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any, Final

from flask import Blueprint, Response, jsonify, render_template

blueprint = Blueprint("api_description", __name__)

METHODS: Final = ("get", "post")


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    where: str
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Object:
    """A schema: its fields, and the names of those it has all the fields of."""

    name: str
    text: str
    of: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """`objects` are the schemas that its values can have."""

    name: str
    kind: str
    objects: tuple[str, ...]
    text: str
    always: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """`shared` is one that many operations give in the same words."""

    status: str
    text: str
    kinds: tuple[str, ...]
    objects: tuple[str, ...]
    shared: bool


@dataclass(frozen=True, slots=True)
class Body:
    """What can be sent, in any of the media types `kinds`; a field of a list's entries is `list[].field`."""

    kinds: tuple[str, ...]
    text: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path; `groups` are the parameters it shares with others, `own` those it does not."""

    anchor: str
    method: str
    path: str
    summary: str
    text: str
    groups: tuple[str, ...]
    own: tuple[Parameter, ...]
    sent: tuple[Body, ...]
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Section:
    name: str
    text: str
    operations: tuple[Operation, ...]


@blueprint.get("/api/v1/openapi.json")
def openapi() -> Response:
    response = jsonify(description())
    response.headers["Link"] = '</api>; rel="alternate"; type="text/html"'
    return response


@blueprint.get("/api")
def page() -> str:
    """The same, to be read; its objects are `/api/objects`."""
    whole, source = description(), _source()
    sections = tuple(_sections(whole, source))
    shared = {
        each.status: each
        for section in sections
        for one in section.operations
        for each in one.answers
        if each.shared
    }
    return render_template(
        "api/api.html",
        paragraphs=whole["info"]["description"].split("\n\n"),
        sections=sections,
        shared=tuple(each for _, each in sorted(shared.items())),
        groups={
            name: tuple(_parameter(whole["components"]["parameters"][one]) for one in members)
            for name, members in source["groups"].items()
        },
    )


@blueprint.get("/api/objects")
def objects() -> str:
    """The objects that its answers are made of, on a page of their own: they are more than all the rest."""
    schemas = description()["components"]["schemas"]
    return render_template(
        "api/objects.html", objects=tuple(_object(*one) for one in sorted(schemas.items()))
    )


@cache
def description() -> dict[str, Any]:
    """The whole description, as programs get it.  Not to be changed by who gets it."""
    whole = {name: value for name, value in _source().items() if name != "groups"}
    groups: Mapping[str, list[str]] = _source()["groups"]
    paths = {}
    for path, item in whole["paths"].items():
        paths[path] = {
            method: {**operation, "parameters": _expanded(operation.get("parameters", ()), groups)}
            for method, operation in item.items()
        }
    return {**whole, "paths": paths}


@cache
def _source() -> dict[str, Any]:
    """The parts put together, the groups of parameters still by their names."""
    folder = files("webapp") / "openapi"
    parts = {
        one.name: json.loads(one.read_text("utf-8")) for one in folder.iterdir() if one.name.endswith(".json")
    }
    whole: dict[str, Any] = parts.pop("base.json")
    for _, part in sorted(parts.items()):
        whole["paths"] |= part["paths"]
        whole["components"]["schemas"] |= part["components"]["schemas"]
    return whole


def _expanded(parameters: list[Any], groups: Mapping[str, list[str]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for one in parameters:
        if isinstance(one, str):
            found += [{"$ref": f"#/components/parameters/{name}"} for name in groups[one]]
        else:
            found.append(one)
    return found


def _sections(whole: dict[str, Any], source: dict[str, Any]) -> Iterator[Section]:
    for tag in whole["tags"]:
        operations = tuple(
            _operation(method, path, item[method], whole)
            for path, item in source["paths"].items()
            for method in METHODS
            if method in item and tag["name"] in item[method]["tags"]
        )
        yield Section(tag["name"], tag["description"], operations)


def _operation(method: str, path: str, found: dict[str, Any], whole: dict[str, Any]) -> Operation:
    parameters = found.get("parameters", ())
    answers = []
    for status, answer in found["responses"].items():
        shared = "$ref" in answer
        if shared:
            answer = whole["components"]["responses"][answer["$ref"].rpartition("/")[2]]
        content = answer.get("content", {})
        objects = tuple(dict.fromkeys(name for one in content.values() for name in _objects(one["schema"])))
        answers.append(Answer(status, answer["description"], tuple(content), objects, shared))
    return Operation(
        anchor=found["operationId"],
        method=method.upper(),
        path=path,
        summary=found["summary"],
        text=found.get("description", ""),
        groups=tuple(one for one in parameters if isinstance(one, str)),
        own=tuple(_parameter(one) for one in parameters if isinstance(one, dict)),
        sent=tuple(_bodies(found.get("requestBody", {}).get("content", {}))),
        answers=tuple(answers),
    )


def _bodies(content: Mapping[str, dict[str, Any]]) -> Iterator[Body]:
    """The ways to send something; media types that take the same are one."""
    alike: dict[str, list[str]] = {}
    for kind, one in content.items():
        alike.setdefault(json.dumps(one["schema"]), []).append(kind)
    for written, kinds in alike.items():
        schema = json.loads(written)
        yield Body(tuple(kinds), schema.get("description", ""), tuple(_sent_fields(schema)))


def _sent_fields(schema: dict[str, Any], within: str = "") -> Iterator[Field]:
    for field in _fields(schema):
        yield replace(field, name=within + field.name)
        value = schema["properties"][field.name]
        yield from _sent_fields(value.get("items", {}), f"{within}{field.name}[].")


def _fields(schema: dict[str, Any]) -> Iterator[Field]:
    for name, value in schema.get("properties", {}).items():
        yield Field(
            name=name,
            kind=_kind(value),
            objects=tuple(dict.fromkeys(_objects(value))),
            text=value.get("description", ""),
            always=name in schema.get("required", ()),
        )


def _object(name: str, schema: dict[str, Any]) -> Object:
    parts = [schema, *schema.get("allOf", ())]
    fields = [field for part in parts for field in _fields(part)]
    of = tuple(name for part in schema.get("allOf", ()) if "$ref" in part for name in _objects(part))
    return Object(name, schema.get("description", ""), of, tuple(fields))


def _objects(schema: dict[str, Any]) -> Iterator[str]:
    """The schemas that are named in one, outside of the fields of its own."""
    if "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2]
    inner = [schema[name] for name in ("items", "additionalProperties") if isinstance(schema.get(name), dict)]
    for one in (*schema.get("allOf", ()), *schema.get("anyOf", ()), *inner):
        yield from _objects(one)


def _parameter(found: dict[str, Any]) -> Parameter:
    schema = found["schema"]
    repeated = schema["type"] == "array"
    kind = f"{_kind(schema['items'])}, repeated" if repeated else _kind(schema)
    return Parameter(found["name"], found["in"], kind, found.get("description", ""))


def _kind(schema: dict[str, Any]) -> str:
    """What a value can be, in a few words; objects that have a name are left to be named."""
    if "anyOf" in schema or "$ref" in schema or "allOf" in schema:
        return " | ".join(dict.fromkeys(_kind(one) for one in schema.get("anyOf", ()))) or "object"
    if schema["type"] == "array":
        return f"list of {_kind(schema['items'])}"
    said = str(schema["type"])
    if isinstance(schema["type"], list):
        said = " | ".join(schema["type"])
    if "enum" in schema:
        said = " | ".join("null" if one is None else one for one in schema["enum"])
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None:
        said += f" from {least}" + (f" to {most}" if most is not None else "")
    return said + (f"; {schema['default']} by default" if "default" in schema else "")
