"""Read, index and serve an archive in one command, on a machine with only Python.

    python3 scripts/run.py                    the sample archive
    python3 scripts/run.py PATH…              your own dumps, pages and JSON Lines

Prepares its own environment first.  Decides only the order of the steps; each is a subcommand of
`onrecord`, which is what you use from then on.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from scripts import bootstrap

SAMPLE = bootstrap.ROOT / "corpus" / "sample"


def main() -> None:
    """Run the three steps; the first that fails ends the program with its exit code."""
    parser = argparse.ArgumentParser(description="Read, index and serve an archive.")
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders (default: the sample archive)"
    )
    parser.add_argument("--archive", help="folder of the archive (default: .onrecord/ in this project)")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--no-serve", action="store_true", help="stop after indexing")
    options = parser.parse_args()

    bootstrap.prepare(development=False)
    folder = options.archive or os.environ.get("ONRECORD_ARCHIVE")
    archive = folder or str(bootstrap.ROOT / ".onrecord" / ("archive" if options.paths else "sample"))
    paths = options.paths or [str(SAMPLE)]
    steps = [
        ["ingest", "--archive", archive, "--", *paths],
        ["index", "--archive", archive],
    ]
    if not options.no_serve:
        steps.append(["serve", "--archive", archive, "--host", options.host, "--port", str(options.port)])
    for step in steps:
        try:
            code = subprocess.run([bootstrap.program("onrecord"), *step]).returncode
        except KeyboardInterrupt:
            sys.exit(130)
        if code:
            sys.exit(code)


if __name__ == "__main__":
    main()
