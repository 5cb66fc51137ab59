"""Narration's hold on the page: each sentence of the resolved doctree in a span of its own, and the list of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from doorstep.narration.segment import Override, Pause, Segment, segment_id, split_sentences
from doorstep.sphinxext.activity import slot_node
from doorstep.sphinxext.blocks import block_node
from doorstep.sphinxext.project import language_of
from doorstep.sphinxext.roles import blank_node, icon_node, say_node

_SILENT = (nodes.literal_block, nodes.comment, nodes.raw, nodes.system_message, nodes.math, nodes.math_block)
_OPAQUE = (icon_node, blank_node, nodes.image, nodes.footnote_reference)


class sentence_node(nodes.Inline, nodes.TextElement):  # noqa: N801 - docutils names nodes in lower case
    """One spoken sentence; its id is the segment's, with a number when the page says it more than once."""


def visit_sentence(self: HTML5Translator, node: sentence_node) -> None:
    """Open the sentence's span."""
    self.body.append(f'<span class="s" id="{node["ids"][0]}">')


def depart_sentence(self: HTML5Translator, node: sentence_node) -> None:
    """Close the sentence's span."""
    self.body.append("</span>")


def mark_sentences(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Cut a lesson's facilitator notes out, then wrap its sentences and keep the list for the page's record."""
    for block in list(doctree.findall(block_node)):
        if block["kind"] == "facilitator":
            block.parent.remove(block)
    marker = _Marker(language_of(app))
    for element in list(_spoken_elements(doctree)):
        marker.mark(element)
    doctree["segments"] = marker.segments


def segments_of(doctree: nodes.document) -> list[Segment]:
    """The segments of a resolved doctree, in reading order; each ``id`` is the id of its span in the page."""
    return list(doctree["segments"])


def _spoken_elements(node: nodes.Node) -> Iterator[nodes.TextElement | nodes.image]:
    """Outermost elements of running text, and pictures, in document order."""
    for child in node.children:
        if isinstance(child, _SILENT):
            continue
        if isinstance(child, nodes.TextElement):
            yield from child.findall(nodes.image)
            yield child
        elif isinstance(child, nodes.image):
            yield child
        else:
            yield from _spoken_elements(child)


class _Marker:
    """Wraps the sentences of one page, numbering those that repeat."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.segments: list[Segment] = []
        self._seen: dict[str, int] = {}

    def mark(self, element: nodes.TextElement | nodes.image) -> None:
        """Wrap each sentence of an element in a span, or a picture in the span of its description."""
        if isinstance(element, nodes.image):
            self._mark_picture(element)
            return
        text = _shown(element)
        ranges = split_sentences(text, self.language)
        children: list[nodes.Node] = []
        at = 0
        for start, end in ranges:
            children += _cut(element.children, at, start)
            segment = Segment(
                id=segment_id(text[start:end], says := _says(element, start, end)),
                text=text[start:end],
                lang=self.language,
                aside=_is_aside(element),
                pause=_pause(element) if (start, end) == ranges[-1] else "sentence",
                say=says,
            )
            children.append(sentence_node("", "", *_cut(element.children, start, end), ids=[self._add(segment)]))
            at = end
        children += _cut(element.children, at, len(text), last=True)
        element[:] = children

    def _mark_picture(self, image: nodes.image) -> None:
        alt = str(image.get("alt") or "").strip()
        if alt:
            segment = Segment(
                id=segment_id(alt, None), text=alt, lang=self.language, aside=True, pause="item", say=None
            )
            image["sentence"] = self._add(segment)

    def _add(self, segment: Segment) -> str:
        number = self._seen[segment.id] = self._seen.get(segment.id, 0) + 1
        span = segment.id if number == 1 else f"{segment.id}-{number}"
        self.segments.append(replace(segment, id=span))
        return span


def _is_aside(element: nodes.Element) -> bool:
    return isinstance(element, slot_node) and bool(element["aside"])


def _pause(element: nodes.Element) -> Pause:
    """The silence after an element's last sentence."""
    if isinstance(element, nodes.title):
        return "section"
    if isinstance(element, slot_node) or isinstance(element.parent, nodes.list_item):
        return "item"
    return "paragraph"


def _shown(node: nodes.Node) -> str:
    """The text of an element as the page shows it; icons, blanks and pictures have none."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, _OPAQUE):
        return ""
    return "".join(_shown(child) for child in node.children)


def _says(element: nodes.Element, start: int, end: int) -> tuple[Override, ...] | None:
    """The ``{say}`` overrides that lie inside a range of the element's text, counted from its start."""
    found = []
    at = 0

    def walk(node: nodes.Node) -> None:
        nonlocal at
        begin = at
        if isinstance(node, nodes.Text):
            at += len(node)
        elif not isinstance(node, _OPAQUE):
            for child in node.children:
                walk(child)
        if isinstance(node, say_node) and start <= begin and at <= end:
            found.append(Override(begin - start, at - start, node["spoken"]))

    walk(element)
    return tuple(found) or None


def _cut(children: Sequence[nodes.Node], start: int, end: int, *, last: bool = False) -> list[nodes.Node]:
    """Copies of inline nodes for a range of their text; a node that a boundary cuts is split in two.

    A node without text (icon, blank, picture) goes where it stands; at the very end only with ``last``.
    """
    taken: list[nodes.Node] = []
    at = 0
    for child in children:
        length = len(_shown(child))
        inside = start <= at < end or (last and at == end and start <= at)
        if length == 0:
            if inside:
                taken.append(child.deepcopy())
        elif at < end and at + length > start:
            taken.append(_slice(child, max(start - at, 0), min(end - at, length)))
        at += length
    return taken


def _slice(node: nodes.Node, start: int, end: int) -> nodes.Node:
    if isinstance(node, nodes.Text):
        return nodes.Text(str(node)[start:end])
    if start == 0 and end == len(_shown(node)):
        return node.deepcopy()
    copy = node.copy()
    if isinstance(copy, nodes.Element):
        copy.extend(_cut(node.children, start, end, last=end == len(_shown(node))))
    return copy


def setup(app: Sphinx) -> None:
    """Register the sentence node and the event that makes them."""
    app.add_node(sentence_node, html=(visit_sentence, depart_sentence))
    app.connect("doctree-resolved", mark_sentences)
