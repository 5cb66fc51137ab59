"""Markdown in, HTML out. After a wanted change: ``python -m tests.activities.samples``, then review the difference."""

import re
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from doorstep.activities import ACTIVITIES
from doorstep.render import render_activity
from tests.activities.samples import Sample, samples

CASES = [pytest.param(case, id=f"{a.kind}, {case.title}") for a in ACTIVITIES for case in samples(a.kind)]
VOID = {"input", "use", "path", "circle", "br"}
PHRASING_ONLY = {"p", "span", "label", "legend", "h3", "b", "small", "summary", "button", "a"}
BLOCKS = {"p", "ul", "ol", "div", "fieldset", "details", "section", "h3", "li"}


@pytest.mark.parametrize("case", CASES)
def test_an_activity_renders_as_reviewed(case: Sample) -> None:
    assert case.rendered() == case.html


class Outline(HTMLParser):
    """The nesting of an HTML fragment, its ids and the ids it refers to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.referred: set[str] = set()
        self.attributes: set[str] = set()
        self.wrong: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id" and value:
                self.ids.append(value)
            elif name in ("for", "aria-labelledby") and value:
                self.referred.update(value.split())
            elif name == "href" and value and not value.startswith("#i-"):
                self.referred.add(value.removeprefix("#"))
        if self.open and self.open[-1] in PHRASING_ONLY and tag in BLOCKS:
            self.wrong.append(f"<{tag}> in <{self.open[-1]}>")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "use"

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")


@pytest.mark.parametrize("case", CASES)
def test_the_html_is_well_formed_and_refers_to_what_is_there(case: Sample) -> None:
    outline = Outline(case.html)
    assert (outline.open, outline.wrong) == ([], [])
    assert len(outline.ids) == len(set(outline.ids))
    assert outline.referred <= set(outline.ids)


@pytest.mark.parametrize("case", CASES)
def test_the_html_needs_no_inline_style_or_script(case: Sample) -> None:
    outline = Outline(case.html)
    assert not {name for name in outline.attributes if name == "style" or name.startswith("on")}
    assert "<script" not in case.html


@pytest.mark.parametrize("case", CASES)
def test_each_text_is_placed_once_with_its_spans(case: Sample) -> None:
    """A renderer gives every sentence an id, so a text that is shown again must be shown without tags."""
    activity = case.activity()
    names = {id(rich): f"s-{index}" for index, rich in enumerate(activity.rich())}
    html = render_activity(
        activity, case.language, lambda rich: Markup('<span class="s" id="{}">x</span>').format(names[id(rich)])
    )
    assert sorted(re.findall(r'id="(s-\d+)"', html)) == sorted(names.values())
