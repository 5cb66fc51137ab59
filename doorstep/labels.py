"""Labels: the words of the interface, ``templates/labels/<lang>.yml``, the same keys in every language."""

from collections.abc import Mapping
from functools import cache

import yaml

from doorstep.paths import templates_dir

Labels = Mapping[str, Mapping[str, str]]


@cache
def labels_for(language: str) -> Labels:
    """The labels of a language: section, then key, then the word shown. Raises FileNotFoundError for a new language."""
    path = templates_dir() / "labels" / f"{language}.yml"
    loaded: Labels = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@cache
def label_languages() -> tuple[str, ...]:
    """The languages that have labels, in alphabetical order."""
    return tuple(sorted(path.stem for path in (templates_dir() / "labels").glob("*.yml")))
