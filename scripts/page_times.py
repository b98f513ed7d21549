"""How long each page takes to its first byte, on a made-up archive.

    python -m scripts.page_times [--releases 20000] [--requests 40] [--engine whoosh|tantivy]
                                 [--work FOLDER] [--only PAGE] [--json]

Times are of the processor, from the request to the first piece of the body, through the whole application
without a network.  Some pages and all files are sent while they are made; a column of its own has the time to
the last piece.  Each page is asked in a process of its own that opens archive and index as `serve` does: its
first request, which finds nothing at hand, is a column of its own, and the others are all different, so that
no answer is told twice.  A page without parameters is asked the same again.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlencode

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.archive import Archive  # noqa: E402 - the project need not be installed to be measured
from corpus.models import Release  # noqa: E402
from indexer.build import ensure_current  # noqa: E402
from indexer.engines.choice import engine_named  # noqa: E402
from indexer.sentences import sentences  # noqa: E402
from scripts.bench import article, prepare  # noqa: E402
from scripts.peers.question import Question  # noqa: E402
from scripts.peers.questions import draw  # noqa: E402

LIMIT_MS: Final = 100
_BODY: Final = "body"


@dataclass(frozen=True, slots=True)
class Material:
    """What addresses are made of: drawn from the archive, always the same for the same seed."""

    rng: random.Random
    releases: Sequence[Release]
    people: Sequence[str]
    products: Sequence[str]
    questions: dict[str, list[Question]]

    @classmethod
    def of(cls, home: Path, number: int, *, seed: int) -> Material:
        with Archive.open(home) as archive:
            releases = [one for one in archive.releases() if one.kind != "unassigned"]
            people = [one.name for one in archive.people()]
            products = [one.name for one in archive.products()]
        drawn: dict[str, list[Question]] = {}
        for one in draw([article(release) for release in releases], number, seed=seed):
            drawn.setdefault(one.kind, []).append(one)
        return cls(random.Random(seed), releases, people, products, drawn)

    def query(self, *kinds: str) -> str:
        """The text of a question of one of these kinds."""
        return self.rng.choice(self.questions[self.rng.choice(kinds)]).text

    def any_query(self) -> str:
        return self.query("common word", "rare word", "AND", "OR", "phrase", "prefix")

    def release(self, language: str | None = None) -> Release:
        while True:
            found = self.rng.choice(self.releases)
            if language is None or found.language == language:
                return found

    def sentence(self, language: str, least: int) -> str:
        """A sentence of a body with so many characters at least."""
        while True:
            release = self.release(language)
            bodies = [release.slice(one.span) for one in release.passages if one.kind == _BODY]
            found = [body[a:b] for body in bodies for a, b in sentences(body) if b - a >= least]
            if found:
                return self.rng.choice(found)

    def run(self, words: int) -> str:
        """So many words in a row of an English sentence."""
        cut = self.sentence("en", 8 * words + 40).split()
        start = self.rng.randrange(max(1, len(cut) - words))
        return " ".join(cut[start : start + words])

    def han(self, characters: int) -> str:
        cut = self.sentence("zh", characters + 4)
        start = self.rng.randrange(len(cut) - characters)
        return cut[start : start + characters]


def at(path: str, *pairs: tuple[str, str]) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path


Maker = Callable[[Material], str]
_FREQUENT: Final = ("common word",)

#: The name of a row to what makes an address of it.
PAGES: Final[dict[str, Maker]] = {
    "home": lambda m: "/",
    "help": lambda m: "/help",
    "about": lambda m: "/about",
    "search": lambda m: at("/search", ("q", m.any_query())),
    "search, no query": lambda m: at("/search", ("sort", "newest"), ("page", str(m.rng.randint(1, 40)))),
    "search, two filters": lambda m: at(
        "/search", ("q", m.query(*_FREQUENT)), ("person", m.rng.choice(m.people)), ("lang", "en")
    ),
    "search, passages": lambda m: at("/search", ("q", m.any_query()), ("unit", "passages")),
    "search, quotations": lambda m: at("/search", ("q", m.any_query()), ("unit", "quotations")),
    "facet": lambda m: at("/facets/product", ("q", m.query(*_FREQUENT))),
    "suggestions": lambda m: at("/api/v1/suggest", ("q", m.any_query().strip('"')[: m.rng.randint(2, 6)])),
    "release": lambda m: f"/releases/{m.release().id}",
    "release, query marked": lambda m: at(f"/releases/{m.release('en').id}", ("q", m.query(*_FREQUENT))),
    "release, Chinese": lambda m: f"/releases/{m.release('zh').id}",
    "source": lambda m: f"/releases/{m.release().id}/source",
    "said before": lambda m: f"/releases/{m.release().id}/reused",
    "people": lambda m: at("/people", ("sort", m.rng.choice(("releases", "quotations", "name", "newest")))),
    "person": lambda m: f"/people/{quote(m.rng.choice(m.people))}",
    "products": lambda m: at("/products", ("page", str(m.rng.randint(1, 3)))),
    "product": lambda m: f"/products/{quote(m.rng.choice(m.products))}",
    "phrases that came and went": lambda m: "/wording",
    "wording, frequent words": lambda m: at("/wording", ("q", m.query(*_FREQUENT))),
    "wording, two words": lambda m: at("/wording", ("q", m.run(2))),
    "wording, five words": lambda m: at("/wording", ("q", m.run(5))),
    "wording, a sentence": lambda m: at("/wording", ("q", m.sentence("en", 60)[:600])),
    "wording, loose": lambda m: at("/wording", ("q", m.run(5)), ("closeness", "loose")),
    "wording, Chinese": lambda m: at("/wording", ("q", m.han(m.rng.randint(4, 12)))),
    "wording, not there": lambda m: at(
        "/wording", ("q", f"{m.run(2)} zyxwv{m.rng.randrange(99)} {m.run(2)}")
    ),
    "standing texts": lambda m: "/boilerplate",
    "trends, one query": lambda m: at("/trends", ("q", m.any_query())),
    "trends, five queries": lambda m: at("/trends", *(("q", m.any_query()) for _ in range(5))),
    "trends, by month": lambda m: at("/trends", ("q", m.any_query()), ("by", "month")),
    "coverage": lambda m: "/coverage",
    "check, form": lambda m: "/check",
    "check, verbatim": lambda m: at("/check", ("q", m.sentence("en", 40)[:400])),
    "check, altered": lambda m: at("/check", ("q", _altered(m.rng, m.sentence("en", 60)[:400]))),
    "search.csv": lambda m: at("/search.csv", ("q", m.any_query())),
    "search.json": lambda m: at("/search.json", ("q", m.any_query())),
    "search.jsonl": lambda m: at("/search.jsonl", ("q", m.any_query())),
    "search.ris": lambda m: at("/search.ris", ("q", m.any_query())),
    "search.bib": lambda m: at("/search.bib", ("q", m.any_query())),
    "search.csv, quotations": lambda m: at("/search.csv", ("q", m.any_query()), ("unit", "quotations")),
    "search.atom": lambda m: at("/search.atom", ("q", m.any_query())),
    "sitemap": lambda m: "/sitemap.xml",
    "API: search": lambda m: at("/api/v1/search", ("q", m.any_query())),
    "API: release": lambda m: f"/api/v1/releases/{m.release().id}",
    "API: archive": lambda m: "/api/v1/archive",
    "API: description": lambda m: "/api/v1/openapi.json",
}


def _altered(rng: random.Random, text: str) -> str:
    """A sentence with a word in six left out."""
    return " ".join(word for word in text.split() if rng.random() > 1 / 6)


def addresses(material: Material, number: int, only: Sequence[str] = ()) -> dict[str, list[str]]:
    """For each page so many different addresses, or one where it has no others."""
    found: dict[str, list[str]] = {}
    for name, make in PAGES.items():
        if only and name not in only:
            continue
        drawn = list(dict.fromkeys(make(material) for _ in range(2 * number)))[:number]
        found[name] = drawn if len(drawn) > 1 else drawn * number
    return found


def in_own_process(home: Path, engine: str, paths: Sequence[str]) -> dict[str, Any]:
    """What `ask` measures, in a process that has done nothing before."""
    command = [sys.executable, __file__, "ask", str(home), engine]
    done = subprocess.run(command, input=json.dumps(paths), capture_output=True, text=True, check=True)
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def ask(home: Path, engine: str, paths: Iterable[str]) -> dict[str, Any]:
    """CPU ms to the first byte of each address in turn, to the last, and CPU ms to make ready."""
    from indexer.search import Searcher
    from webapp import create_app
    from webapp.cli import make_ready

    searcher = Searcher(home, engine=engine_named(engine))
    clock = time.process_time()
    app = create_app(home, searcher=searcher)
    make_ready(app, searcher)
    client = app.test_client()
    opening = (time.process_time() - clock) * 1000
    taken, whole = [], []
    for path in paths:
        clock = time.process_time()
        response = client.get(path)
        pieces = iter(response.iter_encoded())
        next(pieces, b"")
        taken.append((time.process_time() - clock) * 1000)
        for _ in pieces:
            pass
        whole.append((time.process_time() - clock) * 1000)
        if response.status_code not in (200, 300):
            raise SystemExit(f"{path} was answered with {response.status}.")
        response.close()
    return {"open": opening, "taken": taken, "whole": whole}


def summary(taken: Sequence[float], whole: Sequence[float]) -> dict[str, float]:
    """The first request, of the others the mean, the 95th percentile and the most, in ms.

    `last` is the mean to the last byte.
    """
    first, *rest = taken
    rest = sorted(rest) or [first]
    p95 = rest[min(len(rest) - 1, int(0.95 * len(rest)))]
    return {
        "first": first,
        "mean": statistics.fmean(rest),
        "p95": p95,
        "most": rest[-1],
        "last": statistics.fmean(whole[1:] or whole),
    }


def table(pages: dict[str, dict[str, float]]) -> Iterable[str]:
    """The figures as Markdown, what is above the limit in bold."""
    yield "| CPU ms to the first byte | first request | mean | p95 | most | mean to the last |"
    yield "|---|---|---|---|---|---|"
    for name, figures in pages.items():
        cells = (
            f"**{value:.0f}**" if value >= LIMIT_MS else f"{value:.1f}"
            for value in (figures[key] for key in ("first", "mean", "p95", "most", "last"))
        )
        yield f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Measure and print the table, or the figures as JSON."""
    if sys.argv[1:2] == ["ask"]:
        print(json.dumps(ask(Path(sys.argv[2]), sys.argv[3], json.load(sys.stdin))))
        return
    parser = argparse.ArgumentParser(description="How long each page takes to its first byte.")
    parser.add_argument("--releases", type=int, default=20000, help="size of the archive")
    parser.add_argument("--requests", type=int, default=40, help="requests of each page")
    parser.add_argument("--engine", default="whoosh")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[], choices=list(PAGES), metavar="PAGE")
    parser.add_argument("--work", type=Path, help="keep the archive and its index here")
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args()
    pages: dict[str, dict[str, float]] = {}
    opening = []
    with tempfile.TemporaryDirectory() as aside:
        home = prepare((options.work or Path(aside)) / str(options.releases), options.releases)
        with Archive.open(home) as archive:
            ensure_current(archive, engine=engine_named(options.engine))
        drawn = addresses(
            Material.of(home, options.requests, seed=options.seed), options.requests, options.only
        )
        for name, paths in drawn.items():
            measured = in_own_process(home, options.engine, paths)
            opening.append(measured["open"])
            pages[name] = summary(measured["taken"], measured["whole"])
            print(f"{name}: {pages[name]}", file=sys.stderr)
    if options.as_json:
        print(json.dumps({"open": statistics.median(opening), "pages": pages}))
        return
    print("\n".join(table(pages)))
    print(f"\nTo open archive, index and templates before that: {statistics.median(opening):.0f} ms.")


if __name__ == "__main__":
    main()
