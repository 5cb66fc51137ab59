"""The outline of a Markdown text: every construct that MyST would act on, with its line in the file.

The parser is put together as MyST's own is, so the two never disagree on where a construct begins. Two differences
only add to what is seen: raw HTML and unsafe addresses become items here, where MyST leaves them as text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from doorstep.lesson import TEXT_BLOCKS
from doorstep.markdown import split_options
from doorstep.problems import Location

DEEPEST = 6
_SPECIAL = re.compile(r"[{}\[\]`<!&\\:\n]")


@dataclass(frozen=True, slots=True)
class Item:
    """A construct, and where it begins."""

    at: Location


@dataclass(frozen=True, slots=True)
class Directive(Item):
    """A fence with a name in braces. ``source`` is its whole body, whose first line is the one below ``at``.

    ``inside`` are the items of a text block's body; the bodies of activities have their own readers.
    """

    name: str
    argument: str
    source: str
    marks: str
    closed: bool
    depth: int = 0
    inside: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Code(Item):
    """A fence without a directive's name, or lines set in by four spaces. ``info`` is what follows the signs.

    MyST reads on inside colons without a name, so they have items ``inside``; other code has none.
    """

    marks: str
    info: str
    closed: bool
    depth: int = 0
    inside: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Role(Item):
    """An inline construct of the form {name}`content`."""

    name: str
    content: str


@dataclass(frozen=True, slots=True)
class Link(Item):
    """A link, and where it leads."""

    target: str


@dataclass(frozen=True, slots=True)
class Image(Item):
    """A picture, and its description."""

    target: str
    alt: str


@dataclass(frozen=True, slots=True)
class Heading(Item):
    """A heading of a level from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Html(Item):
    """A piece of raw HTML, shortened."""

    text: str


@dataclass(frozen=True, slots=True)
class Words(Item):
    """Plain words in one line."""

    text: str


@dataclass(frozen=True, slots=True)
class Reference(Item):
    """A definition ``[label]: target``."""

    target: str


@dataclass(frozen=True, slots=True)
class Extra(Item):
    """Front matter where there should be none."""


def outline(text: str, at: Location, depth: int = 0) -> list[Item]:
    """The items of a text whose first line is at ``at``, in reading order; text blocks hold theirs inside."""
    env: dict[str, Any] = {}
    items = list(_Reader(at, depth).blocks(_parser().parse(text, env)))
    items += [Reference(at.down(found["map"][0]), found["href"]) for found in _references(env)]
    return items


def inline_outline(text: str, at: Location) -> list[Item]:
    """The items of a piece of inline Markdown, such as an option of an activity."""
    if not _SPECIAL.search(text):
        return [Words(at, text)]
    env: dict[str, Any] = {}
    return list(_Reader(at, 0).blocks(_parser().parseInline(text, env)))


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item, those inside text blocks too, in reading order."""
    for item in items:
        yield item
        if isinstance(item, Directive | Code):
            yield from walk(item.inside)


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark")
        .enable("table")
        .use(front_matter_plugin)
        .use(myst_block_plugin)
        .use(myst_role_plugin)
        .use(footnote_plugin)
        .disable("footnote_inline")
        .disable("footnote_tail")
        .use(colon_fence_plugin)
    )
    parser.validateLink = _any_link  # type: ignore[method-assign]
    return parser


def _any_link(url: str) -> bool:
    return True  # an unsafe address is a problem to report, not text to leave alone


def _references(env: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from env.get("references", {}).values()
    yield from env.get("duplicate_refs", [])


class _Reader:
    """Turns tokens into items; ``at`` is the place of the first line of the text."""

    def __init__(self, at: Location, depth: int) -> None:
        self.at, self.depth = at, depth

    def blocks(self, tokens: list[Token]) -> Iterator[Item]:
        for index, token in enumerate(tokens):
            at = self.at.down(token.map[0]) if token.map else self.at
            if token.type in {"fence", "colon_fence"}:
                yield self.fence(token, at)
            elif token.type == "code_block":
                yield Code(at, "", "", True)
            elif token.type == "html_block":
                yield Html(at, _short(token.content))
            elif token.type == "front_matter":
                yield Extra(at)
            elif token.type == "heading_open":
                yield Heading(at, int(token.tag[1:]), tokens[index + 1].content)
            elif token.type == "inline":
                yield from _inline(token, at)

    def fence(self, token: Token, at: Location) -> Item:
        first, end = token.map or (0, 0)
        lines_inside = token.content.count("\n") + (not token.content.endswith("\n") and token.content != "")
        closed = end - first > lines_inside + 1
        name, argument = [*token.info.split(maxsplit=1), "", ""][:2]
        if not (name.startswith("{") and name.endswith("}") and len(name) > 2):
            code = Code(at, token.markup, token.info.strip(), closed, self.depth)
            return self.walked(code, token.content, at.down(1)) if token.type == "colon_fence" else code
        directive = Directive(at, name[1:-1], argument.strip(), token.content, token.markup, closed, self.depth)
        if directive.name not in TEXT_BLOCKS:
            return directive
        lines = split_options(token.content.split("\n"), at.line + 1).lines
        text = "\n".join(line.text for line in lines)
        return self.walked(directive, text, Location(at.path, lines[0].number)) if lines else directive

    def walked(self, item: Directive | Code, text: str, at: Location) -> Item:
        """The item with what is inside it, unless it stands too deep."""
        return item if self.depth >= DEEPEST else replace(item, inside=tuple(outline(text, at, self.depth + 1)))


def _inline(token: Token, at: Location) -> Iterator[Item]:
    """The items of an inline token. Its children know no lines: a cursor follows them through the text."""
    text, cursor = token.content, 0

    def line() -> Location:
        return at.down(text.count("\n", 0, cursor))

    for child in token.children or []:
        match child.type:
            case "softbreak" | "hardbreak":
                cursor = text.find("\n", cursor) + 1 or cursor
            case "text":
                yield Words(line(), child.content)
            case "code_inline" | "myst_role" | "html_inline":
                begin, cursor = _span(child.content, text, cursor)
                here = at.down(text.count("\n", 0, begin))
                if child.type == "html_inline":
                    yield Html(here, _short(child.content))
                elif child.type == "myst_role":
                    yield Role(here, str(child.meta["name"]), child.content)
            case "link_open":
                yield Link(line(), str(child.attrs.get("href", "")))
            case "image":
                yield Image(line(), str(child.attrs.get("src", "")), child.content)
                yield from (Words(line(), part.content) for part in child.children or [] if part.type == "text")
            case _:
                pass


def _span(content: str, text: str, cursor: int) -> tuple[int, int]:
    """Where a span with this content stands from the cursor on; its line ends have become spaces."""
    pattern = r"\s".join(re.escape(part) for part in re.split(r"\s", content))
    found = re.compile(pattern).search(text, cursor)
    return found.span() if found else (cursor, cursor)


def _short(html: str) -> str:
    return " ".join(html.split())[:40]
