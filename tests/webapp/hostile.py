"""An archive whose every text is markup, script, a formula or a command of another format.

The texts, and the addresses on which they are shown, are the rows of `tests/data/webapp/markup.toml`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from handmade import fill, written

from corpus.archive import Archive
from corpus.models import AlignedPair, Evidence, Issue, Person, Product, Quote, Release, ReleaseDate

DATA: dict[str, Any] = tomllib.loads(
    (Path(__file__).parents[1] / "data/webapp/markup.toml").read_text(encoding="utf-8")
)
MARK: str = DATA["mark"]
TEXTS: tuple[str, ...] = tuple(text.replace("MARK", MARK) for text in DATA["texts"])
ROUTES: list[dict[str, Any]] = DATA["route"]
ONE = re.compile(r"\{(text|person|product|release|other)\}")
SAID = f"We make {MARK} recurring things of markup for everybody"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of a row, made of `template`; `form` is what a form sends."""

    template: str
    address: str
    form: dict[str, str] | None = None

    def __hash__(self) -> int:
        return hash(self.address)


def person(text: str) -> str:
    return f"{text}Evil"


def product(text: str) -> str:
    return f"{text}Evilware"


def requests_of(route: dict[str, Any]) -> Iterator[Asked]:
    """What a row asks: once, or where something of it is one of the texts, once with each of them."""
    for address in route.get("get", ()):
        for number, text in enumerate(TEXTS):
            yield Asked(address, _filled(address, number, text, encoded=True))
            if not ONE.search(address):
                break
    for sent in route.get("post", ()):
        for number, text in enumerate(TEXTS):
            form = {name: _filled(value, number, text) for name, value in sent.items() if name != "to"}
            yield Asked(sent["to"], sent["to"], form)
            if not any(map(ONE.search, sent.values())):
                break


def archive_in(folder: Path) -> Path:
    """The archive, with what resolving would know of its names."""
    found: list[Release] = []
    for number, text in enumerate(TEXTS):
        found += _pair(number, text)
    fill(folder, found)
    with Archive.open(folder) as archive, archive.transaction():
        archive.set_entities(
            [Person(person(text), f"{text}恶", (f"{text}Alias",)) for text in TEXTS],
            [Product(product(text), f"{text}Family", f"{text}Category") for text in TEXTS],
        )
    return folder


def _pair(number: int, text: str) -> tuple[Release, Release]:
    """A release and its Chinese version, in a file that is called like the text."""
    kinds = ("subtitle", "byline", "dateline", "heading", "list", "footnote", "media", "contact")
    passages = [
        ("title", text),
        *((kind, f"{text} {kind}") for kind in kinds),
        ("body", f"{person(text)} shows the {product(text)}. {text} is a thing that is recurring."),
        ("body", f"“{SAID},” said {person(text)}."),
        ("body", f"“{text} we make it {number} times,” said {person(text)}."),
        ("table", f"{text}\t{text}\n{text}\t{number}"),
        ("boilerplate", f"About {MARK}"),
        ("boilerplate", f"{MARK} makes {number} recurring things of markup for everybody in the world"),
    ]
    date = ReleaseDate(f"{2010 + number}-01-01", "day", "inferred", text, (Evidence(text, note=text),))
    release = written(
        f"evil{number}",
        f"{number}{text}",
        0,
        "en",
        passages,
        people=[(person(text), person(text))],
        products=[(product(text), product(text))],
        author=person(text),
        author_role=text,
        author_evidence=Evidence(text, note=text),
        place=text,
        url=text if number % 2 else f"https://elsewhere.example/{text}",
        rule=text,
        date=date,
        issues=(Issue("x", text),),
        corrections=(Evidence(text, note=text),),
    )
    quoted = [one.span for one in release.passages if release.slice(one.span).startswith("“")]
    release = replace(
        release,
        people=tuple(replace(one, role=text) for one in release.people),
        products=tuple(replace(one, family=f"{text}Family", category=text) for one in release.products),
        quotes=tuple(
            Quote("direct", span, speaker=person(text), role=text, rule=f"said:{text}") for span in quoted
        ),
    )
    other = written(
        f"evil{number}-zh",
        release.source,
        release.span.end + 3,
        "zh",
        [("title", f"{text} 标题"), ("body", f"{text} 我们为大家 recurring {person(text)}")],
        people=[(person(text), person(text))],
        date=replace(date, basis="inherited", evidence=(Evidence(text, release_id=release.id),)),
        translation_of=release.id,
    )
    body = next(one.span for one in release.passages if one.kind == "body")
    faced = AlignedPair(other.passages[1].span, body, 0.9)
    return release, replace(other, alignment=(faced,))


def _filled(template: str, number: int, text: str, *, encoded: bool = False) -> str:
    path, mark, query = template.partition("?")
    query = query.replace("MARK", quote(MARK, safe="") if encoded else MARK)
    values = {
        "{release}": f"evil{number}",
        "{other}": f"evil{number}-zh",
        "{person}": person(text),
        "{product}": product(text),
        "{text}": text,
        "{texts}": " ".join(TEXTS),
    }
    for name, value in values.items():
        path = path.replace(name, quote(value, safe="") if encoded else value)
        query = query.replace(name, quote(value, safe="") if encoded else value)
    return path + mark + (query.replace(" ", "+") if encoded else query)
