"""A page of the book whose cells are run: activities become the directive's, other widgets keep a stable state."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built_site import REPOSITORY, copy_project

QUESTION = ":id: door-{place}\nWho is there? Ask [us](about.md).\n\n- [ ] Open => Not yet.\n- [x] Ask first => Right."
FRONT = (
    "---\ntitle: A page\nfile_format: mystnb\nkernelspec: {name: python3, display_name: Python 3}\n---\n\n# A page\n"
)
CELLS = [
    f'from doorstep.widgets import Choice\nChoice("""{QUESTION.format(place="cell")}""", language="en")',
    "import ipywidgets as w\n"
    "hidden, minutes, bar = w.IntSlider(), w.IntSlider(description='</script>'), w.IntProgress()\n"
    "w.jslink((minutes, 'value'), (bar, 'value'))\nw.VBox([minutes, bar])",
    "w.Output()",
]
PROGRAM = """
import sys
from pathlib import Path
from doorstep.problems import report
from doorstep.site.language import build_language
print(report(build_language(Path(sys.argv[1]), "en").problems))
"""


def fenced(cell: str) -> str:
    return f"\n```{{code-cell}} python\n{cell}\n```\n"


def build(folder: Path) -> tuple[str, str]:
    """The page built in a new project by a new kernel, and what was reported."""
    root = copy_project(folder)
    directive = f"\n:::{{choice}}\n{QUESTION.format(place='page')}\n:::\n"
    page = FRONT + "".join(fenced(cell) for cell in CELLS) + directive
    (root / "book/en/workshop.md").write_text(page, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root)],
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    (html,) = root.rglob("html/**/workshop.html")
    return html.read_text(encoding="utf-8"), run.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    return build(tmp_path_factory.mktemp("executed"))


def state(html: str) -> dict[str, dict[str, object]]:
    (text,) = re.findall(r'<script type="application/vnd.jupyter.widget-state\+json">(.*?)</script>', html, re.DOTALL)
    found: dict[str, dict[str, object]] = json.loads(text)["state"]
    return found


def test_a_cell_gives_the_same_activity_as_the_directive(built: tuple[str, str]) -> None:
    activities = re.findall(r'<section class="activity .*?</section>', built[0], re.DOTALL)
    from_cell, from_directive = (re.sub(r"door-(cell|page)|s-[0-9a-f]{10}(-\d+)?", "", text) for text in activities)
    assert from_cell == from_directive
    assert 'href="about.html"' in from_cell


def test_a_page_carries_only_the_models_it_shows(built: tuple[str, str]) -> None:
    models = state(built[0])
    kinds = {str(model["model_name"]) for model in models.values()}
    assert kinds == {
        *("VBoxModel", "IntSliderModel", "SliderStyleModel", "IntProgressModel", "ProgressStyleModel"),
        *("LayoutModel", "LinkModel"),
    }
    assert len(models) == 9  # three layouts; the slider that is not shown has no place here
    assert list(models) == [f"w{number}" for number in range(len(models))]
    assert re.findall(r'"model_id": "(.*?)"', built[0]) == ["w0"]
    assert models["w0"]["model_name"] == "VBoxModel"


def test_text_of_a_widget_cannot_end_the_script(built: tuple[str, str]) -> None:
    (slider,) = (model for model in state(built[0]).values() if model["model_name"] == "IntSliderModel")
    assert slider["state"]["description"] == "</script>"  # type: ignore[index]


def test_a_widget_that_needs_a_kernel_is_a_problem_at_its_cell(built: tuple[str, str]) -> None:
    line = FRONT.count("\n") + sum(fenced(cell).count("\n") for cell in CELLS[:-1]) + 2
    said = rf"^book/en/workshop\.md:{line}: .*@jupyter-widgets/output\.OutputModel"
    assert re.search(said, built[1], re.MULTILINE)
    assert built[1].count("workshop.md") == 1


def test_another_run_gives_the_same_page(built: tuple[str, str], tmp_path: Path) -> None:
    assert build(tmp_path / "again") == built
