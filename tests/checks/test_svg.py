"""Drawings: what comes out is shapes and nothing else, whatever went in."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.checks.svg import BROKEN, read_picture, safe_svg

ROOT = Path(__file__).parents[2]
DRAWINGS = sorted((ROOT / "lessons" / "media").rglob("*.svg"))


def svg(inner: str, attributes: str = 'viewBox="0 0 24 24"') -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" {attributes}>{inner}</svg>'
    )


def clean(inner: str, attributes: str = 'viewBox="0 0 24 24"') -> str:
    picture, reasons = safe_svg(svg(inner, attributes))
    assert picture is not None, reasons
    return re.sub(r"p[0-9a-f]{8}-", "p-", picture.inner)


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ('<path d="M0 0h9" fill="none"/>', '<path d="M0 0h9" fill="none"></path>'),
        ('<g id="a" class="x" data-b="c"><title>t</title></g>', '<g id="p-a"></g>'),
        ('<rect style="fill:#fff;stroke: red;-x-y:z"/>', '<rect fill="#fff" stroke="red"></rect>'),
        ('<use xlink:href="#a"/>', '<use href="#p-a"></use>'),
        ('<path fill="url(#g)"/>', '<path fill="url(#p-g)"></path>'),
        ("<text>a &lt; <tspan>b</tspan> c</text>", "<text>a &lt; <tspan>b</tspan> c</text>"),
        ('<inkscape:grid/><metadata>x</metadata><path inkscape:x="y"/>', "<path></path>"),
        ("<!-- note --><?php x ?><path/>", "<path></path>"),
    ],
)
def test_shapes_are_kept_and_notes_of_drawing_programs_dropped(inner: str, expected: str) -> None:
    assert clean(inner) == expected


def test_what_the_whole_drawing_says_is_kept_around_its_shapes() -> None:
    assert clean("<path/>", 'viewBox="0,0 9,9" fill="none" style="stroke:red" width="3"') == (
        '<g fill="none" stroke="red"><path></path></g>'
    )


@pytest.mark.parametrize(
    ("attributes", "box"), [('viewBox="0,0  9 9"', "0 0 9 9"), ('width="32" height="48.5px"', "0 0 32 48.5")]
)
def test_the_box_comes_from_either_way_to_say_it(attributes: str, box: str) -> None:
    picture, _ = safe_svg(svg("<path/>", attributes))
    assert picture is not None
    assert picture.view_box == box


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        ("<script/>", "<script>"),
        ('<path onclick="a"/>', "onclick="),
        ('<path ONCLICK="a"/>', "ONCLICK="),
        ('<a href="#b"/>', "<a>"),
        ("<foreignObject/>", "<foreignObject>"),
        ("<animate/>", "<animate>"),
        ("<style/>", "<style>"),
        ('<image href="data:image/png;base64,AA=="/>', "<image>"),
        ('<use href="https://a.example/b#c"/>', "href=https://a.example/b#c"),
        ('<use xlink:href="javascript:a"/>', "href=javascript:a"),
        ('<path fill="url(https://a.example)"/>', "fill=url(https://a.example)"),
        ('<path style="fill:url(//a.example)"/>', "fill=url(//a.example)"),
        ('<path style="background:url(a)"/>', "style=background:url(a)"),
        ('<path fill="\\75rl(a)"/>', "fill=\\75rl(a)"),
        ('<body xmlns="http://www.w3.org/1999/xhtml"/>', "<body>"),
        ('<div xmlns=""/>', "<div>"),
        ('<use href="#a"/>' * 21, "<use>"),
        ("<g>" * 60 + "</g>" * 60, "<g>"),
    ],
)
def test_what_acts_loads_or_hides_is_named(inner: str, reason: str) -> None:
    picture, reasons = safe_svg(svg(inner))
    assert picture is None
    assert reason in reasons


@pytest.mark.parametrize("text", ["", "a", "<svg", "<svg/>", "<html xmlns='http://www.w3.org/2000/svg'/>", "\x00"])
def test_what_is_no_drawing_is_refused(text: str) -> None:
    picture, reasons = safe_svg(text)
    assert picture is None
    assert reasons


def test_entities_are_refused() -> None:
    assert safe_svg('<!DOCTYPE svg [<!ENTITY a "b">]>' + svg("<text>&a;</text>")) == (None, ["<!ENTITY>"])


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_our_drawings_are_clean(path: Path) -> None:
    assert read_picture(path).inner


def test_an_unsafe_file_is_never_given_out(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text(svg("<script/>"), encoding="utf-8")
    with pytest.raises(ValueError, match="script"):
        read_picture(tmp_path / "a.svg")


NAMES = st.sampled_from(["g", "path", "text", "script", "a", "use", "style", "x:y", "foreignObject", "image"])
ATTRIBUTES = st.sampled_from(["fill", "href", "xlink:href", "onload", "style", "id", "d", "class"])
VALUES = st.one_of(
    st.text(max_size=8), st.sampled_from(["url(#a)", "url(a)", "#a", "javascript:a", "red", "M0 0", '"><b'])
)
ELEMENTS = st.builds(ElementTree.Element, NAMES, st.dictionaries(ATTRIBUTES, VALUES, max_size=3))


@given(
    st.one_of(
        st.text(), st.lists(ELEMENTS).map(lambda all_: svg("".join(ElementTree.tostring(e, "unicode") for e in all_)))
    )
)
def test_no_text_makes_it_raise_and_only_shapes_come_out(text: str) -> None:
    picture, reasons = safe_svg(text)
    assert (picture is None) == bool(reasons)
    if picture is None:
        return
    for element in ElementTree.fromstring(f"<svg>{picture.inner}</svg>").iter():
        assert element.tag in {"svg", "g", "path", "text", "use"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name != "style"
            assert re.sub(r"url\(#[\w.:-]+\)", "", value).count("url(") == 0
            assert name != "href" or value.startswith("#")


def test_broken_text_has_a_reason_of_its_own() -> None:
    assert safe_svg("<svg>") == (None, [BROKEN])
