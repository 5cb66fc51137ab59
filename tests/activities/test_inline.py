"""Inline Markdown without Sphinx: our roles, safe links, no raw HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.inline import inline_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**{say}`00:05 => năm giây`**", "<strong>00:05</strong>"),
        ("{icon}`call-red`", '<svg class="icon" aria-hidden="true"><use href="#i-call-red"/></svg>'),
        ('{icon}`a"b`', "a&#34;b"),
        ("{blank}`Số của tôi`", '<span class="blank" role="img" aria-label="Số của tôi"></span>'),
        ("{term}`otp` & {place}`x`", '<span class="term">otp</span> &amp; <span class="place">x</span>'),
        ("<b onclick=x>a</b>", "&lt;b onclick=x&gt;a&lt;/b&gt;"),
        ("[a](tel:113) [b](javascript:x)", '<a href="tel:113">a</a> [b](javascript:x)'),
        ("![Nút đỏ](x.svg)", "Nút đỏ"),
    ],
)
def test_inline_markdown_becomes_phrasing_content(text: str, html: str) -> None:
    assert inline_html(text, "vi") == html


PIECES = [*"ab <>\"'&`{}[]()!*:/.=x", "{icon}`", "{say}`", "](javascript:", "](data:", "](vbscript:", " => "]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_no_text_brings_its_own_tags_or_scripts(text: str) -> None:
    html = str(inline_html(text, "vi"))
    tags = re.findall(r"<\s*/?\s*([a-z]+)", html)
    assert set(tags) <= {"a", "em", "strong", "code", "svg", "use", "span", "br"}
    assert not re.search(r'(?:href|src)="\s*(?:javascript|data|vbscript):|\son\w+="', html)
