"""The styles: built from their sources, free of sides, and readable in every theme."""

import re
from pathlib import Path

import pytest

from doorstep.paths import templates_dir
from doorstep.static_assets import BUNDLES, COPIES, built_digest, host_is_fresh, sources_digest

TEMPLATES = templates_dir()
STYLES = sorted([*TEMPLATES.glob("core/*.css"), *TEMPLATES.glob("activities/*/*.css")])
READABLE = [  # text on its ground: 4.5 for words
    ("ink", "paper"), ("ink", "card"), ("soft", "paper"), ("soft", "card"), ("door-ink", "door"), ("door", "paper"),
    ("door", "card"), ("door", "door-soft"), ("ink", "door-soft"), ("clay-ink", "clay"), ("clay", "card"),
    ("clay", "clay-soft"), ("ink", "sun"), ("ink", "sun-soft"), ("good", "good-bg"), ("good", "card"),
    ("try", "try-bg"), ("try", "card"), ("ink", "phone-screen"),
    ("soft", "phone-screen"), ("ink", "good-bg"), ("ink", "try-bg"),
]  # fmt: skip
VISIBLE = [("option-line", "card"), ("option-line", "paper"), ("door", "sun"), ("phone-frame", "paper")]


def themes() -> dict[str, dict[str, str]]:
    """The colours of each theme, from the blocks of tokens.css."""
    text = (TEMPLATES / "core/tokens.css").read_text(encoding="utf-8")
    blocks = {
        media or "light": dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body))
        for media, body in re.findall(r"(?:@media ([^{]+) \{\s*)?:root \{(.*?)\}", text, re.DOTALL)
    }
    light = blocks["light"]
    dark = light | blocks["(prefers-color-scheme: dark)"]
    return {
        "light": light,
        "dark": dark,
        "contrast": light | blocks["(prefers-contrast: more)"],
        "dark contrast": dark | blocks["(prefers-contrast: more) and (prefers-color-scheme: dark)"],
    }


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", themes())
def test_words_can_be_read_and_outlines_seen_in_every_theme(theme: str) -> None:
    colours = themes()[theme]
    faint = [
        (text, ground, round(contrast(colours[text], colours[ground]), 2))
        for pairs, least in ((READABLE, 4.5), (VISIBLE, 3.0))
        for text, ground in pairs
        if contrast(colours[text], colours[ground]) < least
    ]
    assert faint == []


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_style_knows_no_left_or_right(path: Path) -> None:
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert not re.search(
        r"(?<![.\w-])(?:[\w-]+-)?(?:left|right)\b[\w-]*\s*:|:(?:[^;{}]*\s)?(?:left|right)\s*[;}]", text
    )
    for name, values in re.findall(r"\b(margin|padding|inset|border-radius): ([^;()]+);", text):
        parts = values.split()
        same_sides = (
            parts[:1] + parts[2:3] == parts[1:2] + parts[3:] if name == "border-radius" else parts[1:2] == parts[3:]
        )
        assert len(parts) < 4 or same_sides, f"{name}: {values}"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_a_style_needs_no_force_and_no_ids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "!important" not in text
    assert not re.search(r"(?:^|[\s,}>+~])#[A-Za-z][\w-]*\s*[{,:.]", text, re.MULTILINE)
    assert "url(" not in text


def test_the_built_assets_are_fresh() -> None:
    wanted = sources_digest(TEMPLATES)
    stale = [name for name in BUNDLES if built_digest(TEMPLATES / "static" / name) != wanted]
    assert stale == [], "run: python3 scripts/assets.py"
    assert host_is_fresh(TEMPLATES), "run: python3 scripts/assets.py"
    for name, source in COPIES.items():
        assert (TEMPLATES / "static" / name).read_bytes() == (TEMPLATES / source).read_bytes()


def test_the_digest_sees_a_change_and_not_a_line_end(tmp_path: Path) -> None:
    (tmp_path / "core").mkdir()
    source = tmp_path / "core" / "x.js"
    digests = []
    for content in (b"a\nb\n", b"a\r\nb\r\n", b"a\nc\n"):
        source.write_bytes(content)
        digests.append(sources_digest(tmp_path))
    assert digests[0] == digests[1] != digests[2]
