"""The project as Sphinx sees it: safe settings that no lesson and no config file can loosen, and the library."""

import hashlib
import os
import unicodedata
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

import doorstep
from doorstep.checks.safety import check_safety
from doorstep.library import Library, read_library
from doorstep.problems import report
from doorstep.sphinxext.builder import PageBuilder

# A lesson is data: no templates, no HTML, no files of other folders, no code. Typing stays as written.
FORCED = {
    "myst_enable_extensions": {"colon_fence"},
    "myst_disable_syntax": ["html_block", "html_inline"],
    "myst_substitutions": {},
    "myst_linkify_fuzzy_links": False,
    "smartquotes": False,
    "html_permalinks": False,
    "html_copy_source": False,
    "html_use_index": False,
    "html_domain_indices": False,
    "html_theme": "doorstep",
    "html_theme_options": {},
    "template_bridge": "doorstep.sphinxext.builder.JinjaBridge",
    "nb_ipywidgets_js": {},
    "numfig": False,
}
_DATA = ("_config.yml", "book/facts.yml", "book/glossary.yml", "book/syllabus.yml")


def language_of(app: Sphinx) -> str:
    """The language that this application builds."""
    return str(app.config.language)


def library_of(app: Sphinx) -> Library:
    """The library that ``read_project`` has read."""
    library: Library = app.config.doorstep_library
    return library


def read_project(app: Sphinx, config: Config) -> None:
    """Read the library and force the safe settings, before anything is parsed.

    Raises ExtensionError with the whole report when a lesson is unsafe or the project cannot be read: under plain
    Jupyter Book too, nothing of such a lesson may run.
    """
    root = Path(app.srcdir)
    library, problems = read_library(root)
    problems += check_safety(root, str(config.language))
    if library is None or any(problem.severity == "error" for problem in problems):
        raise ExtensionError("\n" + report(problems))
    for name, value in FORCED.items():
        config[name] = value
    # Only these two folders hold pages; Sphinx would walk through environments and caches too.
    config["exclude_patterns"] = sorted(path.name for path in root.iterdir() if path.name not in {"book", "lessons"})
    config["doorstep_library"] = library
    config["doorstep_fingerprint"] = _fingerprint(root, library)
    config["doorstep_navigation"] = _navigation(library, str(config.language))


def compose_letters(app: Sphinx, docname: str, source: list[str]) -> None:
    """Compose letters and their marks, as every other reader of a lesson does: some keyboards write them apart."""
    source[0] = unicodedata.normalize("NFC", source[0])


def close_doors(app: Sphinx) -> None:
    """Switch off docutils' own ways to read files and pass raw output through."""
    app.env.settings.update(raw_enabled=False, file_insertion_enabled=False)


def _fingerprint(root: Path, library: Library) -> str:
    """A digest of the program and of the book's data that pages take in: a change of it reads every page again."""
    program = sorted(Path(doorstep.__file__).parent.rglob("*.py"))
    data = [root / path for path in (*_DATA, f"book/places/{library.settings.place}.yml")]
    digest = hashlib.blake2s()
    for path in (*program, *data):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _navigation(library: Library, lang: str) -> str:
    """A digest of what a page tells of others (titles, order, translations): a change of it writes every page again."""
    told = [(page.url, page.title, page.promise, page.course, page.front) for page in library.in_language(lang)]
    elsewhere = sorted((page.key, page.lang) for page in library.pages.values())
    return hashlib.blake2s(repr((told, elsewhere, library.settings.site_name)).encode()).hexdigest()


def setup(app: Sphinx) -> None:
    """Register the builder, the theme and the project's reader."""
    os.environ["DOORSTEP_STATIC"] = "1"  # kernels started by this build show activities as data, not as live widgets
    app.add_builder(PageBuilder, override=True)
    app.add_html_theme("doorstep", str(Path(__file__).parent / "theme"))
    app.add_config_value("doorstep_library", None, "")
    app.add_config_value("doorstep_fingerprint", "", "env")
    app.add_config_value("doorstep_navigation", "", "html")
    app.add_config_value("doorstep_records", "", "")
    if "comments_config" not in app.config.values:
        app.add_config_value("comments_config", {}, "")  # Jupyter Book sets it for an extension that we do not load
    app.connect("config-inited", read_project, priority=10)
    app.connect("builder-inited", close_doors, priority=10)
    app.connect("source-read", compose_letters)
