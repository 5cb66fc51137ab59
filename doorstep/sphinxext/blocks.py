"""Text blocks: goal, why, steps, mistakes, message, take-home, facilitator, emergency."""

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from doorstep.lesson import TEXT_BLOCKS
from doorstep.markdown import split_options
from doorstep.render import render_block
from doorstep.sphinxext.fragments import render_children
from doorstep.sphinxext.project import language_of


class block_node(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A text block. Attributes: kind, ids, options; its children are its body."""


class BlockDirective(SphinxDirective):
    """Reads a text block; its options are the ``:key: value`` lines at the top of its body."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The block with its body parsed as ordinary Markdown."""
        first_line = self.lineno + self.content_offset + 1
        body = split_options(list(self.content), first_line)
        node = block_node(kind=self.name, options={key: option.value for key, option in body.options.items()})
        if "id" in body.options:
            node["ids"].append(body.options["id"].value)
        self.set_source_info(node)
        if body.lines:
            lines = StringList([line.text for line in body.lines], source=self.get_source_info()[0])
            self.state.nested_parse(lines, body.lines[0].number - self.lineno - 1, node)
        return [node]


def visit_block(self: HTML5Translator, node: block_node) -> None:
    """Write the block through its template; its children are rendered into the template's body."""
    html = render_block(
        node["kind"],
        language_of(self.builder.app),
        id=node["ids"][0] if node["ids"] else None,
        options=node["options"],
        body=render_children(self, node),
    )
    self.body.append(html)
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register the directives and how their node is written."""
    app.add_node(block_node, html=(visit_block, None))
    for kind in TEXT_BLOCKS:
        app.add_directive(kind, BlockDirective)
