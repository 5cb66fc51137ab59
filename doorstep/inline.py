"""Inline Markdown to HTML without Sphinx, for widgets and previews. Never raw HTML, only safe links."""

import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markupsafe import Markup
from mdit_py_plugins.myst_role import myst_role_plugin

from doorstep.icons import icon
from doorstep.labels import labels_for

if TYPE_CHECKING:
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

_SCHEME = re.compile(r"^\s*([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SAFE_SCHEMES = ("http", "https", "mailto", "tel", "sms")
_ARROW = re.compile(r"\s+=>\s+")


def inline_html(text: str, language: str) -> Markup:
    """Phrasing content for a piece of inline Markdown with our roles. Raises nothing, whatever the text."""
    return Markup(_parser().renderInline(text, {"language": language}))  # noqa: S704


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(myst_role_plugin)
    parser.validateLink = _safe  # type: ignore[method-assign]
    parser.add_render_rule("myst_role", _role)
    parser.add_render_rule("image", _picture)
    return parser


def _safe(url: str) -> bool:
    scheme = _SCHEME.match(url)
    return scheme is None or scheme[1].lower() in _SAFE_SCHEMES


def _picture(
    _renderer: "RendererHTML", tokens: "list[Token]", index: int, _options: "OptionsDict", _env: "EnvType"
) -> str:
    """What the picture shows, in words: its file is known to Sphinx only."""
    return str(Markup("{}").format(tokens[index].content))


def _role(_renderer: "RendererHTML", tokens: "list[Token]", index: int, _options: "OptionsDict", env: "EnvType") -> str:
    # The renderer joins plain strings: a Markup among them would escape its neighbours.
    return str(_role_html(tokens[index].meta["name"], tokens[index].content.strip(), str(env["language"])))


def _role_html(name: str, content: str, language: str) -> Markup:
    match name:
        case "icon" if re.fullmatch(r"[a-z0-9-]+", content):
            return icon(content)
        case "blank":
            words = content or labels_for(language)["activity"]["blank"]
            return Markup('<span class="blank" role="img" aria-label="{}"></span>').format(words)
        case "say":
            return Markup("{}").format(_ARROW.split(content)[0])
        case "term" | "place" | "fact":
            return Markup('<span class="{}">{}</span>').format(name, content)
        case _:
            return Markup("{}").format(content)
