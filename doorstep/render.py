"""Jinja: the only way from models to HTML. Everything a reader sees is a template under ``templates/``."""

import re
from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from doorstep.activities.base import Activity, Rich
from doorstep.labels import Labels, labels_for
from doorstep.paths import templates_dir

Slot = Callable[[Rich], Markup]
_ICON_USE = re.compile(r'href="#i-([a-z0-9-]+)"')


@cache
def environment() -> Environment:
    """The one Jinja environment: escapes everything, and a missing name is an error, never a blank."""
    env = Environment(
        loader=FileSystemLoader(templates_dir()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    env.globals["icon"] = icon
    env.globals["sprite"] = sprite
    return env


def icon(name: str) -> Markup:
    """A reference to a drawing of the page's sprite, silent to screen readers: a word always stands beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


@cache
def _drawing(name: str) -> str:
    return (templates_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()


def sprite(html: str) -> Markup:
    """The hidden sprite with just the icons that ``html`` uses; put it in front of that HTML."""
    names = sorted(set(_ICON_USE.findall(html)))
    if not names:
        return Markup("")
    symbols = "".join(
        f'<symbol id="i-{name}" viewBox="0 0 24 24">{re.sub(r"</?svg[^>]*>", "", _drawing(name))}</symbol>'
        for name in names
    )
    return Markup(f'<svg class="sprite" aria-hidden="true" hidden>{symbols}</svg>')  # noqa: S704


def icon_names() -> frozenset[str]:
    """Names an editor may use in ``{icon}``: the files of ``templates/icons/``."""
    return frozenset(path.stem for path in (templates_dir() / "icons").glob("*.svg"))


def render_activity(activity: Activity, language: str, slot: Slot) -> Markup:
    """The finished HTML of an activity: works without JavaScript, hydrated with it. ``slot`` renders its rich text."""
    template = environment().get_template(f"activities/{activity.kind}/{activity.kind}.html")
    labels: Labels = labels_for(language)
    return Markup(template.render(a=activity, slot=slot, t=labels, lang=language))  # noqa: S704


def render_block(kind: str, language: str, **values: object) -> Markup:
    """The finished HTML of a text block such as goal, why or steps."""
    env = environment()
    template = env.select_template([f"blocks/{kind}.html", "blocks/block.html"])
    return Markup(template.render(kind=kind, lang=language, t=labels_for(language), **values))  # noqa: S704
