"""Where the package's own files are."""

from functools import cache
from pathlib import Path


@cache
def templates_dir() -> Path:
    """The folder of templates: inside the package in a wheel, at the top of the project in a checkout."""
    packaged = Path(__file__).parent / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "templates"
