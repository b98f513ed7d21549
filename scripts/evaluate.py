"""How well the extraction and the ranking do, and how fast.

    python3 scripts/evaluate.py sample [--misses]      against the gold of the sample archive
    python3 scripts/evaluate.py speed FILE…            stage by stage, in MB of CPU time
    python3 scripts/evaluate.py retrieval DOCUMENTS TOPICS QRELS   the ranking on a collection in TREC format
    python3 scripts/evaluate.py weights ARCHIVE        the ranking of known items by the weights of fields
    python3 scripts/evaluate.py quotes ARCHIVE [--misses]   the verdicts on altered and invented quotations

The gold of the sample and what its fields mean: `tests/data/sample/README.md`.  A measure is a
share of the gold (titles right, dates right) or an F1 (boundaries, people, products, direct quotations).
Of the quotations, "direct" counts pieces, "speakers" the credits of the pieces that were found, "reported"
what is told without marks.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from corpus.archive import Archive  # noqa: E402 - the project need not be installed to be measured
from corpus.ingest import ingest  # noqa: E402
from corpus.models import Release, Span  # noqa: E402
from scripts import known_items, quote_scores, retrieval  # noqa: E402

SAMPLE = ROOT / "corpus" / "sample"
GOLD = ROOT / "tests" / "data" / "sample" / "gold.json"

Gold = dict[str, Any]

MEASURES = (
    "boundaries",
    "title",
    "subtitle",
    "date",
    "language",
    "translation",
    "author",
    "kind",
    "people",
    "products",
    "direct",
    "speakers",
    "reported",
)
RETRIEVED = frozenset(("boundaries", "people", "products", "direct"))
#: How much of a quotation's piece, and of a reported statement, must be the same text.
SAME_PIECE, SAME_REPORT = 0.8, 0.5


class Measure:
    """One row: what was right, what was extra, what was missed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.right = 0
        self.extra: list[str] = []
        self.missed: list[str] = []

    def judge(self, right: bool, what: str) -> None:
        if right:
            self.right += 1
        else:
            self.missed.append(what)

    def compare(self, got: set[Any], want: set[Any]) -> None:
        self.right += len(got & want)
        self.extra += sorted(map(str, got - want))
        self.missed += sorted(map(str, want - got))

    @property
    def score(self) -> float:
        """F1 for what is looked for (`RETRIEVED`), the share that is right for what each release has."""
        if self.name in RETRIEVED:
            total = 2 * self.right + len(self.extra) + len(self.missed)
            return 2 * self.right / total if total else 1.0
        total = self.right + len(self.missed)
        return self.right / total if total else 1.0


def evaluate_sample() -> dict[str, Measure]:
    """Read the sample archive afresh and compare it with its gold: measures by name."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder, Archive.open(Path(folder), create=True) as archive:
        ingest(archive, [SAMPLE], now=lambda: "")
        releases = list(archive.releases())
    measures = {name: Measure(name) for name in MEASURES}
    sections = {s["id"]: (f, s) for f in gold["files"] for s in f["sections"]}
    for file in gold["files"]:
        mine = [r for r in releases if Path(r.source).name == file["file"]]
        _judge_boundaries(
            measures["boundaries"], file, mine, {tuple(pair) for pair in _pairs(gold["optional_seams"])}
        )
        for section in file["sections"]:
            found = _at(mine, section["start"])
            if found is not None:
                _judge_section(measures, section, found, sections, releases)
    return measures


def _pairs(seams: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for seam in seams:
        yield (seam["after"], seam["before"]) if isinstance(seam, dict) else (seam[0], seam[1])


def _judge_boundaries(
    measure: Measure, file: Gold, mine: list[Release], optional: set[tuple[str, ...]]
) -> None:
    used = {0}
    for before, section in zip(file["sections"], file["sections"][1:], strict=False):
        hits = [
            r.span.start for r in mine if before["passages"][-1]["end"] <= r.span.start <= section["start"]
        ]
        used.update(hits)
        if (before["id"], section["id"]) not in optional:
            measure.judge(bool(hits), f"{section['id']} at {section['start']}")
    measure.extra += [f"{r.source} {r.span.start} {r.title}" for r in mine if r.span.start not in used]


def _at(releases: list[Release], position: int) -> Release | None:
    return next((r for r in releases if r.span.start <= position < r.span.end), None)


def _judge_section(
    measures: dict[str, Measure],
    section: Gold,
    found: Release,
    sections: dict[str, tuple[Gold, Gold]],
    releases: list[Release],
) -> None:
    name = section["id"]
    measures["title"].judge(_fold(found.title) == _fold(section["title"]), f"{name}: {found.title!r}")
    for subtitle in section["subtitles"]:
        known = [_fold(found.slice(span)) for span in found.subtitles]
        measures["subtitle"].judge(_fold(subtitle) in known, f"{name}: {subtitle!r}")
    accepted = [section["date"], *(section.get("date_accepted") or [])]
    measures["date"].judge(found.date.value in accepted, f"{name}: {found.date.value} want {section['date']}")
    measures["language"].judge(found.language == section["lang"], f"{name}: {found.language}")
    measures["kind"].judge(found.kind == section["kind"], f"{name}: {found.kind} want {section['kind']}")
    if section["author"]:
        measures["author"].judge(found.author == section["author"], f"{name}: {found.author!r}")
    if section["translation_of"]:
        file, original = sections[section["translation_of"]]
        there = [r for r in releases if Path(r.source).name == file["file"]]
        want = _at(there, original["start"])
        measures["translation"].judge(want is not None and found.translation_of == want.id, name)
    inside = (section["start"], section["end"])
    people = {one.name for one in found.people if one.name and inside[0] <= one.span.start < inside[1]}
    measures["people"].compare(
        {(name, one) for one in people}, {(name, one["name"]) for one in section["people"]}
    )
    products = {one.name for one in found.products if one.name and inside[0] <= one.span.start < inside[1]}
    measures["products"].compare(
        {(name, one) for one in products}, {(name, one["name"]) for one in section["products"]}
    )
    _judge_direct(measures, section, found)
    _judge_reported(measures["reported"], section, found)


def _judge_direct(measures: dict[str, Measure], section: Gold, found: Release) -> None:
    """Pieces in marks, each with its speaker; a gold piece without a named speaker must have none."""
    pieces = [
        (piece, quote)
        for quote in found.quotes
        if quote.kind == "direct"
        for piece in quote.pieces
        if section["start"] <= piece.start < section["end"]
    ]
    used: set[int] = set()
    for want in (one for one in section["quotes"] if one["kind"] == "direct"):
        alike = (n for n, (piece, _) in enumerate(pieces) if _overlap(piece, want) >= SAME_PIECE)
        place = next((n for n in alike if n not in used), None)
        what = f"{section['id']} {want['start']}: {want['text'][:60]}"
        measures["direct"].judge(place is not None, what)
        if place is not None:
            used.add(place)
            said_by, speaker = pieces[place][1].speaker, want["speaker"]
            measures["speakers"].judge(said_by == speaker, f"{what}: {said_by} want {speaker}")
    measures["direct"].extra += [
        f"{section['id']} {piece.start}: {found.slice(piece)[:60]}"
        for n, (piece, _) in enumerate(pieces)
        if n not in used
    ]


def _judge_reported(measure: Measure, section: Gold, found: Release) -> None:
    """Reported statements: the gold gives a sentence or a clause, of which the statement may be a part."""
    reported = [quote.span for quote in found.quotes if quote.kind == "indirect"]
    for want in (one for one in section["quotes"] if one["kind"] == "indirect"):
        hit = any(
            _overlap(one, want) >= SAME_REPORT or (want["start"] <= one.start and one.end <= want["end"])
            for one in reported
        )
        measure.judge(hit, f"{section['id']} {want['start']}: {want['text'][:60]}")


def _overlap(span: Span, want: Gold) -> float:
    """The common part of two stretches as a share of the longer one."""
    other = Span(want["start"], want["end"])
    common = min(span.end, other.end) - max(span.start, other.start)
    return max(0, common) / max(len(span), len(other))


def _fold(text: str | None) -> str:
    return "".join(c for c in (text or "").casefold() if c.isalnum())


def measure_speed(paths: list[Path]) -> Iterator[tuple[str, float, float]]:
    """(stage, CPU seconds, MB/s) for the whole annotation of the files, read together."""
    from corpus import pipeline
    from corpus.reading import reader
    from corpus.splitting import splitter

    size = 0
    spent = dict.fromkeys(("read", "split", "annotate (split included)"), 0.0)
    for path in paths:
        size += path.stat().st_size
        clock = time.process_time()
        dump = reader.read_file(path)
        spent["read"] += time.process_time() - clock
        clock = time.process_time()
        splitter.split(dump)
        spent["split"] += time.process_time() - clock
        clock = time.process_time()
        for _ in pipeline.annotate(dump):
            pass
        spent["annotate (split included)"] += time.process_time() - clock
    with TemporaryDirectory() as folder, Archive.open(Path(folder), create=True) as archive:
        clock = time.process_time()
        ingest(archive, paths, now=lambda: "")
        spent["ingest (everything, archive included)"] = time.process_time() - clock
    for stage, seconds in spent.items():
        yield stage, seconds, size / 1e6 / max(seconds, 1e-9)


def evaluate_quotes(home: Path, number: int, *, seed: int, misses: bool) -> Iterator[str]:
    """A row for each way of altering: verdicts right, CPU ms a check; and how many were wrongly exact."""
    wrongly_exact = checked = 0
    for score in quote_scores.scores(home, number, seed=seed):
        checked += score.cases
        wrongly_exact += score.wrongly_exact
        share = f"{score.share:.3f}" if score.cases else "none drawn"
        yield (
            f"{score.kind:26} {share:>10}   {score.right:5} of {score.cases:5}   {score.milliseconds:6.1f} ms"
        )
        if misses:
            yield from (f"      {miss}" for miss in score.misses)
    yield f"wrongly exact {wrongly_exact} of {checked}"


def main() -> None:
    """Print the table asked for."""
    parser = argparse.ArgumentParser(description="How well extraction and ranking do, and how fast.")
    commands = parser.add_subparsers(dest="command", required=True)
    sample = commands.add_parser("sample", help="score the sample archive against its gold")
    sample.add_argument("--misses", action="store_true", help="list what was extra and what was missed")
    speed = commands.add_parser("speed", help="MB/s of CPU time, stage by stage")
    speed.add_argument("paths", nargs="+", type=Path)
    ranking = commands.add_parser("retrieval", help="MAP and nDCG@10 on a collection in TREC format")
    for name in ("documents", "topics", "qrels"):
        ranking.add_argument(name, type=Path)
    ranking.add_argument("--all-words", action="store_true", help="ask for all words of a topic, not for any")
    weights = commands.add_parser("weights", help="rank known items with each pair of weights")
    weights.add_argument("archive", type=Path)
    weights.add_argument("--number", type=int, default=300, help="queries of each kind")
    weights.add_argument("--seed", type=int, default=1)
    quotes = commands.add_parser("quotes", help="the verdicts on altered and invented quotations")
    quotes.add_argument("archive", type=Path)
    quotes.add_argument("--number", type=int, default=200, help="quotations of each kind")
    quotes.add_argument("--seed", type=int, default=1)
    quotes.add_argument("--misses", action="store_true", help="list the verdicts that are wrong")
    options = parser.parse_args()
    if options.command == "quotes":
        rows = evaluate_quotes(options.archive, options.number, seed=options.seed, misses=options.misses)
        for row in rows:
            print(row, flush=True)
        return
    if options.command == "retrieval":
        figures = retrieval.evaluate(
            options.documents, options.topics, options.qrels, all_words=options.all_words
        )
        print(f"{figures['topics']:.0f} topics   MAP {figures['MAP']:.4f}   nDCG@10 {figures['nDCG@10']:.4f}")
        return
    if options.command == "weights":
        for title, subtitle, ranks in known_items.weigh(options.archive, options.number, seed=options.seed):
            mean = sum(ranks.values()) / len(ranks)
            kinds = "  ".join(f"{kind} {rank:.4f}" for kind, rank in ranks.items())
            print(f"title {title:4}  subtitle {subtitle:4}  {kinds}  mean {mean:.4f}", flush=True)
        return
    if options.command == "speed":
        for stage, seconds, rate in measure_speed(options.paths):
            print(f"{stage:40} {seconds:8.2f} s {rate:8.2f} MB/s")
        return
    for measure in evaluate_sample().values():
        print(
            f"{measure.name:12} {measure.score:6.3f}   right {measure.right:3}"
            f"  extra {len(measure.extra):3}  missed {len(measure.missed):3}"
        )
        if options.misses:
            for label, items in (("extra", measure.extra), ("missed", measure.missed)):
                for item in items:
                    print(f"      {label:6} {item}")


if __name__ == "__main__":
    main()
