"""Jupyter Book's table of contents of one language, made from the syllabus."""

import yaml

from doorstep.library import Library

NOTE = "# Made from book/syllabus.yml by `doorstep toc`. Do not edit.\n"


def toc_text(library: Library, lang: str) -> str:
    """The text of a ``_toc.yml`` that names every page of a language: home, courses with their lessons, the others."""
    chapters: list[dict[str, object]] = []
    for course in library.courses(lang):
        lessons = [{"file": page.docname} for page in library.lessons(course.course or "", lang)]
        chapters.append({"file": course.docname, "sections": lessons} if lessons else {"file": course.docname})
    chapters += [{"file": page.docname} for page in library.in_language(lang) if page.kind == "article"]
    home = next(page for page in library.in_language(lang) if page.kind == "home")
    toc = {"format": "jb-book", "root": home.docname, "chapters": chapters}
    return NOTE + yaml.safe_dump(toc, sort_keys=False, allow_unicode=True)
