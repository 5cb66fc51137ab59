"""The command ``doorstep``."""

import locale
import os
import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from doorstep import __version__
from doorstep.library import read_library
from doorstep.problems import MESSAGE_LANGUAGES, Problem, report
from doorstep.site.build import Built, BusyError, build_site
from doorstep.site.check import check_project
from doorstep.site.folders import Folders
from doorstep.site.summary import summary
from doorstep.toc import toc_text

OK, CONTENT, STRICT, BUSY, ENVIRONMENT, INTERRUPTED = 0, 1, 2, 3, 4, 130


def message_language() -> str:
    """The language of reports: ``DOORSTEP_MESSAGES``, else the computer's own when we have it, else English."""
    wanted = os.environ.get("DOORSTEP_MESSAGES") or (locale.getlocale()[0] or "en")[:2].lower()
    return wanted if wanted in MESSAGE_LANGUAGES else "en"


class RichScreen:
    """Progress bars on a terminal; plain lines when the output goes elsewhere."""

    def __init__(self, console: Console) -> None:
        self.bars = Progress(
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[note]}"),
            console=console,
        )
        self._tasks: dict[str, int] = {}

    def stage(self, name: str, done: int, total: int, note: str = "") -> None:
        """Move the stage's bar."""
        if name not in self._tasks:
            self._tasks[name] = self.bars.add_task(name, total=total, note=note)
        self.bars.update(self._tasks[name], completed=done, total=total, note=note)  # type: ignore[arg-type]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="doorstep")
def main() -> None:
    """Doorstep: Markdown lessons in, a narrated, interactive, offline course site out."""


project_option = click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder with _config.yml (default: this one).",
)


@main.command()
@project_option
@click.option("--jobs", type=click.IntRange(min=0), default=0, help="Processes that speak (default: one a core).")
@click.option("--strict", is_flag=True, help="Warnings stop the build too (exit 2).")
def build(project: Path, jobs: int, strict: bool) -> None:
    """Build the site into _build/site: pages, activities and narration in every language."""
    root = project.resolve()
    console = Console()
    screen = RichScreen(console)
    try:
        with screen.bars:
            built = build_site(root, screen, jobs=jobs)
    except BusyError as busy:
        click.echo(f"another build of this project is running ({busy.holder}); wait for it, or stop it", err=True)
        sys.exit(BUSY)
    except KeyboardInterrupt:
        click.echo("stopped; the site is as it was, and what was made is kept for the next build", err=True)
        sys.exit(INTERRUPTED)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"{place}{error.strerror or error}; the site is as it was", err=True)
        sys.exit(ENVIRONMENT)
    sys.exit(_finish(built, root, strict=strict))


def _finish(built: Built, root: Path, *, strict: bool) -> int:
    """Print the report and the summary; returns the exit code."""
    say(built.problems)
    if built.published is None:
        click.echo("nothing was published: the site is as it was", err=True)
        return CONTENT
    click.echo(summary(built, Folders(root).site))
    return STRICT if strict and built.problems else OK


@main.command()
@project_option
def check(project: Path) -> None:
    """Say everything that must be mended, without building."""
    root = project.resolve()
    _, problems = check_project(root)
    say(problems)
    sys.exit(CONTENT if any(problem.severity == "error" for problem in problems) else OK)


@main.command()
@project_option
@click.option("--check", "only_check", is_flag=True, help="Only say whether _toc.yml is up to date.")
def toc(project: Path, only_check: bool) -> None:
    """Write _toc.yml from book/syllabus.yml, so that plain `jupyter-book build .` works."""
    root = project.resolve()
    library, problems = read_library(root)
    if library is None:
        say(problems)
        sys.exit(CONTENT)
    text = toc_text(library, library.settings.source_language)
    path = root / "_toc.yml"
    if only_check:
        fresh = path.is_file() and path.read_text(encoding="utf-8") == text
        click.echo("_toc.yml is up to date" if fresh else "_toc.yml is old: run `doorstep toc`")
        sys.exit(OK if fresh else CONTENT)
    path.write_text(text, encoding="utf-8")
    click.echo(f"wrote {path.name}")


def say(problems: list[Problem]) -> None:
    """Print the report of problems, in the editor's language, to standard error."""
    if problems:
        click.echo(report(problems, message_language()), err=True)
