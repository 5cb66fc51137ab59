"""The rules together: nothing said of a sound library, everything said of a bad one, and never an exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.activities import KINDS, parse_activity
from doorstep.checks import check_library
from doorstep.checks.translation import shape
from doorstep.lesson import ROLES, TEXT_BLOCKS
from doorstep.problems import Location, report
from tests.checks.projects import LESSON, TOP, context, problems_of, write

ROOT = Path(__file__).parents[2]
PIECES = st.sampled_from(
    [
        *(f":::{{{name}}}\n" for name in (*TEXT_BLOCKS, *KINDS, "include")),
        *(f"{{{name}}}`a => b`" for name in (*ROLES, "raw")),
        *(":::\n", "::::\n", "```\n", ":id: a\n", ":kind: sms\n", "- [x] a => b\n", "- [ ] c\n", "1. a\n", "# a: b\n"),
        *(
            "[a](b.md)",
            "[a](#a)",
            "![a](../a.svg)",
            "![](x:y)",
            "{{ a }}",
            "<b>",
            "\n\n",
            "    ",
            "> ",
            "\t",
            "[^1]: a\n",
        ),
    ]
)


def test_a_lesson_with_everything_in_it_has_no_problem(tmp_path: Path) -> None:
    body = """# Quét mã

:::{goal}
:id: goal
Biết gọi {place}`police-office`, {blank}`tên`, {say}`113 => một một ba`. Bấm {icon}`call-red`, xem {term}`vietqr`.
[Về trên](#goal), [gọi](tel:113), [bài này](lesson.md), [trang](https://chinhphu.vn).
:::

::::{steps}
1. Mở ứng dụng.
::::

:::{message}
:kind: sms
:from: 0000 123 456
Bấm ngay: qr.example
:::

:::{facilitator}
:minutes: 20
Hỏi cả lớp.
:::
"""
    assert report(problems_of(tmp_path, body)) == ""


def test_mistakes_of_different_rules_are_told_at_once(tmp_path: Path) -> None:
    assert len(problems_of(tmp_path, "{fact}`x`\n\n:::{goall}\n:::\n\n<b>\n")) == 3


def test_mistakes_of_the_top_do_not_hide_those_of_the_body(tmp_path: Path) -> None:
    write(tmp_path, {LESSON: TOP.replace("minutes: 5", "minutes: x") + "<b>\n"})
    problems = check_library(context(tmp_path))
    assert [problem.code for problem in problems] == ["yaml.not-number", "safety.html"]


def test_mistakes_in_activities_are_reported_at_their_lines(tmp_path: Path) -> None:
    problems = problems_of(
        tmp_path, ":::{choice}\n:id: a\n\nBác làm gì?\n\n- [ ] Bấm => Không.\n- [ ] Nghe => Không.\n:::\n"
    )
    assert [(problem.at.line, problem.code) for problem in problems] == [(12, "choice.no-right-answer")]


def test_a_made_up_message_may_not_hold_a_number_of_somebody(tmp_path: Path) -> None:
    problems = problems_of(tmp_path, ":::{message}\n:kind: sms\n:from: 0912 345 678\n\nBấm vneid.com\n:::\n")
    assert [(problem.at.line, problem.code) for problem in problems] == [
        (9, "activity.real-number"),
        (11, "activity.real-address"),
    ]


def test_every_kind_has_a_shape_that_translations_share() -> None:
    for kind, model in KINDS.items():
        assert shape.dispatch(model) is not shape.dispatch(object), kind


def test_the_shape_of_a_choice_is_its_boxes() -> None:
    body = ":id: a\n\nBác làm gì?\n\n- [ ] Bấm => Không.\n- [x] Hỏi => Đúng.\n"
    activity, _ = parse_activity("choice", body, Location("a", 1), "vi")
    assert activity is not None
    assert shape(activity) == ("[ ] [x]",)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=3))).map("".join))
def test_no_lesson_makes_the_checks_raise_and_problems_lie_inside_it(tmp_path: Path, body: str) -> None:
    body = body.encode("utf-8", "ignore").decode()
    problems = problems_of(tmp_path, body)
    lines = (TOP + body).replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(problem.at.path == LESSON and 0 <= problem.at.line <= lines for problem in problems)
    assert report(problems, "vi").count("\n    fix: ") == len(problems)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_reports_are_the_same_every_time(tmp_path: Path, language: str) -> None:
    body = "{fact}`x` {place}`y` <b> [a](b.md)\n"
    assert report(problems_of(tmp_path, body), language) == report(problems_of(tmp_path, body), language)
