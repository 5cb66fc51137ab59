"""The files of the project, as Git knows them, and its Python as syntax trees."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked() -> tuple[str, ...]:
    """Paths of the files in Git that are still there, sorted."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return tuple(sorted(name for name in names.split("\0") if name and (ROOT / name).is_file()))


def tracked_in(folder: str, *suffixes: str) -> list[str]:
    """Tracked files below a folder with one of the suffixes."""
    return [name for name in tracked() if name.startswith(f"{folder}/") and name.endswith(suffixes)]


@cache
def text_of(name: str) -> str:
    """The text of a tracked file."""
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def syntax_of(name: str) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text_of(name), name)


def functions(name: str) -> Iterator[Function]:
    """Every function of a Python file, nested ones too."""
    for node in ast.walk(syntax_of(name)):
        if isinstance(node, Function):
            yield node


def public(name: str) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    """Public classes, functions and methods of a Python file, with their dotted names."""

    def below(body: list[ast.stmt], prefix: str) -> Iterator[tuple[str, ast.ClassDef | Function]]:
        for node in body:
            if isinstance(node, ast.ClassDef | Function) and not node.name.startswith("_"):
                yield prefix + node.name, node
                if isinstance(node, ast.ClassDef):
                    yield from below(node.body, f"{prefix}{node.name}.")

    return below(syntax_of(name).body, "")
