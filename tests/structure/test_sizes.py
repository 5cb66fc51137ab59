"""Small rooms: limits on files and functions. An exemption that is no longer needed fails too."""

import ast

import pytest

from tests.structure.tree import ROOT, functions, public, text_of, tracked_in

MODULES = tracked_in("doorstep", ".py")
SCRIPTS = [name for name in tracked_in("scripts", ".py") if "if __name__" in text_of(name)]
FRONT = [name for name in tracked_in("templates", ".js", ".css") if not name.startswith("templates/static/")]

# (file, limit it may break) -> reason. Keep it empty.
EXEMPT: dict[tuple[str, str], str] = {}

LINES = {"lines of a module": (MODULES, 300), "lines of a script": (SCRIPTS, 30), "lines of a front file": (FRONT, 300)}


def over_lines(name: str, limit: int) -> str:
    count = len(text_of(name).splitlines())
    return f"{name} has {count} lines, {limit} at most: split it by subject" if count > limit else ""


def check(name: str, rule: str, complaint: str) -> None:
    if (name, rule) in EXEMPT:
        assert complaint, f"{name} keeps {rule!r} now: remove its exemption"
    else:
        assert not complaint, complaint


@pytest.mark.parametrize(("rule", "name"), [(rule, name) for rule, (names, _) in LINES.items() for name in names])
def test_file_is_short(rule: str, name: str) -> None:
    check(name, rule, over_lines(name, LINES[rule][1]))


@pytest.mark.parametrize("name", MODULES)
def test_functions_are_short(name: str) -> None:
    long = [
        f"{name}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines, 60 at most"
        for node in functions(name)
        if node.end_lineno is not None and node.end_lineno - node.lineno + 1 > 60
    ]
    check(name, "lines of a function", "\n".join(long))


@pytest.mark.parametrize("name", MODULES)
def test_public_names_say_what_they_are(name: str) -> None:
    bare = [f"{name}:{node.lineno} {dotted}" for dotted, node in public(name) if not ast.get_docstring(node)]
    assert not bare, "without a docstring:\n" + "\n".join(bare)


@pytest.mark.parametrize("name", [*MODULES, *tracked_in("scripts", ".py")])
def test_functions_are_annotated(name: str) -> None:
    bare = []
    for node in functions(name):
        given = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
        first_is_free = {"self", "cls", "_"}
        loose = [one.arg for one in given if one.annotation is None and one.arg not in first_is_free]
        if loose or node.returns is None:
            bare.append(f"{name}:{node.lineno} {node.name}({', '.join(loose)})")
    assert not bare, "without types:\n" + "\n".join(bare)


def test_every_exemption_names_a_file() -> None:
    assert [name for name, _ in EXEMPT if not (ROOT / name).is_file()] == []
