"""Rendering a part of a doctree on its own, for a template to place."""

from docutils import nodes
from markupsafe import Markup
from sphinx.writers.html5 import HTML5Translator


def render_children(translator: HTML5Translator, node: nodes.Element) -> Markup:
    """The HTML of a node's children, rendered aside from what the translator has written so far."""
    written, translator.body = translator.body, []
    for child in node.children:
        child.walkabout(translator)
    html, translator.body = "".join(translator.body), written
    return Markup(html.strip())  # noqa: S704 - written by the translator, which escapes
