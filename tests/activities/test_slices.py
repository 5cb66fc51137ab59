"""An activity is a slice: a kind with a part missing fails here, by name."""

import re
from pathlib import Path

import pytest
import yaml

from doorstep.activities import ACTIVITIES, KINDS
from doorstep.labels import label_languages, labels_for
from doorstep.paths import templates_dir

ROOT = Path(__file__).parents[2]
TEMPLATES = templates_dir()


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_all_its_parts(kind: str) -> None:
    parts = [
        ROOT / "doorstep" / "activities" / f"{kind}.py",
        ROOT / "doorstep" / "messages" / f"{kind}.yml",
        *(TEMPLATES / "activities" / kind / f"{kind}.{end}" for end in ("html", "css", "js")),
        ROOT / "tests" / "activities" / "golden" / f"{kind}.md",
        ROOT / "tests" / "activities" / f"test_browser_{kind}.py",
    ]
    assert [part.relative_to(ROOT).as_posix() for part in parts if not part.is_file()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_in_the_bundles(kind: str) -> None:
    path = f"activities/{kind}/{kind}"
    assert f'"../{path}.js"' in (TEMPLATES / "core" / "host.js").read_text(encoding="utf-8")
    assert f'@import "../{path}.css";' in (TEMPLATES / "core" / "kinds.css").read_text(encoding="utf-8")
    for entry in ("site.css", "widget.css"):
        assert '@import "kinds.css";' in (TEMPLATES / "core" / entry).read_text(encoding="utf-8")


def test_nothing_else_calls_itself_an_activity() -> None:
    folders = {path.name for path in (TEMPLATES / "activities").iterdir() if path.is_dir()}
    assert folders == {*KINDS, "graph"}  # graph: the engine of two kinds
    assert [activity.kind for activity in ACTIVITIES] == list(KINDS)


def test_every_label_is_used_and_there_in_every_language() -> None:
    templates = "".join(path.read_text(encoding="utf-8") for path in (TEMPLATES / "activities").rglob("*.html"))
    used = set(re.findall(r"activity\.(\w+)|\"(\w+)\"", templates))
    words = {word for pair in used for word in pair if word} | {"blank"}  # blank: doorstep/inline.py
    for language in label_languages():
        labels = labels_for(language)["activity"]
        assert set(labels) <= words
        assert all(labels.values())
    sets = [set(labels_for(language)["activity"]) for language in label_languages()]
    assert all(one == sets[0] for one in sets)


@pytest.mark.parametrize("path", sorted((TEMPLATES / "activities").rglob("*.js")), ids=lambda path: path.stem)
def test_a_script_hydrates_and_draws_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 60
    assert not re.search(r"innerHTML|insertAdjacentHTML|createElement|eval\(|\bFunction\(|fetch\(|\bwindow\.", text)
    assert not re.search(r"[à-ỹÀ-Ỹđ]", text)  # words are labels


def test_messages_of_graph_skins_stay_with_the_graph() -> None:
    text = (ROOT / "doorstep" / "messages" / "scenario.yml").read_text(encoding="utf-8")
    assert yaml.safe_load(text) == {}
