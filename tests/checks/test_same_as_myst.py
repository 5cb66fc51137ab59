"""The outline and MyST agree: of a text that the checks would let pass, MyST sees nothing that our reader does not.

MyST's own parser, set up as the pages are built, is the oracle. Its way through blocks is repeated here as its
renderer goes: the body of a directive is parsed anew, in the same environment, without a front matter at its start.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from doorstep.lesson import TEXT_BLOCKS
from doorstep.markdown import split_options
from doorstep.outline import DEEPEST, Code, Directive, Extra, Html, Image, Link, Reference, Role, outline, walk
from doorstep.problems import Location

CONFIG = MdParserConfig(enable_extensions={"colon_fence"}, disable_syntax=["html_block", "html_inline"])
MYST = create_md_parser(CONFIG, RendererHTML)
LESSONS = sorted(Path(__file__).parents[2].glob("lessons/*/*/*.md"))

PIECES = (
    *("---", "...", "```", "````", "~~~", ":::", "::::", "+++", "***", "", "", "% note", "(mark)=", "===", "# a"),
    *(":::{goal}", "::::{why}", "```{steps}", ":::{choice}", ":::{include} a", "```{include} a", "~~~{raw} html"),
    *(":id: a", "{download}`a`", "{fact}`a`", "`", "``", "\\`", "{include", "}`a`", "[a]", "[a]: b", "[^1]", "[^1]: c"),
    *("<div>", "</div>", "<!--", "-->", "<b", "| a | b |", "|---|---|", "a", "[a](javascript:b)", "<path:a>"),
)
INDENTS = ("", "", "", " ", "  ", "   ", "    ", "- ", "1. ", "> ", "\t", "  - ", "    > ")
LINES = st.tuples(st.sampled_from(INDENTS), st.sampled_from(INDENTS), st.sampled_from(PIECES), st.sampled_from(PIECES))
TEXTS = st.lists(LINES.map(lambda parts: f"{parts[0]}{parts[1]}{parts[2]}{parts[3] if len(parts[2]) < 5 else ''}"))


def seen_by_myst(text: str, env: dict[str, Any], depth: int = 0) -> Iterator[str]:
    """Every construct of a text that MyST would act on."""
    tokens = MYST.parse(text + "\n", env)
    if tokens and tokens[0].type == "front_matter":
        tokens.pop(0)
    for token in tokens:
        if token.type in {"fence", "colon_fence"}:
            yield from seen_in_fence(token, env, depth)
        for child in token.children or []:
            if child.type == "myst_role":
                yield f"role {child.meta['name']} {child.content}"
            elif child.type in {"link_open", "image"}:
                yield f"{child.type[:4]} {child.attrs.get('href') or child.attrs.get('src')}"


def seen_in_fence(token: Token, env: dict[str, Any], depth: int) -> Iterator[str]:
    name = (token.info.split(maxsplit=1) or [""])[0]
    if name.startswith("{") and name.endswith("}"):
        yield f"directive {name[1:-1]}"
        if name[1:-1] in TEXT_BLOCKS:
            lines = split_options(token.content.split("\n"), 1).lines
            yield from seen_by_myst("\n".join(line.text for line in lines), env, depth + 1)
    elif token.type == "colon_fence":
        yield from seen_by_myst(token.content, env, depth + 1)


def seen_by_us(text: str) -> set[str] | None:
    """The same by our outline, or None when the checks would refuse the text for its form."""
    found = set()
    for item in walk(outline(text, Location("x.md", 1))):
        match item:
            case Html() | Extra() | Reference():
                return None
            case Directive() | Code() if item.depth >= DEEPEST:
                return None
            case Directive():
                found.add(f"directive {item.name}")
            case Role():
                found.add(f"role {item.name} {item.content}")
            case Link():
                found.add(f"link {item.target}")
            case Image():
                found.add(f"imag {item.target}")
            case _:
                pass
    return found


@settings(max_examples=250, deadline=None)
@given(TEXTS)
@example([":::{goal}", "---", "```", "---", "```{include} a", "```", ":::"])
@example(["[^1]: a", "", "    ```{include} a", "    ```", "[^1]"])
@example(["[^1]: a b c", "", "    ```{include} a", "    ```", "[^1]"])
@example(["% `", "{download}`a`"])
@example(["::::", ":::{include} a", ":::", "::::"])
@example(["[a]: b", "", ":::{goal}", "[a]", ":::"])
@example(["<div>", "", ":::{include} a", ":::"])
def test_myst_sees_nothing_that_we_do_not(lines: list[str]) -> None:
    text = "\n".join(lines)
    ours = seen_by_us(text)
    if ours is not None:
        assert set(seen_by_myst(text, {})) <= ours


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.relative_to(path.parents[3]).as_posix())
def test_both_see_the_same_in_our_lessons(path: Path) -> None:
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert set(seen_by_myst(body, {})) == seen_by_us(body)
