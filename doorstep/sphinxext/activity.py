"""Activities in pages: the directive, its node, and rich text that stays doctree: links and narration reach it."""

from docutils import nodes
from markupsafe import Markup
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from doorstep.activities import KINDS, parse_activity
from doorstep.activities.base import Activity, Rich
from doorstep.problems import Location, Problem
from doorstep.render import render_activity
from doorstep.sphinxext.fragments import render_children
from doorstep.sphinxext.project import language_of

logger = logging.getLogger(__name__)


class activity_node(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """An activity. Attribute ``activity`` is its model; its children are one ``slot_node`` for each rich text."""


class slot_node(nodes.Part, nodes.TextElement):  # noqa: N801 - docutils names nodes in lower case
    """One rich text of an activity, as inline doctree. Attribute ``aside``: spoken when it is shown."""


def activity_nodes(directive: SphinxDirective, kind: str, source: str, at: Location) -> list[nodes.Node]:
    """The activity written in ``source`` as a node with its rich texts parsed, or nothing when it has problems.

    Problems go to Sphinx's log with their file and line, so that they are seen under plain Jupyter Book too.
    """
    activity, problems = parse_activity(kind, source, at, language_of(directive.env.app))
    for problem in problems:
        log_problem(problem, directive.env.docname)
    if activity is None or any(problem.severity == "error" for problem in problems):
        return []
    node = activity_node(activity=activity, ids=[activity.id])
    directive.set_source_info(node)
    for rich in activity.rich():
        slot = slot_node("", aside=rich.aside)
        slot.line = rich.line
        children, messages = directive.state.inline_text(rich.text, rich.line)
        slot.extend(children)
        slot.extend(messages)
        node += slot
    return [node]


def log_problem(problem: Problem, docname: str) -> None:
    """Say a problem in Sphinx's log at its place."""
    words = f"{problem.words('what')} [{problem.code}]; fix: {problem.words('fix')}"
    place = (docname, problem.at.line)
    logger.warning(words, location=place, type="doorstep", subtype=problem.code, extra={"problem": problem})


class ActivityDirective(SphinxDirective):
    """Reads an activity of the kind it is named after."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """The activity's node."""
        first_line = self.lineno + self.content_offset + 1
        path = self.env.doc2path(self.env.docname, base=False)
        return activity_nodes(self, self.name, "\n".join(self.content), Location(str(path), first_line))


def visit_activity(self: HTML5Translator, node: activity_node) -> None:
    """Write the activity through its template, each rich text rendered from its slot."""
    activity: Activity = node["activity"]
    slots = {id(rich): slot for rich, slot in zip(activity.rich(), node.findall(slot_node), strict=True)}

    def slot(rich: Rich) -> Markup:
        return render_children(self, slots[id(rich)])

    self.body.append(render_activity(activity, language_of(self.builder.app), slot))
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """Register one directive for each kind of activity."""
    app.add_node(activity_node, html=(visit_activity, None))
    app.add_node(slot_node)
    for kind in KINDS:
        app.add_directive(kind, ActivityDirective)
