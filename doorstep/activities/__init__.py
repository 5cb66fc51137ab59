"""Activities: the blocks a learner acts on. One module and one folder of templates per kind."""

from doorstep.activities.base import Activity, Rich
from doorstep.activities.checklist import Checklist
from doorstep.activities.choice import Choice
from doorstep.activities.order import Order
from doorstep.activities.phone import Phone
from doorstep.activities.redflags import Redflags
from doorstep.activities.scenario import Scenario
from doorstep.activities.source import Source
from doorstep.markdown import split_options
from doorstep.problems import Location, Problem

__all__ = ["ACTIVITIES", "KINDS", "Activity", "Rich", "parse_activity"]

ACTIVITIES: tuple[type[Activity], ...] = (Choice, Redflags, Order, Checklist, Phone, Scenario)
KINDS: dict[str, type[Activity]] = {activity.kind: activity for activity in ACTIVITIES}


def parse_activity(kind: str, source: str, at: Location, language: str) -> tuple[Activity | None, list[Problem]]:
    """The activity in a directive's body, or None with at least one error; warnings may come with an activity.

    ``kind`` is one of KINDS, ``source`` the body with its option lines, ``at`` the file location of its first line.
    """
    reading = Source(kind, at, language, split_options(source.split("\n"), at.line))
    activity = KINDS[kind].parse(reading)
    return activity, reading.problems
