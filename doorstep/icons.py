"""Drawings: their names, a reference to one, and the sprite of those that a piece of HTML uses."""

import re
from functools import cache

from markupsafe import Markup

from doorstep.paths import templates_dir

_USE = re.compile(r'href="#i-([a-z0-9-]+)"')


@cache
def icon_names() -> tuple[str, ...]:
    """Names an editor may use in ``{icon}``: the drawings in ``templates/icons/``."""
    return tuple(sorted(path.stem for path in (templates_dir() / "icons").glob("*.svg")))


def icon(name: str) -> Markup:
    """A reference to a drawing of the page's sprite, silent to screen readers: a word always stands beside it."""
    return Markup('<svg class="icon" aria-hidden="true"><use href="#i-{}"/></svg>').format(name)


def sprite(html: str) -> Markup:
    """The hidden sprite with just the icons that ``html`` uses; put it in front of that HTML."""
    names = sorted(set(_USE.findall(html)))
    if not names:
        return Markup("")
    symbols = "".join(
        f'<symbol id="i-{name}" viewBox="0 0 24 24">{re.sub(r"</?svg[^>]*>", "", _drawing(name))}</symbol>'
        for name in names
    )
    return Markup(f'<svg class="sprite" aria-hidden="true" hidden>{symbols}</svg>')  # noqa: S704


@cache
def _drawing(name: str) -> str:
    return (templates_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()
