"""Activities written in Python: the same Markdown, the same problems, data while a book is built."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from doorstep import widgets
from doorstep.activities import ACTIVITIES

SOURCES = {
    "choice": "Who?\n\n- [ ] A => no\n- [x] B => yes",
    "redflags": ":kind: sms\n:from: 0000 123 456\n\n{flag}`Hurry => Fear.` and {fine}`hello => Fine.`",
    "order": "In which order?\n\n1. Hang up.\n2. Breathe.\n3. Ask.",
    "checklist": "Before you go:\n\n- Card\n- Glasses",
    "phone": ":goal: Press red.\n\n# ringing: Unknown caller\n\n- Answer => talking\n- Hang up => done\n\n"
    "# talking: A voice\n\n- Hang up => done\n\n# done: Well done",
    "scenario": "# start: A knock\n\n- Open => lost\n- Ask => won\n\n# lost: Gone\n\nThey took it.\n\n"
    "- Again => start\n\n# won: Safe",
}


def made(kind: str, language: str = "en") -> widgets.ActivityWidget:
    found: widgets.ActivityWidget = getattr(widgets, kind.capitalize())(SOURCES[kind], id="it", language=language)
    return found


@pytest.fixture
def building(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOORSTEP_STATIC", "1")


def test_every_kind_has_a_widget() -> None:
    kinds = {widget.kind for widget in widgets.ActivityWidget.__subclasses__()}
    assert kinds == {activity.kind for activity in ACTIVITIES}
    assert {kind.capitalize() for kind in kinds} | {"MIME"} == set(widgets.__all__)


@pytest.mark.parametrize("kind", SOURCES)
@pytest.mark.parametrize(("language", "direction"), [("vi", "ltr"), ("ar", "rtl")])
def test_a_widget_has_the_markup_of_the_page_in_its_own_direction(kind: str, language: str, direction: str) -> None:
    html = made(kind, language).html
    assert html.startswith(f'<div lang="{language}" dir="{direction}">')
    assert f'id="it" data-activity="{kind}" data-state="new"' in html


def test_a_widget_sends_its_state_its_script_and_its_style() -> None:
    widget = made("choice")
    sent = widget.get_state()
    assert (sent["state"], sent["done"]) == ({}, False)
    assert "doorstep" in sent["_esm"]
    assert ".c-choice" in sent["_css"]
    assert {"html", "state", "done"} <= set(widget.keys)


def test_what_the_page_sends_is_heard_in_python() -> None:
    widget, heard = made("choice"), []
    widget.observe(lambda change: heard.append((change["name"], change["new"])), ["state", "done"])
    widget.set_state({"state": {"v": 1, "state": "right"}, "done": True})
    assert sorted(heard) == [("done", True), ("state", {"v": 1, "state": "right"})]


def test_a_mistake_is_reported_with_the_line_of_the_text() -> None:
    with pytest.raises(ValueError, match=r"choice:3: .*\[choice\.no-right-answer\]\n    fix: "):
        widgets.Choice("Who?\n\n- [ ] A => no\n- [ ] B => yes", id="it", language="en")


def test_lines_count_from_the_opening_quotes_and_indentation_is_free() -> None:
    with pytest.raises(ValueError, match=r"choice:4: .*\[choice\.no-right-answer\]"):
        widgets.Choice(
            """
            Who?

            - [ ] A => no
            - [ ] B => yes
            """,
            id="it",
        )


def test_an_id_is_needed_and_may_stand_in_the_text() -> None:
    with pytest.raises(ValueError, match=r"\[activity\.missing-id\]"):
        widgets.Choice(SOURCES["choice"])
    assert 'id="other"' in widgets.Choice(":id: other\n\n" + SOURCES["choice"]).html


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(ValueError, match=r'\[widget\.unknown-language\]\n    fix: write language="en"'):
        widgets.Choice(SOURCES["choice"], id="it", language="eng")


def test_a_live_widget_shows_itself_and_carries_the_data_for_a_page() -> None:
    bundle, _ = made("order")._repr_mimebundle_()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert bundle[widgets.MIME]["source"] == ":id: it\n" + SOURCES["order"]


@pytest.mark.usefixtures("building")
@pytest.mark.parametrize("kind", SOURCES)
def test_while_a_book_is_built_an_activity_is_data(kind: str) -> None:
    data = made(kind)
    assert not isinstance(data, widgets.ActivityWidget)
    source = f":id: it\n{SOURCES[kind]}"
    assert data._repr_mimebundle_() == {widgets.MIME: {"kind": kind, "id": "it", "source": source, "language": "en"}}
    assert json.dumps(data._repr_mimebundle_())


@pytest.mark.usefixtures("building")
def test_data_can_be_used_like_the_widget() -> None:
    data = made("choice")
    data.observe(print, names="state")
    data.state = {"state": "right"}
    assert (data.done, repr(data)) == (False, "Choice('it')")


@pytest.mark.usefixtures("building")
def test_a_mistake_stops_the_build_of_a_page_too() -> None:
    with pytest.raises(ValueError, match=r"\[choice\.no-right-answer\]"):
        widgets.Choice("Who?\n\n- [ ] A => no\n- [ ] B => yes", id="it")


def test_advice_is_a_warning_and_the_widget_is_made() -> None:
    items = "\n".join(f"- Thing {number}" for number in range(40))
    with pytest.warns(UserWarning, match=r"checklist:1: warning: .*\[checklist\.too-long\]"):
        widget = widgets.Checklist(f":id: it\n\nPack:\n\n{items}", language="en")
    assert widget.html.count("Thing") == 40


def test_a_kernel_without_sphinx_can_use_the_widgets(tmp_path: Path) -> None:
    for name in ("sphinx", "docutils", "myst_nb", "jupyter_book"):
        (tmp_path / f"{name}.py").write_text(f"raise ImportError({name!r})", encoding="utf-8")
    program = f"import sys; sys.path.insert(0, {str(tmp_path)!r})\nfrom doorstep.widgets import Choice\n"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.stderr == ""
