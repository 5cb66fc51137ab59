"""The Sphinx side of Doorstep: everything that knows Sphinx, docutils and MyST-NB."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: "Sphinx") -> dict[str, Any]:
    """Register the extension. Its modules are imported here, so that a bare ``import doorstep`` needs no Sphinx."""
    from doorstep.sphinxext import activity, blocks, notebook, pages, pictures, project, roles, sentences

    for part in (project, blocks, activity, roles, pictures, notebook, sentences, pages):
        part.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": False, "env_version": 1}
