"""The whole build: check, pages of every language, narration, publish."""

import multiprocessing
import os
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from doorstep.labels import labels_for
from doorstep.library import Library
from doorstep.narration.narrate import Narration, narrate
from doorstep.narration.narrate import Progress as SpokenProgress
from doorstep.narration.segment import Script
from doorstep.narration.voices.recorded import Recordings
from doorstep.paths import templates_dir
from doorstep.problems import Problem
from doorstep.record import PageRecord, read_record
from doorstep.render import environment
from doorstep.site.check import check_project
from doorstep.site.folders import Folders
from doorstep.site.language import LanguagePages, build_language
from doorstep.site.publish import Published, Source, publish
from doorstep.site.weight import Weight, weigh


class Screen(Protocol):
    """Where a build says how far it is."""

    def stage(self, name: str, done: int, total: int, note: str = "") -> None:
        """Say that a stage has done so much of its whole."""


class BusyError(Exception):
    """Another build of this project is running."""

    def __init__(self, holder: str) -> None:
        super().__init__(holder)
        self.holder = holder


@dataclass(slots=True)
class Built:
    """What a build gave. ``published`` is None when problems kept the site as it was."""

    problems: list[Problem]
    pages: int = 0
    activities: int = 0
    narrations: list[Narration] = field(default_factory=list)
    published: Published | None = None
    heaviest: Weight | None = None

    @property
    def has_errors(self) -> bool:
        """Whether something must be mended before anything is published."""
        return any(problem.severity == "error" for problem in self.problems)


def build_site(root: Path, screen: Screen, *, jobs: int = 0) -> Built:
    """Build the learner site of a project and publish it when it has no errors.

    Raises BusyError when another build holds the project's lock, and OSError when the disk refuses.
    """
    folders = Folders(root)
    folders.build.mkdir(parents=True, exist_ok=True)
    with _alone(folders):
        library, problems = check_project(root)
        built = Built(problems)
        if library is None or built.has_errors:
            return built
        for pages in _build_languages(root, library, screen):
            built.problems += pages.problems
        if built.has_errors:
            return built
        records = {
            page.docname: read_record(folders.language(page.lang) / "records", page.docname)
            for page in library.pages.values()
        }
        built.pages = len(records)
        built.activities = sum(len(record.activities) for record in records.values())
        built.narrations, spoken_problems = _narrate(folders, library, records, screen, jobs or os.cpu_count() or 1)
        built.problems += spoken_problems
        if built.has_errors:
            return built
        built.published = publish(_files(folders, library, built.narrations), folders.site)
        built.heaviest = max(
            (weigh(folders.site, page.url) for page in library.pages.values() if page.kind != "article"),
            key=lambda weight: weight.total,
        )
        return built


@contextmanager
def _alone(folders: Folders) -> Iterator[None]:
    """Hold the project's lock; the operating system frees it when this process dies."""
    holder = folders.lock.with_suffix(".holder")
    try:
        with FileLock(folders.lock, timeout=0):
            holder.write_text(f"process {os.getpid()}, since {time.strftime('%H:%M:%S')}", encoding="utf-8")
            yield
    except Timeout:
        raise BusyError(holder.read_text(encoding="utf-8") if holder.is_file() else "") from None


def _build_languages(root: Path, library: Library, screen: Screen) -> list[LanguagePages]:
    """Build every language in a process of its own, saying each page that is written."""
    languages = library.settings.languages
    total = len(library.pages)
    spawn = multiprocessing.get_context("spawn")
    with spawn.Manager() as manager, ProcessPoolExecutor(len(languages), mp_context=spawn) as pool:
        queue = manager.Queue()
        futures = [pool.submit(build_language, root, lang, queue) for lang in languages]
        written = 0
        screen.stage("pages", 0, total)
        while not all(future.done() for future in futures) or not queue.empty():
            if queue.empty():
                time.sleep(0.02)
                continue
            _, what, count = queue.get()
            written += count if what == "write" else 0
            screen.stage("pages", min(written, total), total)
        screen.stage("pages", total, total)
        return [future.result() for future in futures]


def _narrate(
    folders: Folders, library: Library, records: Mapping[str, PageRecord], screen: Screen, jobs: int
) -> tuple[list[Narration], list[Problem]]:
    """Speak every lesson, saying each sentence that is done; and what must be mended for the voices."""
    scripts = [
        Script(page.url.removesuffix(".html"), page.lang, records[page.docname].segments, f"{page.docname}.md")
        for page in library.pages.values()
        if page.kind == "lesson"
    ]

    def spoken(progress: SpokenProgress) -> None:
        screen.stage("narration", progress.done, progress.total, f"{progress.seconds:.0f} s · {progress.voice}")

    narrations = narrate(
        scripts,
        root=folders.root,
        cache=folders.narration,
        out=folders.tracks,
        voices=library.settings.voices,
        progress=spoken,
        jobs=jobs,
    )
    problems = [problem for narration in narrations for problem in narration.problems]
    recordings = Recordings(folders.root)
    for lang in library.settings.languages:
        problems += recordings.unused(lang, [script for script in scripts if script.lang == lang])
    return narrations, problems


def _files(folders: Folders, library: Library, narrations: list[Narration]) -> dict[str, Source]:
    """Every file of the site: pages, their pictures, tracks, the chooser, and the assets that something refers to."""
    files: dict[str, Source] = {"index.html": _chooser(library).encode()}
    for page in library.pages.values():
        files[page.url] = folders.language(page.lang) / "html" / page.url
    for lang in library.settings.languages:
        for picture in (folders.language(lang) / "html" / "_images").glob("*"):
            if picture.suffix != ".svg":  # drawings are inside the pages
                files[f"_images/{picture.name}"] = picture
    for narration in (one for one in narrations if one.voice):
        for kind in ("mp3", "cues.js", "vtt"):
            files[f"{narration.name}.{kind}"] = folders.tracks / f"{narration.name}.{kind}"
    texts = [source if isinstance(source, bytes) else source.read_bytes() for source in _pages_of(files)]
    for asset in (templates_dir() / "static").glob("*"):
        if any(f"static/{asset.name}".encode() in text for text in texts):
            files[f"static/{asset.name}"] = asset
    return files


def _pages_of(files: dict[str, Source]) -> list[Source]:
    return [source for name, source in files.items() if name.endswith(".html")]


def _chooser(library: Library) -> str:
    """The page at the top of the site: choose a language."""
    languages = [
        {"lang": lang, "url": page.url, "hello": labels["page"]["hello"], **labels["language"]}
        for lang in library.settings.languages
        if (page := library.find("index", lang)) and (labels := labels_for(lang))
    ]
    source = library.settings.source_language
    return (
        environment()
        .get_template("page/chooser.html")
        .render(languages=languages, static="static/", lang=source, t=labels_for(source))
    )
