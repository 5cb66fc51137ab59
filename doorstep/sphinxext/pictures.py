"""Pictures: drawings go into the page itself, cleaned; photographs load when they come into view."""

from pathlib import Path

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from doorstep.checks.svg import read_picture

_DRAWING = Markup('<svg class="picture" role="img" aria-label="{alt}" viewBox="{box}">{drawing}</svg>')
_PHOTOGRAPH = Markup('<img class="picture" src="{src}" alt="{alt}" loading="lazy">')


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write a picture, within the span of its description when the voice can say it."""
    alt = str(node.get("alt") or "")
    source = Path(self.builder.srcdir) / node["uri"]
    if source.suffix == ".svg":
        picture = read_picture(source)
        html = _DRAWING.format(alt=alt, box=picture.view_box, drawing=Markup(picture.inner))  # noqa: S704 - cleaned
    else:
        name = self.builder.images.get(node["uri"])
        html = _PHOTOGRAPH.format(alt=alt, src=f"{self.builder.imgpath}/{name}" if name else node["uri"])
    if "sentence" in node:
        html = Markup('<span class="s" id="{}">{}</span>').format(node["sentence"], html)
    self.body.append(html)
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Take over how pictures are written."""
    app.add_node(nodes.image, override=True, html=(visit_image, None))
