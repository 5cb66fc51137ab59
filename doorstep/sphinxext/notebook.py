"""Executed pages: activities that a cell ends with, and ordinary ipywidgets that go on working without a kernel."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from myst_nb.core.render import WIDGET_VIEW_MIMETYPE, MimeData, MimeRenderPlugin, NbElementRenderer
from myst_nb.sphinx_ import NbMetadataCollector
from sphinx.application import Sphinx

from doorstep.activities import KINDS
from doorstep.problems import Location, Problem
from doorstep.sphinxext.activity import log_problem
from doorstep.widgets import MIME

# The packages inside templates/static/ipywidgets.js; a widget of another one is nothing without a kernel.
HOSTED = ("@jupyter-widgets/base", "@jupyter-widgets/controls")
_VIEW = re.compile(rf'<script type="{re.escape(WIDGET_VIEW_MIMETYPE)}">(.*)</script>', re.DOTALL)
_REFERENCE = "IPY_MODEL_"
_STATE = "doorstep_widget_state"
_PAST_FENCE = 2  # MyST-NB adds one to the line of a cell's fence twice
Models = dict[str, dict[str, Any]]


class ActivityMime(MimeRenderPlugin):
    """MyST-NB's plugin for our MIME type: the output of a cell becomes the node that the directive gives."""

    mime_priority_overrides = (("*", MIME, 1),)

    @staticmethod
    def handle_mime(renderer: NbElementRenderer, data: MimeData, inline: bool) -> list[nodes.Element] | None:
        """The activity's nodes; None leaves other types, and inline places, to the other renderers."""
        if inline or data.mime_type != MIME:
            return None
        page = renderer.renderer
        if "doorstep.sphinxext" not in page.sphinx_env.app.extensions:
            return []  # a build of somebody else's, in an environment where Doorstep happens to be installed
        bundle: dict[str, str] = dict(data.content)
        if bundle["kind"] not in KINDS:
            return None
        line = _fence(data.line)
        found: list[nodes.Element] = page.run_directive(bundle["kind"], "", bundle["source"], line)
        return found


def page_widget_state(doctree: nodes.document) -> str | None:
    """The state of the ipywidgets that a resolved page shows, as JSON that is safe in a script; None without any."""
    state: str | None = doctree.get(_STATE)
    return state


def settle_widgets(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Give the widgets of a page names that are the same in every build, and keep the state of those it shows."""
    views = list(_views(doctree))
    if not views:
        return
    models = _page_models(app, docname)
    shown = [(view, model_id) for view, model_id in views if _works(app, docname, view, model_id, models)]
    if not shown:
        return
    names = stable_names([model_id for _, model_id in shown], models)
    for view, model_id in shown:
        spec = json.dumps({"model_id": names[model_id], "version_major": 2, "version_minor": 0})
        text = f'<script type="{WIDGET_VIEW_MIMETYPE}">{spec}</script>'
        view.replace_self(nodes.raw(text, text, format="html"))
    doctree[_STATE] = _state_json(names, models)


def _works(app: Sphinx, docname: str, view: nodes.raw, model_id: str, models: Models) -> bool:
    """Whether a view works without a kernel. One that does not is taken off the page, with a problem in the log."""
    foreign = [models[needed] for needed in _reached([model_id], models)]
    foreign = [model for model in foreign if model["model_module"] not in HOSTED]
    if model_id in models and not foreign:
        return True
    if foreign:
        values = {"module": foreign[0]["model_module"], "name": foreign[0]["model_name"]}
        at = Location(str(app.env.doc2path(docname, base=False)), _fence(view.line))
        log_problem(Problem(at, "widget.needs-notebook", values), docname)
    view.parent.remove(view)  # a view without a model shows nothing in a notebook either
    return False


def stable_names(shown: Iterable[str], models: Models) -> dict[str, str]:
    """A name w0, w1 … for each model that a page needs, in an order that does not depend on the random ids.

    Needed are the shown ones, what they refer to, and the links that tie one of those to another model.
    """
    order = list(_reached(shown, models))
    while True:
        names = {model_id: f"w{index}" for index, model_id in enumerate(order)}
        links = [m for m in models if m not in names and _is_link(models[m]) and _ends(models[m]) & names.keys()]
        if not links:
            return names
        first = min(links, key=lambda model_id: _renamed(models[model_id], names))
        order += [m for m in _reached([first], models) if m not in names]


def _fence(line: int | None) -> int:
    """The line of a cell's opening fence, from the line that MyST-NB gives its outputs."""
    return max(0, (line or 0) - _PAST_FENCE)


def _views(doctree: nodes.document) -> Iterator[tuple[nodes.raw, str]]:
    for node in list(doctree.findall(nodes.raw)):
        found = _VIEW.fullmatch(node.astext().strip())
        if found:
            yield node, json.loads(found[1])["model_id"]


def _page_models(app: Sphinx, docname: str) -> Models:
    """The models that MyST-NB has kept of a page's kernel, by their random ids."""
    _, script = NbMetadataCollector.get_doc_data(app.env)[docname]["js_files"]["ipywidgets_state"]
    models: Models = json.loads(script["body"])["state"]
    return models


def _reached(start: Iterable[str], models: Models) -> list[str]:
    """Models that can be reached from some, these first, each once, in an order given by the models' own keys."""
    found: dict[str, None] = {}
    waiting = list(start)
    while waiting:
        model_id = waiting.pop(0)
        if model_id not in found and model_id in models:
            found[model_id] = None
            waiting += _references(models[model_id]["state"])
    return list(found)


def _references(value: Any) -> list[str]:
    match value:
        case str() if value.startswith(_REFERENCE):
            return [value.removeprefix(_REFERENCE)]
        case list():
            return [model_id for item in value for model_id in _references(item)]
        case dict():
            return [model_id for key in sorted(value) for model_id in _references(value[key])]
    return []


def _is_link(model: dict[str, Any]) -> bool:
    return bool({"source", "target"} <= model["state"].keys())


def _ends(model: dict[str, Any]) -> set[str]:
    return set(_references([model["state"]["source"], model["state"]["target"]]))


def _renamed(model: dict[str, Any], names: dict[str, str]) -> str:
    """A model as JSON with every reference by its stable name; references that have none yet look all the same."""

    def rename(value: Any) -> Any:
        match value:
            case str() if value.startswith(_REFERENCE):
                return _REFERENCE + names.get(value.removeprefix(_REFERENCE), "")
            case list():
                return [rename(item) for item in value]
            case dict():
                return {key: rename(item) for key, item in value.items()}
        return value

    return json.dumps(rename(model), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _state_json(names: dict[str, str], models: Models) -> str:
    """The state for the page: needed models only, without the many empty values of layouts."""
    lines = []
    for model_id, name in names.items():
        model = models[model_id]
        if model["model_name"] == "LayoutModel":
            model = {**model, "state": {key: value for key, value in model["state"].items() if value is not None}}
        lines.append(f"{json.dumps(name)}:{_renamed(model, names)}")
    body = ",\n".join(lines)
    # "<" could end the script; in JSON the escape means the same.
    return f'{{"version_major":2,"version_minor":0,"state":{{\n{body}\n}}}}'.replace("<", "\\u003c")


def setup(app: Sphinx) -> None:
    """Settle widgets after all references are resolved, before the page is written."""
    app.connect("doctree-resolved", settle_widgets)
