"""The command line: few verbs, each safe to repeat. Exit 0 done, 1 problems in the user's files, 2 wrong usage."""

import gc
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import click

from generator import __version__, building
from generator.errors import DossierError, Problem
from generator.exports.times import Times
from generator.messages import Messages, messages
from generator.publishing import Counts
from generator.readings.watching import Progress
from generator.records.actions import EXPECTED, summary
from generator.records.formatting import Form, formatted
from generator.workspace import Workspace, words_of

_HERE = Path()
# The pipeline takes longer to load than a small build takes: verbs that need it do so.
# After so many new things Python's garbage collector visits all that lives: at its own 700, a sixth of the time goes
# into visiting records that stay.
COLLECTED = (100_000, 20, 100)
_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=_HERE,
    help="Folder of the dossier: the one that holds sources/ and mkdocs.yml.",
)

_scheduler = click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Let the workers of a Dask cluster read: tcp://host:8786. They find the dossier under the same path.",
)


class _Group(click.Group):
    """Prints what is wrong with the user's files in one line each, and leaves with 1: never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except DossierError as error:
            _print(error.problems)
            ctx.exit(1)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="dossier")
def main() -> None:
    """Turns a folder of French press articles into a briefing dossier that people can check and correct.

    \b
    dossier build            articles -> records -> pages -> site/
    dossier serve            the same, and again whenever a file is saved
    dossier explain ID       why a fact is what it is
    """
    gc.set_threshold(*COLLECTED)


@main.command()
@_root
@click.option(
    "--expected",
    default=EXPECTED,
    show_default=True,
    help="Stop, with nothing written, where more records than this would be changed or removed.",
)
@_scheduler
def read(root: Path, expected: int, scheduler: str | None) -> None:
    """Read the articles and write the YAML records; what people corrected stays.

    \b
    dossier read
    dossier read --root ~/dossiers/caucase
    dossier read --scheduler tcp://192.0.2.7:8786
    """
    from generator import pipeline
    from generator.records.diff import counts

    say = words_of(Workspace(root))
    click.echo(summary(counts(pipeline.read(Workspace(root, scheduler), _bar(say), expected=expected)), say))


@main.command()
@_root
@click.option("--fix", is_flag=True, help="Mend what is mechanical first: misspelled keys, dates written otherwise, …")
@click.option("--format", "form", type=click.Choice(get_args(Form)), default="text", help="How to print.")
def check(root: Path, fix: bool, form: Form) -> None:
    """List every problem in the articles and records, with file, line and a way out.

    \b
    dossier check
    dossier check --fix
    dossier check --format github
    """
    from generator import pipeline

    problems = pipeline.check(Workspace(root), fix=fix)
    if problems or form == "json":
        click.echo(formatted(problems, form), err=form == "text")
    elif form == "text":
        click.echo(words_of(Workspace(root))("cli.sound"))
    sys.exit(1 if any(problem.severity == "error" for problem in problems) else 0)


@main.command()
@_root
def diff(root: Path) -> None:
    """Show what a fresh reading would change in the records, counts first; nothing is written.

    \b
    dossier diff
    """
    from generator import pipeline
    from generator.records.diff import report

    say = words_of(Workspace(root))
    click.echo(report(pipeline.preview(Workspace(root), _bar(say)), say))


@main.command()
@_root
def render(root: Path) -> None:
    """Write the Markdown pages of the records into docs/; unchanged pages are not touched.

    \b
    dossier render
    """
    from generator import pipeline

    _echo_pages(words_of(Workspace(root)), pipeline.render(Workspace(root)))


@main.command()
@_root
@click.option("--offline", is_flag=True, help="Make site-offline.zip instead: a site that opens from a folder.")
@_scheduler
def build(root: Path, offline: bool, scheduler: str | None) -> None:
    """Do everything: read, write records and pages, and let MkDocs build site/.

    \b
    dossier build
    dossier build --offline
    """
    say = words_of(Workspace(root))
    done = building.build(Workspace(root, scheduler), _bar(say), offline=offline)
    if done is None:
        click.echo(say("cli.unchanged"))
    else:
        click.echo(summary(done.records, say))
        _echo_pages(say, done.pages)


@main.command()
@_root
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where the browser finds the site.")
def serve(root: Path, address: str) -> None:
    """Show the site on this machine and rebuild it when a record or an article is saved.

    \b
    dossier serve --address 127.0.0.1:8080
    """
    if not re.fullmatch(r".+:\d{1,5}", address):
        raise click.BadParameter("HOST:PORT", param_hint="--address")
    building.serve(Workspace(root), address, lambda text: click.echo(text, err=True))


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(["json"]), default="json", help="How to print.")
@click.option(
    "--times",
    type=click.Choice(get_args(Times)),
    default="dates",
    show_default=True,
    help="Which times to list: dates, or also durations, frequencies and words such as « désormais ».",
)
def annotate(paths: tuple[Path, ...], form: str, times: Times) -> None:
    """Print what is read in each article; nothing is written.

    A file NAME.yml beside an article may state what is known of it, for example `published: 2024-08-19`.

    Dates are EDTF. One that means a day nobody can tell from the text has no value (null) but its "possible" ones,
    "[2024-02-02,2024-02-09]"; an event so dated has as its date the month that holds them all, or null.

    \b
    dossier annotate --format json sources/articles
    dossier annotate article.txt | jq '.[].events'
    dossier annotate --times all article.txt | jq '.[].dates'
    """
    from generator import pipeline

    found = pipeline.annotate(paths, _bar(messages("fr")), times=times)
    click.echo(json.dumps(found, ensure_ascii=False, indent=1))


@main.command()
@_root
@click.argument("record_id", metavar="ID")
def explain(root: Path, record_id: str) -> None:
    """Say for an event, actor, place or article which words, rules and reference days made it.

    \b
    dossier explain vladimir-poutine
    """
    from generator import pipeline

    explained = pipeline.explain(Workspace(root), record_id)
    if explained is None:
        raise click.UsageError(words_of(Workspace(root))("cli.unknown_id", id=record_id))
    click.echo(explained)


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _echo_pages(say: Messages, counts: Counts) -> None:
    click.echo(say("cli.pages", written=counts.written, unchanged=counts.unchanged, removed=counts.removed))


def _bar(say: Messages) -> Progress:
    """A bar with rate and time left on standard error, only where somebody watches."""

    @contextmanager
    def progress(paths: Sequence[Path]) -> Iterator[Iterable[Path]]:
        hidden = not sys.stderr.isatty()
        with click.progressbar(
            paths, label=say("cli.reading"), show_pos=True, file=sys.stderr, hidden=hidden
        ) as watched:
            yield watched

    return progress
