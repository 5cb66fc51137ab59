"""The HTML builder: Sphinx's own, with our addresses and without its search, indices and theme files.

It keeps the name ``html``, because MyST-NB picks the form of a cell's output by the builder's name.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sphinx.builders.html import StandaloneHTMLBuilder

from doorstep.library import page_path
from doorstep.paths import templates_dir
from doorstep.render import environment


class PageBuilder(StandaloneHTMLBuilder):
    """Writes ``lessons/vi/payments/scan-qr`` as ``vi/payments/scan-qr.html``, and the pieces pages need beside it."""

    search = False
    copysource = False

    def init(self) -> None:
        """Make the folder that MyST-NB writes its own style to, though no page of ours refers to it."""
        super().init()
        Path(self.outdir, "_static").mkdir(parents=True, exist_ok=True)

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """The page's address from the top of the site, with its file name: folders do not open on ``file://``."""
        return page_path(docname)

    def get_output_path(self, page_name: str, /) -> Path:
        """The file of a page in the output folder; current Sphinx asks for it by this name."""
        return Path(self.outdir, page_path(page_name))

    def get_outfilename(self, pagename: str) -> str:
        """The same for the Sphinx of Jupyter Book."""
        return str(self.get_output_path(pagename))

    def copy_static_files(self) -> None:
        """Copy our built assets, and nothing of Sphinx's."""
        shutil.copytree(templates_dir() / "static", Path(self.outdir, "static"), dirs_exist_ok=True)

    def finish(self) -> None:
        """Copy what pages refer to; no indices, no search page."""
        self.finish_tasks.add_task(self.copy_image_files)
        self.finish_tasks.add_task(self.write_buildinfo)


class JinjaBridge:
    """Renders pages with our Jinja environment (strict, escaping) in place of Sphinx's."""

    def init(self, builder: Any, theme: Any = None, dirs: list[str] | None = None) -> None:
        """Nothing to prepare: Sphinx asks for this."""

    def newest_template_mtime(self) -> float:
        """The time of the newest template: a page older than it is written again."""
        return max(path.stat().st_mtime for path in templates_dir().rglob("*") if path.is_file())

    def newest_template_name(self) -> str:
        """Which template is the newest; newer Sphinx says it in its log."""
        return "templates"

    def render(self, template: str, context: Mapping[str, Any]) -> str:
        """The finished page: the template filled with the values that the page handler gathered."""
        return environment().get_template(template).render(context["doorstep"])

    def render_string(self, template: str, context: Mapping[str, Any]) -> str:
        """Never asked for: no asset of ours is a template."""
        raise NotImplementedError
