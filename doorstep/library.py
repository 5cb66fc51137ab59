"""The library: every page of the site in every language, from the syllabus, the lessons and the book's data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from doorstep.book import CourseEntry, Fact, Facts, Glossary, Place, Syllabus, Term, read_data
from doorstep.lesson import CourseFront, FrontMatter, PageFront, read_front
from doorstep.problems import Location, Problem
from doorstep.settings import Settings, read_settings

PageKind = Literal["home", "course", "lesson", "article"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site. ``docname`` is its file without ``.md``; ``key`` is the same in every language."""

    docname: str
    key: str
    lang: str
    kind: PageKind
    title: str
    promise: str = ""
    course: str | None = None
    front: FrontMatter | None = None

    @property
    def url(self) -> str:
        """The page's address from the top of the site."""
        return page_path(self.docname)


@dataclass(frozen=True, slots=True)
class Library:
    """Everything the site is made of, except the text of the pages."""

    root: Path
    settings: Settings
    syllabus: Syllabus
    place: Place
    facts: dict[str, Fact]
    terms: dict[str, Term]
    pages: dict[str, Page] = field(default_factory=dict)

    def in_language(self, lang: str) -> list[Page]:
        """The pages of one language in reading order: home, then each course and its lessons, then the others."""
        return [page for page in self.pages.values() if page.lang == lang]

    def find(self, key: str, lang: str) -> Page | None:
        """The page with a key in a language, or None when it is not translated yet."""
        return next((page for page in self.pages.values() if page.key == key and page.lang == lang), None)

    def lessons(self, course: str, lang: str) -> list[Page]:
        """The lessons of a course that a language has, in order."""
        return [page for page in self.in_language(lang) if page.kind == "lesson" and page.course == course]

    def courses(self, lang: str) -> list[Page]:
        """The course pages of a language, in order."""
        return [page for page in self.in_language(lang) if page.kind == "course"]


def page_path(docname: str) -> str:
    """The file of a page from the top of the site: ``lessons/vi/payments/scan-qr`` is ``vi/payments/scan-qr.html``."""
    top, _, rest = docname.partition("/")
    return f"{rest if top in {'book', 'lessons'} else docname}.html"


def read_library(root: Path) -> tuple[Library | None, list[Problem]]:
    """The library of the project in ``root``, or None when its settings or data cannot be read; and all problems."""
    settings, problems = read_settings(root)
    if settings is None:
        return None, problems
    syllabus, syllabus_problems = read_data(Syllabus, root, "book/syllabus.yml")
    place, place_problems = read_data(Place, root, f"book/places/{settings.place}.yml")
    facts, fact_problems = read_data(Facts, root, "book/facts.yml")
    terms, term_problems = read_data(Glossary, root, "book/glossary.yml")
    problems += syllabus_problems + place_problems + fact_problems + term_problems
    if syllabus is None or place is None or facts is None or terms is None:
        return None, problems
    library = Library(root, settings, syllabus, place, facts.root, terms.root)
    for entry in _entries(library):
        page, page_problems = entry
        problems += page_problems
        if page:
            library.pages[page.docname] = page
    return library, problems + _unlisted(library)


def _entries(library: Library) -> Iterator[tuple[Page | None, list[Problem]]]:
    for lang in library.settings.languages:
        yield _book_page(library, lang, "index", "home")
        for course in library.syllabus.courses:
            yield _course_page(library, lang, course)
            for slug in course.lessons:
                yield _lesson_page(library, lang, course.slug, slug)
        for name in library.syllabus.pages:
            yield _book_page(library, lang, name, "article")


def _book_page(library: Library, lang: str, name: str, kind: PageKind) -> tuple[Page | None, list[Problem]]:
    docname = f"book/{lang}/{name}"
    path = library.root / f"{docname}.md"
    if not path.is_file() and kind == "article" and lang != library.settings.source_language:
        return None, []
    front, problems = read_front(PageFront, library.root, path)
    return (Page(docname, name, lang, kind, front.title, front.promise) if front else None), problems


def _course_page(library: Library, lang: str, course: CourseEntry) -> tuple[Page | None, list[Problem]]:
    docname = f"lessons/{lang}/{course.slug}/index"
    front, problems = read_front(CourseFront, library.root, library.root / f"{docname}.md")
    if front is None:
        return None, problems
    return Page(docname, f"{course.slug}/index", lang, "course", front.title, front.promise, course.slug), problems


def _lesson_page(library: Library, lang: str, course: str, slug: str) -> tuple[Page | None, list[Problem]]:
    docname = f"lessons/{lang}/{course}/{slug}"
    path = library.root / f"{docname}.md"
    if not path.is_file():
        if lang != library.settings.source_language:
            return None, []
        values = {"lesson": slug, "path": f"{docname}.md"}
        return None, [Problem(Location("book/syllabus.yml"), "book.missing-lesson", values)]
    front, problems = read_front(FrontMatter, library.root, path)
    if front is None:
        return None, problems
    return Page(docname, f"{course}/{slug}", lang, "lesson", front.title, "", course, front), problems


def _unlisted(library: Library) -> list[Problem]:
    """Lessons on the disk that the syllabus does not name."""
    listed = {(course.slug, slug) for course in library.syllabus.courses for slug in (*course.lessons, "index")}
    problems = []
    for lang in library.settings.languages:
        for path in sorted((library.root / "lessons" / lang).glob("*/*.md")):
            course, slug = path.parent.name, path.stem
            if (course, slug) not in listed:
                at = Location(path.relative_to(library.root).as_posix())
                problems.append(Problem(at, "book.unlisted-lesson", {"lesson": slug, "course": course}))
    return problems
