"""Mistakes around the lessons (book, pages, notebooks): each with its exact report.

``python -m tests.site.test_bad`` writes the reports anew.
"""

import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from doorstep.problems import report
from doorstep.site.check import check_project
from doorstep.site.language import build_language
from doorstep.widgets import Choice
from tests.built_site import LESSON_FILE, copy_project, edit

BAD = Path(__file__).parent / "bad"
CELL = """---
title: Thử
file_format: mystnb
kernelspec:
  name: python3
---

# Thử

```{code-cell} python
from ipywidgets import Output
Output()
```
"""


def checked(root: Path) -> str:
    return report(check_project(root)[1])


def built(root: Path) -> str:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:  # as a build does: it changes its process
        return report(pool.submit(build_language, root, "vi").result().problems)


def without_facts(root: Path) -> str:
    (root / "book/facts.yml").unlink()
    return checked(root)


def without_its_lesson(root: Path) -> str:
    for lang in ("vi", "en", "ar"):
        (root / f"lessons/{lang}/vneid/refuse-fake-police.md").unlink()
    return checked(root)


def not_listed(root: Path) -> str:
    (root / LESSON_FILE).rename(root / "lessons/vi/vneid/other.md")
    (root / LESSON_FILE).write_text((root / "lessons/vi/vneid/other.md").read_text(encoding="utf-8"), encoding="utf-8")
    return checked(root)


def unknown_directive_in_the_book(root: Path) -> str:
    edit(root, "\n# ", "\n:::{gaol}\nx\n:::\n\n# ", path="book/vi/about.md")
    return built(root)


def unknown_extension(root: Path) -> str:
    edit(root, "myst_nb,", "myst_nb, no_such_extension,", path="_config.yml")
    return built(root)


def widget_that_needs_a_kernel(root: Path) -> str:
    (root / "book/vi/workshop.md").write_text(CELL, encoding="utf-8")
    return built(root)


def widget_in_an_unknown_language(root: Path) -> str:
    with pytest.raises(ValueError) as error:
        Choice("A?\n\n- [x] B\n- [ ] C => D", id="a", language="vn")
    return str(error.value)


MISTAKES: dict[str, Callable[[Path], str]] = {
    "book.missing-file": without_facts,
    "book.missing-lesson": without_its_lesson,
    "book.unlisted-lesson": not_listed,
    "sphinx.stopped": unknown_extension,
    "sphinx.warning": unknown_directive_in_the_book,
    "widget.needs-notebook": widget_that_needs_a_kernel,
    "widget.unknown-language": widget_in_an_unknown_language,
}


@pytest.mark.parametrize("code", MISTAKES)
def test_a_mistake_has_its_exact_report(code: str, tmp_path: Path) -> None:
    told = MISTAKES[code](copy_project(tmp_path / "project"))
    assert f"[{code}]" in told
    assert told == (BAD / f"{code}.txt").read_text(encoding="utf-8").rstrip("\n")


if __name__ == "__main__":
    for name, make in MISTAKES.items():
        with tempfile.TemporaryDirectory() as folder:
            (BAD / f"{name}.txt").write_text(make(copy_project(Path(folder) / "project")) + "\n", encoding="utf-8")
