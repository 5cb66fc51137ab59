"""The commands that README, CONTRIBUTING and ``.ci/run`` tell people to run."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = ("README.md", "CONTRIBUTING.md")
TEST_COMMAND = "python3 scripts/test.py"


def consoles(page: str) -> list[str]:
    """The lines of every ``console`` fence of a page."""
    text = (ROOT / page).read_text(encoding="utf-8")
    fences = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [line.removeprefix("$ ") for fence in fences for line in fence.splitlines() if line.strip()]


def ci_commands() -> list[str]:
    lines = (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
    return [line.removeprefix("exec ") for line in lines if line.startswith("exec ")]


def test_ci_runs_exactly_the_test_command() -> None:
    assert ci_commands() == [TEST_COMMAND]


@pytest.mark.parametrize("page", PAGES)
def test_the_page_gives_the_two_commands(page: str) -> None:
    assert {"python3 scripts/build.py", TEST_COMMAND} <= set(consoles(page))


@pytest.mark.parametrize(("page", "line"), [(page, line) for page in PAGES for line in consoles(page)])
def test_a_command_in_a_page_names_a_script_that_exists(page: str, line: str) -> None:
    words = line.split()
    if words[0] == "python3":
        assert (ROOT / words[1]).is_file()


def test_every_command_of_scripts_is_described() -> None:
    described = set(
        re.findall(r"`python3 (scripts/\w+\.py)`", (ROOT / "scripts/README.md").read_text(encoding="utf-8"))
    )
    there = {
        f"scripts/{path.name}"
        for path in (ROOT / "scripts").glob("*.py")
        if "if __name__" in path.read_text(encoding="utf-8")
    }
    assert described == there
