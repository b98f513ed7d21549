"""The search measured side by side with its peers, on made-up archives.

    python -m scripts.bench --releases 2000 --releases 20000 [--queries 200] [--without PEER]
                            [--work FOLDER] [--json]

The peers: a straightforward application of Whoosh, SQLite's FTS5 as Datasette uses it, tantivy called
directly (`pip install tantivy`; left out, and said so, where it is missing), each in a module of
`scripts/peers`.  All are asked the same questions (`peers.questions`), and how often they find the same
number of releases is printed, so that nobody is compared on other work.

Times are of the processor, for a question the median of the rounds.  In a round every question is put to each
peer in turn, so that what slows the machine slows all alike, and so that no answer is still at hand from the
round before.  How long the quote desk takes is asked of our own engines (`check_times`).  Opening and memory
are measured in a process of its own for each peer.  The index of On Record is built from its archive and
leaves there what it shows; the others are handed texts and keep them.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import importlib
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.archive import Archive  # noqa: E402 - the project need not be installed to be measured
from corpus.config import DATABASE_NAME  # noqa: E402
from corpus.ingest import ingest  # noqa: E402
from corpus.models import Release  # noqa: E402
from indexer.documents import row  # noqa: E402
from scripts import check_times, generate  # noqa: E402
from scripts.peers.own import Own  # noqa: E402
from scripts.peers.question import Article, PeerKind, Question  # noqa: E402
from scripts.peers.questions import KINDS, draw  # noqa: E402

Figures = dict[str, Any]
ENGINES: Final = (("indexer.engines.whoosh_", "WhooshKind"), ("indexer.engines.tantivy_", "TantivyKind"))
PEERS: Final = (
    ("scripts.peers.whoosh_application", "WhooshApplication"),
    ("scripts.peers.sqlite_fts", "SqliteFts"),
    ("scripts.peers.tantivy_direct", "TantivyDirect"),
)
WARM_UP: Final = 2
IN_MEMORY: Final = 40  # questions of each kind that a process answers before its memory is taken


def kinds(without: Sequence[str] = ()) -> list[PeerKind]:
    """Our own engines and then the peers, as far as they are installed; the others are named.

    `without` are the names of those to leave out: a slow one takes hours at a hundred thousand releases.
    """
    found: list[PeerKind] = []
    for module, name in (*ENGINES, *PEERS):
        try:
            made = getattr(importlib.import_module(module), name)()
        except ImportError as error:
            print(f"NOT MEASURED: {name} ({error})", file=sys.stderr)
            continue
        found.append(Own(made) if (module, name) in ENGINES else made)
    return [kind for kind in found if kind.name not in without]


def prepare(folder: Path, releases: int) -> Path:
    """The folder of an archive of so many made-up releases, made where there is none."""
    home = folder / "archive"
    if not (home / DATABASE_NAME).exists():
        folder.mkdir(parents=True, exist_ok=True)
        dump = folder / "dump.txt"
        with dump.open("w", encoding="utf-8") as file:
            for _, text in zip(range(releases), generate.releases(1), strict=False):
                file.write(f"{text}\n\n")
        with Archive.open(home, create=True) as archive:
            ingest(archive, [dump], now=lambda: "")
    return home


def article(release: Release) -> Article:
    """What a peer is given of a release: what our own index holds of it."""
    held = row(release)
    title = release.title_span
    exact = held.date if held.date and len(held.date) == 10 else None
    single = {"language": held.language, "kind": held.kind, "author": held.author, "place": held.place}
    values: dict[str, tuple[str, ...]] = {
        name: (value.replace(",", ""),) for name, value in single.items() if value
    }
    values |= {"person": held.person, "product": held.product, "year": (exact[:4],) if exact else ()}
    body = release.text[title.end - release.span.start :] if title else release.text
    return Article(held.id, held.title, body, exact, values)


def build(kind: PeerKind, folder: Path, archive: Path, articles: Sequence[Article]) -> Figures:
    """Build the index of a peer in a new folder: CPU seconds, releases a second, MB."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if isinstance(kind, Own):
        shutil.copy(archive / DATABASE_NAME, folder / DATABASE_NAME)
    before = os.times()
    kind.build(folder, articles)
    seconds = sum(os.times()[:4]) - sum(before[:4])
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    size -= sum(path.stat().st_size for path in folder.glob(f"{DATABASE_NAME}*"))
    return {"seconds": seconds, "releases a second": len(articles) / seconds, "MB": size / 1e6}


def in_own_process(kind: PeerKind, folder: Path, questions: Sequence[Question]) -> Figures:
    """Open an index in a process of its own: seconds to the first answer, MB of memory at most."""
    asked = [one for name in KINDS for one in [q for q in questions if q.kind == name][:IN_MEMORY]]
    first = next(one for one in questions if one.kind == "whole answer")
    given = json.dumps(
        [(q.kind, q.shape, q.words, q.days, q.facets, q.snippets, q.histogram) for q in [first, *asked]]
    )
    command = [sys.executable, __file__, "open", kind.name, str(folder)]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def open_alone(name: str, folder: Path) -> Figures:
    """What the process of `in_own_process` does; the imports are not counted as opening."""
    kind = next(one for one in kinds() if one.name == name)
    first, *rest = (
        Question(kind, shape, tuple(words), days and tuple(days), tuple(facets), snippets, histogram)
        for kind, shape, words, days, facets, snippets, histogram in json.load(sys.stdin)
    )
    clock, cpu = time.perf_counter(), time.process_time()
    peer = kind.open(folder)
    peer.ask(first)
    opened = {"open s": time.perf_counter() - clock, "open CPU s": time.process_time() - cpu}
    for question in rest:
        peer.ask(question)
    memory = {"memory MB": _memory("VmHWM") / 1024, "own MB": _memory("RssAnon") / 1024}
    return opened | memory


def _memory(what: str) -> int:
    """Memory of this process in kB: “VmHWM” the most it held, “RssAnon” what it holds without mapped files.

    Where the system does not tell, the most it held; what `getrusage` tells begins with its parent's.
    """
    with contextlib.suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith(f"{what}:"):
                return int(line.split()[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def ask(
    peers: dict[str, Any], questions: Sequence[Question], repeats: int
) -> tuple[dict[str, list[float]], dict[str, list[int]]]:
    """For each peer the CPU seconds (median of the rounds) and the number of hits of each question."""
    times: dict[str, list[list[float]]] = {name: [[] for _ in questions] for name in peers}
    totals: dict[str, list[int]] = {name: [0] * len(questions) for name in peers}
    for kind in KINDS:
        for question in [one for one in questions if one.kind == kind][:WARM_UP]:
            for peer in peers.values():
                peer.ask(question)
    gc.collect()
    gc.freeze()
    for _ in range(repeats):
        for number, question in enumerate(questions):
            for name, peer in peers.items():
                clock = time.process_time()
                answer = peer.ask(question)
                times[name][number].append(time.process_time() - clock)
                totals[name][number] = answer.total
    gc.unfreeze()
    medians = {name: [statistics.median(one) for one in rows] for name, rows in times.items()}
    return medians, totals


def measure(releases: int, work: Path, options: argparse.Namespace) -> Figures:
    """All figures for one size."""
    folder = work / str(releases)
    archive = prepare(folder, releases)
    with Archive.open(archive) as opened:
        articles = [article(release) for release in opened.releases()]
        quotations = check_times.draw(opened.releases(), options.queries, seed=options.seed)
    questions = draw(articles, options.queries, seed=options.seed)
    found = kinds(options.without)
    figures: Figures = {"releases": len(articles), "peers": {}}
    for kind in found:
        home = folder / kind.name.replace(" ", "-")
        if not (options.reuse and (home / "built.json").exists()):
            built = build(kind, home, archive, articles)
            (home / "built.json").write_text(json.dumps(built), encoding="utf-8")
        figures["peers"][kind.name] = json.loads((home / "built.json").read_text(encoding="utf-8"))
        figures["peers"][kind.name] |= in_own_process(kind, home, questions)
    peers = {kind.name: kind.open(folder / kind.name.replace(" ", "-")) for kind in found}
    times, totals = ask(peers, questions, options.repeats)
    ours = totals[found[0].name]
    for name in peers:
        figures["peers"][name]["questions"] = {
            kind: _summary(
                [n for n, one in enumerate(questions) if one.kind == kind], times[name], totals[name], ours
            )
            for kind in KINDS
        }
        peers[name].close()
    for kind in found:
        if isinstance(kind, Own):
            home = folder / kind.name.replace(" ", "-")
            figures["peers"][kind.name]["checks"] = check_times.measure(home, kind.engine, quotations)
    return figures


def _summary(numbers: list[int], times: list[float], totals: list[int], ours: list[int]) -> Figures:
    taken = sorted(times[n] * 1000 for n in numbers)
    return {
        "mean ms": statistics.fmean(taken),
        "p95 ms": taken[min(len(taken) - 1, int(0.95 * len(taken)))],
        "hits": statistics.fmean(totals[n] for n in numbers),
        "same number of hits": sum(totals[n] == ours[n] for n in numbers) / len(numbers),
    }


def table(figures: Figures) -> Iterable[str]:
    """The figures of one size as Markdown; in brackets how many times our first engine's time it is."""
    peers: dict[str, Figures] = figures["peers"]
    ours = next(iter(peers.values()))
    yield f"{figures['releases']:,} releases"
    yield ""
    yield "| CPU ms a query: mean, p95 | " + " | ".join(peers) + " |"
    yield "|---" * (len(peers) + 1) + "|"
    for kind in KINDS:
        base = ours["questions"][kind]["mean ms"]
        cells = []
        for figure in peers.values():
            one = figure["questions"][kind]
            times = "" if figure is ours else f" ({one['mean ms'] / base:.2g} ×)"
            cells.append(f"{one['mean ms']:.2f}, {one['p95 ms']:.2f}{times}")
        yield f"| {kind} | {' | '.join(cells)} |"
    for label, key, form in (
        ("index, CPU s", "seconds", ".1f"),
        ("releases a second", "releases a second", ",.0f"),
        ("index, MB", "MB", ",.1f"),
        ("open and first whole answer, s", "open s", ".2f"),
        ("memory at most, MB", "memory MB", ",.0f"),
        ("… without mapped files, MB", "own MB", ",.0f"),
    ):
        yield f"| {label} | {' | '.join(format(figure[key], form) for figure in peers.values())} |"
    same = (
        f"{statistics.fmean(one['same number of hits'] for one in figure['questions'].values()):.1%}"
        for figure in peers.values()
    )
    yield f"| same number of hits | {' | '.join(same)} |"
    yield from check_times.table({name: figure.get("checks") for name, figure in peers.items()})


def main() -> None:
    """Measure and print the tables, or the figures as JSON."""
    if sys.argv[1:2] == ["open"]:
        print(json.dumps(open_alone(sys.argv[2], Path(sys.argv[3]))))
        return
    parser = argparse.ArgumentParser(description="The search measured side by side with its peers.")
    parser.add_argument("--releases", type=int, action="append", help="size of an archive; may be repeated")
    parser.add_argument("--queries", type=int, default=200, help="questions of each kind")
    parser.add_argument("--repeats", type=int, default=3, help="rounds")
    parser.add_argument("--without", action="append", default=[], metavar="PEER", help="may be repeated")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, help="keep archives and indexes here")
    parser.add_argument("--reuse", action="store_true", help="with --work: do not build the indexes anew")
    parser.add_argument("--json", action="store_true", dest="as_json")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        figures = [measure(size, options.work or Path(aside), options) for size in options.releases or [2000]]
    if options.as_json:
        print(json.dumps(figures))
    else:
        print("\n\n".join("\n".join(table(one)) for one in figures))


if __name__ == "__main__":
    main()
