"""Activities as Jupyter widgets, written in the Markdown of the lessons.

In JupyterLab a click reaches ``state`` and ``done``, and a change of ``state`` in Python reaches the page. While a book
is built, when ``DOORSTEP_STATIC`` is set, the same call gives plain data, which the page turns into the same activity.
"""

import os
import warnings
from inspect import cleandoc
from typing import Any, ClassVar

import anywidget
import traitlets

from doorstep.activities import Activity, parse_activity
from doorstep.icons import sprite
from doorstep.inline import inline_html
from doorstep.labels import label_languages, labels_for
from doorstep.paths import templates_dir
from doorstep.problems import Location, Problem, report, suggest
from doorstep.render import render_activity

__all__ = ["MIME", "Checklist", "Choice", "Order", "Phone", "Redflags", "Scenario"]

MIME = "application/vnd.doorstep.activity+json"
Bundle = dict[str, Any]


class ActivityData:
    """An activity in a book that is being built: nobody is there to click, so that its state stays as it is set."""

    def __init__(self, bundle: Bundle) -> None:
        self.state: Bundle = {}
        self.done = False
        self._bundle = bundle

    def observe(self, handler: object, names: object = None, type: str = "change") -> None:
        """Take a handler as the widget does; nothing will call it."""

    def __repr__(self) -> str:
        return _said(self._bundle)

    def _repr_mimebundle_(self, **_wanted: object) -> Bundle:
        return {MIME: self._bundle}


class ActivityWidget(anywidget.AnyWidget):
    """What the widgets of all kinds share. ``state`` is what the learner did, ``done`` whether they came to the end.

    ``source`` is the text of the activity as in a lesson; ``id`` stands for its ``:id:`` line. Raises ValueError with
    the report of all problems when the text has any.
    """

    kind: ClassVar[str]

    html = traitlets.Unicode().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    done = traitlets.Bool(False).tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)

    def __new__(cls, source: str, *, id: str | None = None, language: str = "vi") -> Any:
        """A widget, or plain data while a book is built."""
        if os.environ.get("DOORSTEP_STATIC") != "1":
            return super().__new__(cls)
        text, first_line = _body(source, id)
        activity = _parsed(cls.kind, text, first_line, language)
        return ActivityData(_bundle(activity, text, language))

    def __init__(self, source: str, *, id: str | None = None, language: str = "vi") -> None:
        text, first_line = _body(source, id)
        activity = _parsed(self.kind, text, first_line, language, warn=True)
        self._bundle = _bundle(activity, text, language)
        super().__init__(html=_html(activity, language))

    @traitlets.default("_esm")
    def _script(self) -> str:
        return (templates_dir() / "static" / "widget.js").read_text(encoding="utf-8")

    @traitlets.default("_css")
    def _style(self) -> str:
        return (templates_dir() / "static" / "widget.css").read_text(encoding="utf-8")

    def __repr__(self) -> str:
        return _said(self._bundle)

    def _repr_mimebundle_(self, **kwargs: Any) -> tuple[Bundle, Bundle]:
        data, metadata = super()._repr_mimebundle_(**kwargs) or ({}, {})
        return {**data, MIME: self._bundle}, metadata


class Choice(ActivityWidget):
    """A question with one right answer or several."""

    kind = "choice"


class Redflags(ActivityWidget):
    """A message with signs of a fraud to find."""

    kind = "redflags"


class Order(ActivityWidget):
    """Steps to put in order."""

    kind = "order"


class Checklist(ActivityWidget):
    """Things to tick off."""

    kind = "checklist"


class Phone(ActivityWidget):
    """A practice phone with screens and buttons."""

    kind = "phone"


class Scenario(ActivityWidget):
    """A story with decisions."""

    kind = "scenario"


def _body(source: str, id: str | None) -> tuple[str, int]:
    """The body of the directive, without the indentation of the code around it, and the number of its first line."""
    above = source[: len(source) - len(source.lstrip())].count("\n")
    text = cleandoc(source)
    return (text, 1 + above) if id is None else (f":id: {id}\n{text}", above)


def _parsed(kind: str, text: str, first_line: int, language: str, *, warn: bool = False) -> Activity:
    """The activity in a body; raises ValueError with the report when there is none."""
    if language not in label_languages():
        known = ", ".join(label_languages())
        nearest = suggest(language, label_languages()) or label_languages()[0]
        values = {"language": language, "nearest": nearest, "known": known}
        raise ValueError("\n" + report([Problem(Location(kind), "widget.unknown-language", values)]))
    activity, problems = parse_activity(kind, text, Location(kind, first_line), language)
    if activity is None:
        raise ValueError("\n" + report(problems))
    if problems and warn:
        warnings.warn(report(problems), stacklevel=3)
    return activity


def _html(activity: Activity, language: str) -> str:
    """The markup of an activity with the drawings it uses, in its own language and direction."""
    markup = render_activity(activity, language, lambda rich: inline_html(rich.text, language))
    direction = labels_for(language)["language"]["dir"]
    return f'<div lang="{language}" dir="{direction}">{sprite(markup)}{markup}</div>'


def _bundle(activity: Activity, text: str, language: str) -> Bundle:
    return {"kind": activity.kind, "id": activity.id, "source": text, "language": language}


def _said(bundle: Bundle) -> str:
    return f"{bundle['kind'].capitalize()}({bundle['id']!r})"
