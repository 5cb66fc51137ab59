"""The outline: every construct at its own line, wherever it stands."""

from hypothesis import given
from hypothesis import strategies as st

from doorstep.outline import (
    Code,
    Directive,
    Heading,
    Html,
    Image,
    Item,
    Link,
    Role,
    Words,
    inline_outline,
    outline,
    walk,
)
from doorstep.problems import Location

AT = Location("a.md", 11)


def seen(text: str) -> list[tuple[int, str]]:
    """(line, short name) of all but the words."""
    return [(item.at.line, short(item)) for item in walk(outline(text, AT)) if not isinstance(item, Words)]


def short(item: Item) -> str:
    name = type(item).__name__
    match item:
        case Directive():
            name = f"{{{item.name}}}"
        case Role():
            name = f"{item.name}:{item.content}"
        case Link() | Image():
            name = item.target
        case Heading():
            name = f"h{item.level} {item.text}"
        case Html():
            name = item.text
        case Code():
            name = f"code {item.info}"
    return name


def test_constructs_in_paragraphs_lists_tables_and_quotes_know_their_lines() -> None:
    text = """# Quét mã

Một dòng, rồi {term}`vietqr`
và [đây](tel:113)
và ![Hình](a.svg)

- một
- hai
  {fact}`b`

  1. ba {fact}`c`

> {fact}`d`
> <b>

| a | b |
|---|---|
| {fact}`e` | x |
"""
    assert seen(text) == [
        (11, "h1 Quét mã"),
        (13, "term:vietqr"),
        (14, "tel:113"),
        (15, "a.svg"),
        (19, "fact:b"),
        (21, "fact:c"),
        (23, "fact:d"),
        (24, "<b>"),
        (28, "fact:e"),
    ]


def test_constructs_inside_text_blocks_know_their_lines() -> None:
    text = """::::{steps}
:id: a
:title: b

1. một
   {fact}`c`

:::{why}
{fact}`d`
:::
::::

- ```{goal}

  {fact}`e`
  ```
"""
    assert seen(text) == [
        (11, "{steps}"),
        (16, "fact:c"),
        (18, "{why}"),
        (19, "fact:d"),
        (23, "{goal}"),
        (25, "fact:e"),
    ]


def test_spans_over_several_lines_do_not_shift_what_follows() -> None:
    text = "`một\nhai` {term}`ba\nbốn` <b\nc> {fact}`d`\\\n{fact}`e`\n{fact}`f`\n"
    assert seen(text) == [(12, "term:ba bốn"), (13, "<b c>"), (14, "fact:d"), (15, "fact:e"), (16, "fact:f")]


def test_a_fence_says_whether_it_is_closed() -> None:
    assert [item.closed for item in outline(":::{goal}\na\n:::\n\n:::{why}\nb", AT) if isinstance(item, Directive)] == [
        True,
        False,
    ]


def test_a_fence_in_a_fence_is_text() -> None:
    assert seen("````\n```{include} a\n```\n````\n") == [(11, "code ")]


def test_activities_are_left_to_their_own_readers() -> None:
    assert seen(":::{choice}\n- [x] {term}`a`\n:::\n") == [(11, "{choice}")]


def test_inline_text_has_items_too() -> None:
    assert [short(item) for item in inline_outline("a {fact}`b` <c>", AT) if not isinstance(item, Words)] == [
        "fact:b",
        "<c>",
    ]


PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "  ",
        "- ",
        "> ",
        ":::{goal}\n",
        ":::\n",
        "```\n",
        "{fact}`a`",
        "[a](b)",
        "![](c)",
        "`",
        "<b>",
        "\\",
        "| a |",
    ]
)


@given(st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join)))
def test_no_text_makes_it_raise_and_lines_lie_inside(text: str) -> None:
    text = text.replace("\r", "")
    for items in (outline(text, AT), inline_outline(text, AT)):
        assert all(11 <= item.at.line <= 11 + text.count("\n") for item in walk(items))
