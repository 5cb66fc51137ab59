"""CONTRIBUTING tells all that a lesson may hold, and its examples are right."""

import re
from pathlib import Path

import pytest

from doorstep.activities import KINDS, parse_activity
from doorstep.lesson import ROLES, TEXT_BLOCKS, CourseFront, FrontMatter
from doorstep.problems import Location, report

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = "CONTRIBUTING.md"
TEXT = (ROOT / PAGE).read_text(encoding="utf-8")
EXAMPLE = re.compile(r"^:::\{([\w-]+)\}\n(.*?)^:::$", re.DOTALL | re.MULTILINE)
EXAMPLES = list(EXAMPLE.finditer(TEXT))


@pytest.mark.parametrize("key", [*FrontMatter.model_fields, *CourseFront.model_fields])
def test_front_matter_key_is_described(key: str) -> None:
    assert f"`{key}`" in TEXT


@pytest.mark.parametrize("block", TEXT_BLOCKS)
def test_text_block_is_described(block: str) -> None:
    assert f"`{block}`" in TEXT or f"`:::{{{block}}}`" in TEXT


@pytest.mark.parametrize("role", ROLES)
def test_role_is_described(role: str) -> None:
    assert f"{{{role}}}`" in TEXT


def test_each_kind_of_activity_has_an_example() -> None:
    assert {match[1] for match in EXAMPLES} == set(KINDS)


@pytest.mark.parametrize("match", EXAMPLES, ids=[match[1] for match in EXAMPLES])
def test_example_has_no_mistake(match: re.Match[str]) -> None:
    line = TEXT.count("\n", 0, match.start(2)) + 1
    activity, problems = parse_activity(match[1], match[2].rstrip("\n"), Location(PAGE, line), "en")
    assert not problems, report(problems)
    assert activity is not None


def test_every_folder_of_tests_is_described() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and any(path.rglob("test_*.py"))}
    assert {name for name in folders if f"`tests/{name}/`" not in TEXT} == set()


def test_links_inside_the_page_lead_to_headings() -> None:
    headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^## (.*)$", TEXT, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", TEXT)) <= headings
