"""Jinja: the only way from models to HTML. Everything a reader sees is a template under ``templates/``."""

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from doorstep.activities.base import Activity, Rich
from doorstep.icons import icon, sprite
from doorstep.labels import Labels, labels_for
from doorstep.paths import templates_dir

Slot = Callable[[Rich], Markup]


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
