"""What a page template is given, and the record that narration and packs read of each page."""

from pathlib import Path
from posixpath import relpath
from typing import Any

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx

from doorstep.labels import labels_for
from doorstep.library import Library, Page
from doorstep.record import PageRecord, write_record
from doorstep.sphinxext.activity import activity_node
from doorstep.sphinxext.notebook import page_widget_state
from doorstep.sphinxext.project import library_of
from doorstep.sphinxext.sentences import segments_of

Context = dict[str, Any]


def give_context(app: Sphinx, docname: str, template: str, context: Context, doctree: nodes.document | None) -> str:
    """Fill the context of a page's template; returns the template for its kind of page."""
    library = library_of(app)
    page = library.pages[docname]
    link = _Links(page)
    values = _shared(library, page, link) | _neighbours(library, page, link)
    values["body"] = Markup(context["body"])  # noqa: S704 - written by the translator
    values["facts"] = _facts(library, page)
    values["terms"] = _terms(library, page, doctree)
    state = page_widget_state(doctree) if doctree else None
    values["widgets"] = state is not None
    values["widget_state"] = Markup(state or "")  # noqa: S704 - JSON, made safe for a script by its writer
    context["doorstep"] = values
    if doctree is not None:
        _write_record(app, page, doctree)
    return f"page/{page.kind}.html"


class _Links:
    """Addresses of other pages, relative to one page."""

    def __init__(self, page: Page) -> None:
        self.folder = page.url.rpartition("/")[0]

    def to(self, url: str) -> str:
        return relpath(url, self.folder)

    def card(self, page: Page) -> Context:
        front = page.front
        return {
            "title": page.title,
            "url": self.to(page.url),
            "minutes": front.minutes if front else None,
            "objective": front.objective if front else None,
            "promise": page.promise,
        }


def _shared(library: Library, page: Page, link: _Links) -> Context:
    front = page.front
    root = link.to("x")[:-1]
    course = library.find(f"{page.course}/index", page.lang) if page.kind == "lesson" else None
    home = library.find("index", page.lang)
    return {
        "lang": page.lang,
        "t": labels_for(page.lang),
        "title": page.title,
        "root": root,
        "static": f"{root}static/",
        "site_name": library.settings.site_name[page.lang],
        "canonical_key": page.key,
        "url_home": link.to(home.url) if home else root,
        "url_course": link.to(course.url) if course else None,
        "course_title": course.title if course else None,
        "objective": front.objective if front else None,
        "minutes": front.minutes if front else None,
        "reviewed": front.reviewed.isoformat() if front and front.reviewed else None,
        "promise": page.promise or None,
        "track": page.url.rpartition("/")[2].removesuffix(".html") if page.kind == "lesson" else None,
        "pages": [link.card(one) for one in library.in_language(page.lang) if one.kind == "article" and one != page],
        "languages": [_language(library, page, lang, link) for lang in library.settings.languages],
    }


def _language(library: Library, page: Page, lang: str, link: _Links) -> Context:
    """One entry of the language switch: this page in that language, else the home page there."""
    labels = labels_for(lang)["language"]
    there = library.find(page.key, lang) or library.find("index", lang)
    return {
        "lang": lang,
        "name": labels["name"],
        "dir": labels["dir"],
        "url": link.to(there.url) if there else None,
        "current": lang == page.lang,
    }


def _neighbours(library: Library, page: Page, link: _Links) -> Context:
    """Position, previous and next lesson, and the lists that home and course pages show."""
    values: Context = {"position": None, "previous": None, "next": None, "lessons": [], "courses": []}
    if page.kind == "lesson":
        order = library.lessons(page.course or "", page.lang)
        index = order.index(page)
        values["position"] = {"lesson": index + 1, "of": len(order)}
        values["previous"] = link.card(order[index - 1]) if index else None
        values["next"] = link.card(order[index + 1]) if index + 1 < len(order) else None
    if page.kind == "course":
        values["lessons"] = [link.card(lesson) for lesson in library.lessons(page.course or "", page.lang)]
    if page.kind == "home":
        values["courses"] = [
            link.card(course)
            | {"lessons": [link.card(lesson) for lesson in library.lessons(course.course or "", page.lang)]}
            for course in library.courses(page.lang)
        ]
    return values


def _facts(library: Library, page: Page) -> list[Context]:
    names = page.front.facts if page.front else ()
    facts = [library.facts[name] for name in names if name in library.facts]
    return [{"text": fact.text[page.lang], "source": fact.source, "checked": fact.checked} for fact in facts]


def _terms(library: Library, page: Page, doctree: nodes.document | None) -> list[Context]:
    """The glossary words that a page uses, in the order of their first use."""
    if doctree is None:
        return []
    names = dict.fromkeys(str(node["term"]) for node in doctree.findall(nodes.reference) if "term" in node)
    return [
        {"id": name, "term": library.terms[name].term[page.lang], "meaning": library.terms[name].meaning[page.lang]}
        for name in names
    ]


def _write_record(app: Sphinx, page: Page, doctree: nodes.document) -> None:
    """Keep what later stages need of the page."""
    activities = [node["activity"] for node in doctree.findall(activity_node)]
    record = PageRecord(
        page.docname, tuple(segments_of(doctree)), tuple((activity.kind, activity.id) for activity in activities)
    )
    write_record(Path(app.config.doorstep_records or Path(app.outdir).parent / "records"), record)


def setup(app: Sphinx) -> None:
    """Hook the page handler."""
    app.connect("html-page-context", give_context)
