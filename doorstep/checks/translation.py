"""Translations: the same activities, in the same order, with the same answers, in every language.

Progress is kept by activity and survives a change of language, so an answer must mean the same everywhere.
"""

from collections.abc import Iterator
from functools import singledispatch

from doorstep.activities import Activity
from doorstep.activities.checklist import Checklist
from doorstep.activities.choice import Choice
from doorstep.activities.graph import Graph
from doorstep.activities.order import Order
from doorstep.activities.phone import Phone
from doorstep.activities.redflags import Redflags
from doorstep.checks.draft import Draft
from doorstep.checks.links import block_ids
from doorstep.problems import Location, Problem


@singledispatch
def shape(activity: Activity) -> tuple[str, ...]:
    """What every translation of an activity has in common, in the signs of the lesson's own syntax."""
    raise NotImplementedError(f"no shape for {type(activity).__name__}")


@shape.register
def _(activity: Choice) -> tuple[str, ...]:
    return (" ".join("[x]" if option.right else "[ ]" for option in activity.options),)


@shape.register
def _(activity: Redflags) -> tuple[str, ...]:
    # Word order differs between languages, so the marked parts are only counted.
    marks = [part.mark for part in activity.parts()]
    counts = " ".join(f"{{{mark}}}×{marks.count(mark)}" for mark in ("flag", "fine"))
    return (f":kind: {activity.medium}", counts)


@shape.register
def _(activity: Order) -> tuple[str, ...]:
    return (f"1.–{len(activity.steps)}.",)


@shape.register
def _(activity: Checklist) -> tuple[str, ...]:
    return (f"-×{len(activity.items)}",)


@shape.register
def _(activity: Graph) -> tuple[str, ...]:
    mode = (f":mode: {activity.mode}",) if isinstance(activity, Phone) else ()
    scenes = (f"# {scene.id} => {', '.join(button.to for button in scene.buttons) or '.'}" for scene in activity.scenes)
    return (*mode, *scenes)


def check_translation(source: Draft, other: Draft) -> Iterator[Problem]:
    """Where a translated lesson differs from the lesson in the source language."""
    shared = {"source": source.ref.lang, "path": source.name}
    there = {activity.id: activity for _, activity in source.activities}
    here = {activity.id: activity for _, activity in other.activities}
    broken = _broken_ids(source) | _broken_ids(other)
    for name, activity in there.items():
        if name not in here and name not in broken:
            at = Location(other.name, other.source.body_line)
            yield Problem(at, "translation.missing", shared | {"id": name, "kind": activity.kind})
    for directive, activity in other.activities:
        values = shared | {"id": activity.id, "kind": activity.kind}
        original = there.get(activity.id)
        if original is None:
            if activity.id not in broken:
                yield Problem(directive.at, "translation.extra", values)
        elif difference := _difference(activity, original):
            yield Problem(directive.at, "translation.shape", values | difference)
    yield from _moved(source, other, shared)


def _moved(source: Draft, other: Draft, shared: dict[str, str]) -> Iterator[Problem]:
    """The first activity that stands at another place among those that both lessons have."""
    places = {activity.id: place for place, (_, activity) in enumerate(source.activities)}
    last = -1
    for directive, activity in other.activities:
        place = places.get(activity.id, last)
        if place < last:
            yield Problem(directive.at, "translation.order", shared | {"id": activity.id})
            return
        last = place


def _difference(here: Activity, there: Activity) -> dict[str, str] | None:
    """The first thing in which two activities differ, or None."""
    ours, theirs = (f"{here.kind}", *shape(here)), (f"{there.kind}", *shape(there))
    if ours == theirs:
        return None
    length = max(len(ours), len(theirs))
    padded = [(*each, *["–"] * (length - len(each))) for each in (ours, theirs)]
    first = next((mine, other) for mine, other in zip(*padded, strict=True) if mine != other)
    return {"here": f"'{first[0]}'", "there": f"'{first[1]}'"}


def _broken_ids(draft: Draft) -> set[str]:
    """Ids of activities that have mistakes of their own: they are reported as such, not as missing."""
    return set(block_ids(draft)) - {activity.id for _, activity in draft.activities}
