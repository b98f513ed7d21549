"""The `onrecord` command: a table of subcommands, each loaded only when it is called.

Decides which package answers a subcommand, and turns every error into one sentence and an exit
code.  What a subcommand does stands in the `cli` module of its package.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import NamedTuple

import click


class Entry(NamedTuple):
    module: str
    name: str
    help: str


COMMANDS: dict[str, Entry] = {
    "ingest": Entry("corpus.cli", "ingest", "Read dumps, pages and JSON Lines into the archive."),
    "index": Entry("indexer.cli", "index", "Build or renew the search index."),
    "search": Entry("indexer.cli", "search", "Search the archive."),
    "trends": Entry("indexer.trends_command", "trends", "Count over time how often queries match."),
    "show": Entry("corpus.cli", "show", "Show a release and what was found in it."),
    "explain": Entry("corpus.reviewing.explain_command", "explain", "Explain how a release was read."),
    "review": Entry("corpus.reviewing.review_command", "review", "List what is doubtful, the worst first."),
    "check": Entry("indexer.quotecheck.check_command", "check", "Check whether a quotation is on record."),
    "wording": Entry(
        "indexer.wording.command", "wording", "Follow a phrase: first and last use, every wording."
    ),
    "export": Entry("corpus.cli", "export", "Write the archive to standard output."),
    "serve": Entry("webapp.cli", "serve", "Serve the archive to a browser."),
}


class LazyGroup(click.Group):
    """Lists subcommands from the table; imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command: click.Command = getattr(importlib.import_module(entry.module), entry.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="onrecord", prog_name="onrecord")
def cli() -> None:
    """On Record: search, date and quote an archive of press releases.

    The archive is the folder given with --archive, else ONRECORD_ARCHIVE, else one in your user
    data folder. Data goes to standard output, all else to standard error. Exit codes: 0 done,
    1 nothing found, 2 wrong usage or unreadable input.
    """


_CUT_OFF = 128 + 13
"""The code of a program that SIGPIPE ended."""


def main() -> None:
    """Run the command and leave with its exit code; errors are said in one sentence.

    Where the reader of its output goes away, the code is that of the command if it had come to one, else the
    one of a program that was cut off (128 and the number of the signal): never that of success.
    """
    # Chinese must come out whatever the locale says.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code: object = _CUT_OFF
    try:
        # Not `cli.main`: it would take a pipe that was closed early for a failure.
        with cli.make_context("onrecord", sys.argv[1:]) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # What is still to be flushed goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        from corpus.errors import OnRecordError, exit_code  # only here: help needs no package

        if not isinstance(error, OnRecordError):
            raise
        click.echo(f"onrecord: {error}", err=True)
        sys.exit(exit_code(error))
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
