"""Names: facts, local data, words, drawings and lessons that a lesson mentions must exist."""

import re
from collections.abc import Iterator

from doorstep.checks.context import Context
from doorstep.checks.draft import Draft
from doorstep.lesson import ROLES, FrontMatter
from doorstep.outline import Role, Words
from doorstep.problems import Location, Problem, suggest

_BARE = re.compile(r"\{\s*(" + "|".join(ROLES) + r")\s*\}")
_MAY_BE_EMPTY = ("blank",)


def check_role_forms(draft: Draft, context: Context) -> Iterator[Problem]:
    """Roles that are written in a wrong way, or where they do not work."""
    for item in draft.every():
        match item:
            case Words():
                for found in _BARE.finditer(item.text):
                    yield Problem(item.at, "role.bad-form", {"name": found[1]})
            case Role(name="flag" | "fine"):
                yield Problem(item.at, "role.misplaced", {"name": item.name})
            case Role(name="say") if not re.search(r"\S\s+=>\s+\S", item.content):
                yield Problem(item.at, "role.no-arrow")
            case Role() if not item.content.strip() and item.name not in _MAY_BE_EMPTY:
                yield Problem(item.at, "role.empty", {"name": item.name})
            case _:
                pass


def check_role_names_known(draft: Draft, context: Context) -> Iterator[Problem]:
    """Facts, local data and glossary words must exist; a fact shown is named at the top too."""
    known = {"fact": context.facts, "place": context.places, "term": context.terms}
    listed = draft.front.facts if isinstance(draft.front, FrontMatter) else None
    for item in draft.every():
        name = item.content.strip() if isinstance(item, Role) else ""
        if not (isinstance(item, Role) and item.name in known and name):
            continue
        if name not in known[item.name]:
            yield _unknown(item.at, item.name, name, known[item.name])
        elif item.name == "fact" and listed is not None and name not in listed:
            values = {"name": name, "listed": ", ".join((*listed, name))}
            yield Problem(item.at, "fact.not-listed", values, "warning")


def check_icons(draft: Draft, context: Context) -> Iterator[Problem]:
    """Drawings named outside activities, which check their own."""
    for item in draft.items:
        if isinstance(item, Role) and item.name == "icon" and item.content.strip() not in context.icons:
            icon = item.content.strip()
            near = suggest(icon, context.icons)
            values = {"icon": icon, "near": near, "known": ", ".join(sorted(context.icons))}
            if icon:
                yield Problem(item.at, "role.mistyped-icon" if near else "role.unknown-icon", values)


def check_front_names(draft: Draft, context: Context) -> Iterator[Problem]:
    """Facts and required lessons at the top of the file must exist."""
    if not isinstance(draft.front, FrontMatter):
        return
    for index, name in enumerate(draft.front.facts):
        if name not in context.facts:
            at = Location(draft.name, draft.front_lines.line(("facts", index), draft.source.front_line))
            yield _unknown(at, "fact", name, context.facts)
    for index, name in enumerate(draft.front.requires):
        if name not in context.lessons:
            at = Location(draft.name, draft.front_lines.line(("requires", index), draft.source.front_line))
            near = suggest(name, sorted(context.lessons))
            values = {"name": name, "near": near}
            yield Problem(at, "front.mistyped-lesson" if near else "front.unknown-lesson", values)


def _unknown(at: Location, area: str, name: str, known: frozenset[str]) -> Problem:
    near = suggest(name, sorted(known))
    values = {"name": name, "near": near, "known": ", ".join(sorted(known))}
    return Problem(at, f"{area}.mistyped" if near else f"{area}.unknown", values)
