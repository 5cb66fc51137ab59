"""Jupyter Book as the front end of configuration: the only module that imports it.

Everything else works on the Sphinx settings it returns, so that plain Sphinx can take its place.
"""

import contextlib
import io
from pathlib import Path
from typing import Any


def sphinx_settings(root: Path, overrides: dict[str, Any]) -> dict[str, Any]:
    """Sphinx settings for the project: ``_config.yml`` as Jupyter Book reads it, then ``overrides``."""
    from jupyter_book.config import get_final_config  # slow, and only the pages' own processes need it

    with contextlib.redirect_stdout(io.StringIO()):  # it prints advice for its own command
        settings, _ = get_final_config(
            user_yaml=root / "_config.yml",
            cli_config={"latex_individualpages": False, **overrides},
            sourcedir=root,
        )
    return dict(settings)
