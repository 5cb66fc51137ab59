"""Blocks: fences that are closed, options that exist, names that are used once."""

import re
from collections.abc import Iterator

from doorstep.activities import KINDS
from doorstep.activities.base import Rich
from doorstep.activities.fiction import unreal_problems
from doorstep.activities.redflags import MESSAGE_KINDS
from doorstep.checks.context import Context
from doorstep.checks.draft import Draft
from doorstep.checks.links import options_of
from doorstep.lesson import TEXT_BLOCKS
from doorstep.outline import Code, Directive, Item
from doorstep.problems import Location, Problem, suggest

_OPTIONS = {
    "message": ("id", "kind", "from"),
    "facilitator": ("id", "minutes"),
}
_DEFAULT_OPTIONS = ("id", "title")
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_MINUTES = tuple(str(minutes) for minutes in range(1, 241))


def check_fences(draft: Draft, context: Context) -> Iterator[Problem]:
    """Fences without a name or an end, ends without a fence, and text set in so far that it counts as code."""
    around: dict[int, Directive | Code] = {}
    left_over = 0  # ends that a block inside another one with the same signs leaves behind
    for item in draft.items:
        outer = around.get(item.depth - 1) if isinstance(item, Directive | Code) else None
        if isinstance(item, Directive | Code):
            around[item.depth] = item
        if _is_stray(item):
            if not left_over:
                yield Problem(item.at, "directive.stray-end")
            left_over = max(left_over - 1, 0)
        elif outer and _is_stray(outer):
            continue  # an end too many has taken the end of this one: said there
        elif isinstance(item, Directive) and not item.closed:
            left_over += outer is not None
            yield _not_closed(item, outer)
        elif isinstance(item, Code):
            yield from _code(item)


def _not_closed(item: Directive, outer: Directive | Code | None) -> Problem:
    if outer and len(outer.marks) <= len(item.marks):
        return Problem(item.at, "directive.same-marks", {"name": item.name, "more": item.marks + item.marks[:1]})
    return Problem(item.at, "directive.not-closed", {"name": item.name, "marks": item.marks})


def _is_stray(item: Item) -> bool:
    return isinstance(item, Code) and item.marks.startswith(":") and not item.info


def _code(item: Code) -> Iterator[Problem]:
    if not item.marks:
        yield Problem(item.at, "lesson.set-in", severity="warning")
    elif item.marks.startswith(":") or item.info.startswith("{"):
        yield Problem(item.at, "directive.no-name")
    elif not item.closed:
        yield Problem(item.at, "directive.not-closed", {"name": item.info or "…", "marks": item.marks})


def check_text_blocks(draft: Draft, context: Context) -> Iterator[Problem]:
    """Arguments, empty blocks, and options that a text block does not have."""
    for item in draft.items:
        if not isinstance(item, Directive) or item.name not in (*TEXT_BLOCKS, *KINDS):
            continue
        if item.argument:
            yield Problem(item.at, "directive.argument", {"name": item.name, "argument": item.argument})
        if item.name in TEXT_BLOCKS:
            yield from _options(item)
            if not any(line.text.strip() for line in options_of(item).lines):
                yield Problem(item.at, "directive.empty", {"name": item.name})


def _options(item: Directive) -> Iterator[Problem]:
    known = _OPTIONS.get(item.name, _DEFAULT_OPTIONS)
    body = options_of(item)
    for name, option in body.options.items():
        at = Location(item.at.path, option.line)
        values = {"name": item.name, "option": name, "value": option.value, "known": ", ".join(known)}
        if name not in known:
            near = suggest(name, known)
            yield Problem(at, f"directive.{'mistyped' if near else 'unknown'}-option", values | {"near": near})
        elif name == "id" and not _ID.fullmatch(option.value):
            yield Problem(at, "directive.bad-id", {"id": option.value})
        elif name == "kind" and option.value not in MESSAGE_KINDS:
            yield Problem(at, "directive.bad-value", values | {"known": ", ".join(MESSAGE_KINDS)})
        elif name == "minutes" and option.value not in _MINUTES:
            yield Problem(at, "directive.bad-value", values | {"known": f"1–{_MINUTES[-1]}"})
    for name, option in body.repeated:
        yield Problem(Location(item.at.path, option.line), "directive.repeated-option", {"option": name})


def check_ids(draft: Draft, context: Context) -> Iterator[Problem]:
    """Every id is used once in a lesson: progress is kept by it, and links lead to it."""
    seen: dict[str, int] = {}
    for item in draft.items:
        option = options_of(item).options.get("id") if isinstance(item, Directive) else None
        if option is None:
            continue
        first = seen.setdefault(option.value, option.line)
        if first != option.line:
            values = {"id": option.value, "first": first}
            yield Problem(Location(draft.name, option.line), "directive.duplicate-id", values)


def check_messages(draft: Draft, context: Context) -> Iterator[Problem]:
    """A made-up message holds no number or address that could be somebody's."""
    for item in draft.items:
        if isinstance(item, Directive) and item.name == "message":
            body = options_of(item)
            sender = body.options.get("from")
            lines = [(sender.value, sender.line)] if sender else []
            for text, line in lines + [(line.text, line.number) for line in body.lines]:
                yield from unreal_problems(Rich(text=text, line=line), draft.name)
