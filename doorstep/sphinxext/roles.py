"""Inline roles: fact, place, term, blank, icon and say."""

from collections.abc import Callable
from typing import Any

from docutils import nodes
from docutils.parsers.rst.states import Inliner
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from doorstep.icons import icon
from doorstep.library import Library
from doorstep.sphinxext.project import language_of, library_of

RoleResult = tuple[list[nodes.Node], list[nodes.system_message]]
Write = Callable[[str, str, Library, str], nodes.Node | None]


class icon_node(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A drawing of the sprite. Attribute: name."""


class blank_node(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A line to write on. Attribute: label, what to write there."""


class say_node(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes in lower case
    """Words shown one way and spoken another. Attribute: spoken."""


def _fact(text: str, language: str, library: Library, raw: str) -> nodes.Node | None:
    fact = library.facts.get(text)
    return nodes.inline(raw, fact.text[language], classes=["fact"], fact=text) if fact else None


def _place(text: str, language: str, library: Library, raw: str) -> nodes.Node | None:
    value = library.place.values.get(text)
    return nodes.inline(raw, value.words(language), classes=["place"]) if value else None


def _term(text: str, language: str, library: Library, raw: str) -> nodes.Node | None:
    term = library.terms.get(text)
    if term is None:
        return None
    address = f"#term-{text}"
    return nodes.reference(raw, term.term[language], refuri=address, internal=True, classes=["term"], term=text)


def _blank(text: str, language: str, library: Library, raw: str) -> nodes.Node:
    return blank_node(raw, label=text)


def _icon(text: str, language: str, library: Library, raw: str) -> nodes.Node:
    return icon_node(raw, name=text)


def _say(text: str, language: str, library: Library, raw: str) -> nodes.Node:
    shown, _, spoken = (part.strip() for part in text.partition("=>"))
    return say_node(raw, shown, spoken=spoken or shown)


ROLES: dict[str, Write] = {
    "fact": _fact,
    "place": _place,
    "term": _term,
    "blank": _blank,
    "icon": _icon,
    "say": _say,
}


def _role(write: Write) -> Callable[..., RoleResult]:
    def run(name: str, raw: str, text: str, line: int, inliner: Inliner, *_: Any, **__: Any) -> RoleResult:
        app: Sphinx = inliner.document.settings.env.app
        node = write(text.strip(), language_of(app), library_of(app), raw)
        if node is None:
            return [nodes.Text(text)], [inliner.reporter.warning(f"unknown {name} '{text}'", line=line)]
        return [node], []

    return run


def visit_icon(self: HTML5Translator, node: icon_node) -> None:
    """Write the drawing."""
    self.body.append(icon(node["name"]))
    raise nodes.SkipNode


def visit_blank(self: HTML5Translator, node: blank_node) -> None:
    """Write the line; a screen reader hears what it is for."""
    self.body.append(f'<span class="blank" role="img" aria-label="{self.attval(node["label"])}"></span>')
    raise nodes.SkipNode


def visit_say(self: HTML5Translator, node: say_node) -> None:
    """Show the shown words: the spoken ones are for the voice only."""


def setup(app: Sphinx) -> None:
    """Register the roles and how their nodes are written."""
    app.add_node(icon_node, html=(visit_icon, None))
    app.add_node(blank_node, html=(visit_blank, None))
    app.add_node(say_node, html=(visit_say, visit_say))
    for name, write in ROLES.items():
        app.add_role(name, _role(write))
    app.add_role_to_domain("std", "term", _role(_term), override=True)  # Sphinx asks its own glossary first
