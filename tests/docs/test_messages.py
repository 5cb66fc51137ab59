"""The words of problems: every code the program uses has them, whole, in every language."""

import ast
import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

from doorstep.problems import MESSAGE_LANGUAGES

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "doorstep"
AREAS = {
    path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((PACKAGE / "messages").glob("*.yml"))
}
CODES = {f"{area}.{name}": entry for area, names in AREAS.items() for name, entry in names.items()}
CODE = re.compile(rf"(?:{'|'.join(AREAS)})\.[a-z0-9]+(?:-[a-z0-9]+)*")

FILE_ENDS = (".js", ".css", ".html", ".json", ".yml", ".md")


def used() -> set[str]:
    """Strings in the program that look like a code of one of our areas."""
    texts = (
        node.value
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    return {text for text in texts if CODE.fullmatch(text) and not text.endswith(FILE_ENDS)}


def test_every_code_in_the_program_has_its_words() -> None:
    assert used() - CODES.keys() == set()


@pytest.mark.parametrize("code", CODES)
def test_a_message_is_whole_in_every_language(code: str) -> None:
    entry = CODES[code]
    assert set(entry) == {"what", "fix"}
    for part in entry.values():
        assert set(part) == set(MESSAGE_LANGUAGES)
        assert all(text.strip() for text in part.values())


@pytest.mark.parametrize("code", CODES)
def test_languages_of_a_message_fill_in_the_same_values(code: str) -> None:
    for part in CODES[code].values():
        names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in part.values()]
        assert all(one == names[0] for one in names)
