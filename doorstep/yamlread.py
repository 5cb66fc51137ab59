"""YAML text to a pydantic model, with all its problems at once, each at its own line and in plain words."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, RootModel, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from doorstep.problems import Location, Problem, suggest
from doorstep.yamltree import Path, Tree, read_tree

M = TypeVar("M", bound=BaseModel)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def _only_days(value: object) -> object:
    if isinstance(value, str) and not _DAY.fullmatch(value.strip()):
        raise PydanticCustomError("date_parsing", "not a day")
    return value


Day = Annotated[date, BeforeValidator(_only_days)]
"""A date as an editor writes it, 2026-11-23. pydantic alone also takes numbers, as seconds since 1970."""


def read_yaml(model: type[M], text: str, at: Location, *, area: str = "yaml") -> tuple[M | None, list[Problem]]:
    """The model written in ``text``, or None when it cannot be made; and every problem. Never raises.

    ``at.line`` is the line in the file of the first line of ``text``. ``area`` is where the message for keys that do
    not exist is looked up: ``<area>.unknown-key`` and ``<area>.mistyped-key``.
    """
    tree = read_tree(text, at)
    if tree.data is None:
        if not tree.problems:
            tree.problems.append(Problem(at, "yaml.empty"))
        return None, tree.problems
    try:
        return model.model_validate(tree.data), tree.problems
    except ValidationError as error:
        details = _one_branch(error.errors(include_url=False, include_input=False), tree)
    found = [_problem(detail, tree, model, at, area) for detail in details]
    return None, tree.problems + _without_echoes(found, tree)


def _without_echoes(found: list[Problem], tree: Tree) -> list[Problem]:
    """The problems without those that another one explains: a key only mistyped, a value refused for its form."""
    refused = {problem.at.line for problem in tree.problems if problem.code != "yaml.duplicate-key"}
    mistyped = {problem.values["near"] for problem in found if problem.code.endswith(".mistyped-key")}
    kept = []
    for problem in found:
        missing = problem.code == "yaml.missing-key"
        written = not missing or problem.at.line in tree.keys.values()
        if missing and problem.values["key"] in mistyped:
            continue
        if written and problem.at.line in refused:
            continue
        kept.append(problem)
    return kept


_CODES = {
    "missing": "missing-key",
    "string_type": "not-text",
    "int_parsing": "not-number",
    "int_type": "not-number",
    "int_parsing_size": "not-number",
    "int_from_float": "not-number",
    "float_parsing": "not-number",
    "float_type": "not-number",
    "bool_parsing": "not-yes-no",
    "bool_type": "not-yes-no",
    "list_type": "not-list",
    "tuple_type": "not-list",
    "set_type": "not-list",
    "frozen_set_type": "not-list",
    "dict_type": "not-keys",
    "model_type": "not-keys",
    "model_attributes_type": "not-keys",
    "dataclass_type": "not-keys",
    "literal_error": "not-one-of",
    "enum": "not-one-of",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "greater_than": "too-small",
    "less_than": "too-large",
    "too_short": "too-few",
    "string_too_short": "too-short",
    "string_too_long": "too-long",
}


def _one_branch(details: list[ErrorDetails], tree: Tree) -> list[ErrorDetails]:
    """The errors, but for a value that may be of several forms only those of the form it is nearest to."""
    kept: list[ErrorDetails] = []
    branches: dict[Path, list[tuple[Path, str | int, ErrorDetails]]] = {}
    for detail in details:
        known, odd = _known_path(detail["loc"], tree)
        if odd is None or detail["type"] in {"missing", "extra_forbidden"}:
            kept.append(detail)
        else:
            shared = detail["loc"][: detail["loc"].index(odd)]
            branches.setdefault(shared, []).append((known, odd, detail))
    for found in branches.values():
        deepest = max(found, key=lambda item: len(item[0]))
        kept.extend(detail for _, odd, detail in found if odd == deepest[1])
    return kept


def _known_path(loc: Path, tree: Tree) -> tuple[Path, str | int | None]:
    """The part of an error's path that is in the text, and the first step that is not (the name of a form)."""
    path: Path = ()
    odd: str | int | None = None
    for step in loc:
        if (*path, step) in tree.lines:
            path = (*path, step)
        elif odd is None:
            odd = step
    return path, odd


def _problem(detail: ErrorDetails, tree: Tree, model: type[BaseModel], at: Location, area: str) -> Problem:
    """One of pydantic's errors as a problem of ours."""
    path, _ = _known_path(detail["loc"], tree)
    context: dict[str, Any] = detail.get("ctx", {})
    here = Location(at.path, tree.line(path, at.line))
    kind = detail["type"]
    steps = detail["loc"] if kind == "missing" else path
    name = next((step for step in reversed(steps) if isinstance(step, str)), "")
    if kind == "missing" and detail["loc"] in tree.keys:
        here = Location(at.path, tree.keys[detail["loc"]])
    if kind == "extra_forbidden":
        key = str(detail["loc"][-1])
        here = Location(at.path, tree.keys.get(path, here.line))
        return unknown_key(key, _keys_at(model, detail["loc"][:-1]), here, area)
    if "." in kind:  # a model's own validator names a message of the catalogue
        return Problem(here, kind, context)
    if kind.startswith("date"):
        return Problem(here, "yaml.not-date", {"key": name})
    least = context.get("ge", context.get("gt", context.get("min_length")))
    most = context.get("le", context.get("lt", context.get("max_length")))
    allowed = re.sub(r"'([^']*)'", r"\1", str(context.get("expected", ""))).replace(" or ", ", ")
    return Problem(
        here, f"yaml.{_CODES.get(kind, 'wrong-value')}", {"key": name, "allowed": allowed, "least": least, "most": most}
    )


def unknown_key(key: str, known: Sequence[str], at: Location, area: str = "yaml") -> Problem:
    """The problem of a key that does not exist, with the key that was probably meant or else all there are."""
    near = suggest(key, known)
    if near:
        return Problem(at, f"{area}.mistyped-key", {"key": key, "near": near})
    return Problem(at, f"{area}.unknown-key", {"key": key, "known": ", ".join(known)})


def _keys_at(model: type[BaseModel], loc: Path) -> list[str]:
    """The keys that the model allows at a path."""
    models = [model]
    for step in loc:
        fields = [found for each in models if (found := each.model_fields.get(str(step)))]
        if fields:
            models = [inner for found in fields for inner in _models_in(found.annotation)]
        elif any(issubclass(each, RootModel) for each in models):
            models = [inner for each in models for inner in _models_in(each.model_fields["root"].annotation)]
    return [key for each in models for key in each.model_fields]


def _models_in(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
