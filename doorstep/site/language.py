"""Builds the pages of one language. Runs in a process of its own: docutils keeps its registries for a whole process."""

import io
import logging
import os
import re
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from doorstep.jupyterbook import sphinx_settings
from doorstep.library import Library, read_library
from doorstep.problems import Location, Problem
from doorstep.record import record_path
from doorstep.site.folders import Folders
from doorstep.toc import toc_text

Progress = Queue[tuple[str, str, int]]
_CODE = re.compile(r"\s*\[[\w.-]+\]$")


@dataclass(frozen=True, slots=True)
class LanguagePages:
    """What one language's build gave: problems, and how many pages it wrote anew."""

    lang: str
    problems: tuple[Problem, ...]
    written: int


def build_language(
    root: Path,
    lang: str,
    progress: Progress | None = None,
    settings_of: Callable[..., dict[str, Any]] = sphinx_settings,
) -> LanguagePages:
    """Build or update the HTML pages of one language in its cache folder.

    ``progress`` is told ``(lang, "read" or "write", 1)`` for each page. Raises nothing for faults of lessons.
    """
    folders = Folders(root)
    work = folders.language(lang)
    work.mkdir(parents=True, exist_ok=True)
    settings = settings_of(root, _overrides(root, lang, work))
    warnings = _Warnings(root)
    written = 0

    def wrote(*_: Any) -> None:
        nonlocal written
        written += 1
        if progress:
            progress.put((lang, "write", 1))

    def read(*_: Any) -> None:
        if progress:
            progress.put((lang, "read", 1))

    _quiet_kernels(work)
    with patch_docutils(str(root)), docutils_namespace():
        try:
            app = Sphinx(
                srcdir=str(root),
                confdir=None,
                outdir=str(work / "html"),
                doctreedir=str(work / "doctrees"),
                buildername="html",
                confoverrides=settings,
                status=None,
                warning=io.StringIO(),
                warningiserror=False,
            )
            logging.getLogger("sphinx").addHandler(warnings)
            app.connect("source-read", read)
            app.connect("html-page-context", wrote)
            app.build()
        except Exception as error:
            log = work / "stopped.txt"
            log.write_text(traceback.format_exc(), encoding="utf-8")
            values = {"text": str(error) or type(error).__name__, "log": log.relative_to(root).as_posix()}
            warnings.found.append(Problem(Location("_config.yml"), "sphinx.stopped", values))
        finally:
            logging.getLogger("sphinx").removeHandler(warnings)
    if warnings.found:
        shutil.rmtree(work / "doctrees", ignore_errors=True)  # read with mistakes: they must be told again
    return LanguagePages(lang, tuple(warnings.found), written)


def _overrides(root: Path, lang: str, work: Path) -> dict[str, Any]:
    library, _ = read_library(root)
    toc = work / "_toc.yml"
    if library:
        _forget_unrecorded(library, lang, work)
        text = toc_text(library, lang)
        if not toc.is_file() or toc.read_text(encoding="utf-8") != text:
            toc.write_text(text, encoding="utf-8")
    return {
        "external_toc_path": toc.as_posix(),
        "language": lang,
        "nb_execution_cache_path": str(work / "executed"),
        "doorstep_records": str(work / "records"),
    }


def _forget_unrecorded(library: Library, lang: str, work: Path) -> None:
    """Let Sphinx write a page again whose record is lost: it writes what has no file."""
    for page in library.in_language(lang):
        if not record_path(work / "records", page.docname).is_file():
            (work / "html" / page.url).unlink(missing_ok=True)


def _quiet_kernels(work: Path) -> None:
    """Give kernels a profile of their own: a person's start-up files must not change pages, nor chatter reach us."""
    profile = work / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "ipython_kernel_config.py").write_text("get_config().IPKernelApp.log_level = 40\n", encoding="utf-8")
    os.environ["IPYTHONDIR"] = str(work / "ipython")


class _Warnings(logging.Handler):
    """Collects Sphinx's warnings as problems."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.found: list[Problem] = []

    def emit(self, record: logging.LogRecord) -> None:
        ours = getattr(record, "problem", None)
        if isinstance(ours, Problem):
            self.found.append(ours)
            return
        text = _CODE.sub("", record.getMessage()).strip()
        self.found.append(Problem(self._place(getattr(record, "location", None)), "sphinx.warning", {"text": text}))

    def _place(self, location: Any) -> Location:
        """Sphinx gives a node, a ``path:line`` string, a (document, line) pair, or nothing."""
        if isinstance(location, nodes.Node):
            return Location(self._relative(location.source or ""), location.line or 0)
        if isinstance(location, tuple):
            name, line = location
            return Location(f"{name}.md" if name else "_config.yml", line or 0)
        path, _, line = str(location or "_config.yml").rpartition(":")
        if path and line.isdigit():
            return Location(self._relative(path), int(line))
        return Location(self._relative(str(location or "_config.yml").rstrip(":")))

    def _relative(self, path: str) -> str:
        full = Path(path)
        if full.is_absolute() and full.is_relative_to(self.root):
            return full.relative_to(self.root).as_posix()
        return full.as_posix() if full.suffix else f"{full.as_posix()}.md"
