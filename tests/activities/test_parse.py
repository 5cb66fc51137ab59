"""Reading activities: whatever an editor writes, and what it must mean."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.activities import KINDS, parse_activity
from doorstep.activities.choice import Choice
from doorstep.activities.graph import Graph, distances, reachable
from doorstep.activities.order import Order
from doorstep.activities.phone import Phone
from doorstep.activities.redflags import Redflags
from doorstep.activities.source import blocks, kebab, split_arrow
from doorstep.markdown import split_options
from doorstep.problems import Location, report
from tests.activities.samples import read_fence, sample

PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            " ",
            "  ",
            "- ",
            "- [ ] ",
            "- [x] ",
            "* [X]",
            "1. ",
            "2) ",
            "# ",
            "# a: A",
            "# b: B",
            "## ",
            ":id: ",
            ":id: a-b",
        ),
        *(
            ":hint: x",
            ":kind: sms",
            ":from: 0000",
            ":goal: x",
            ":mode: alone",
            " => ",
            "=>",
            " => a",
            " => b",
            "{flag}`",
            "{fine}`x => y`",
        ),
        *(
            "`",
            "{icon}`call-red`",
            "{icon}`",
            "0912 345 678",
            "www.x.vn",
            "Gác máy",
            "نعم",
            "١٢٣٤٥٦٧٨٩",
            "²²²²²²²²²",
            "\t",
            "\u00a0",
            "\r",
        ),
    ]
)
SOURCES = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=80))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(sorted(KINDS)), SOURCES)
def test_any_text_gives_an_activity_or_problems_inside_it(kind: str, source: str) -> None:
    at = Location("lessons/vi/x.md", 7)
    activity, problems = parse_activity(kind, source, at, "vi")
    assert (activity is None) == any(problem.severity == "error" for problem in problems)
    lines = range(7, 7 + len(source.split("\n")))
    assert all(problem.at.line in lines for problem in problems)
    assert report(problems, "vi").count("\n    fix: ") == len(report(problems, "vi").split("\n")) // 2
    if activity:
        texts = list(activity.rich())
        assert len({id(rich) for rich in texts}) == len(texts)
        assert all(rich.text.strip() and rich.line in lines for rich in texts)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_blocks_lose_no_line_and_keep_their_order(source: str) -> None:
    lines = split_options(source.split("\n"), 1).lines
    found = list(blocks(lines))
    assert all(one.line < other.line for one, other in pairwise(found))
    words = [word for line in lines for word in line.text.split()]
    kept = [word for block in found for word in block.text.split()]
    assert set(kept) <= set(words)
    assert len(words) - len(kept) <= len(found)  # list markers


@given(st.from_regex(r"[a-z][a-z0-9-]{0,20}", fullmatch=True), st.integers(3, 7))
def test_an_order_is_never_shown_in_its_answer_and_always_shown_alike(name: str, count: int) -> None:
    body = f":id: {kebab(name, 'x')}\n" + "".join(f"1. Step {number}\n" for number in range(count))
    one, other = (parse_activity("order", body, Location("x.md", 1), "vi")[0] for _ in range(2))
    assert isinstance(one, Order) and isinstance(other, Order)
    places = [place for place, _ in one.shuffled]
    assert places == [place for place, _ in other.shuffled]
    assert sorted(places) == list(range(1, count + 1)) != places


@given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3), min_size=1))
def test_distances_are_those_of_a_walk_backwards(raw: dict[str, list[str]]) -> None:
    links = {name: [to for to in targets if to in raw] for name, targets in raw.items()}
    near = distances(dict(links))
    for name, steps in near.items():
        assert (steps == 0) == (not links[name])
        if steps:
            assert steps == 1 + min(near[to] for to in links[name] if to in near)
    for name in links.keys() - near.keys():
        assert not reachable(dict(links), name) & near.keys()


@given(st.text(max_size=40))
def test_an_example_id_is_an_id(text: str) -> None:
    _, problems = read_fence(f":::{{checklist}}\n:id: {kebab(text, 'checklist')}\n- x\n:::")
    assert problems == []


def test_an_arrow_inside_backticks_is_text() -> None:
    assert split_arrow("{say}`OTP => ô tê pê` => done", 4) == ("{say}`OTP => ô tê pê`", "done", 4)
    assert split_arrow("a\nb\n=> c => d", 4) == ("a\nb", "c => d", 6)
    assert split_arrow("a=>b", 4) == ("a=>b", None, 4)


def test_lines_under_an_item_belong_to_it() -> None:
    activity = sample("choice", "vi").activity()
    assert isinstance(activity, Choice)
    third = activity.options[2]
    assert third.feedback is not None
    assert third.feedback.text == "Chưa đúng. Kẻ gian\nluôn có sẵn một cái tên."
    assert (third.line, third.feedback.line) == (10, 10)


def test_a_part_keeps_the_space_before_it_and_the_stop_after_it() -> None:
    activity = sample("redflags", "vi").activity()
    assert isinstance(activity, Redflags)
    second = activity.paragraphs[1]
    assert [(part.mark, part.text.text, part.spaced) for part in second] == [
        ("flag", "Bấm vneid-capnhat.example", False),
        ("plain", "để", True),
        ("fine", "cập nhật.", True),
    ]


def test_buttons_know_whether_they_lead_to_the_end() -> None:
    activity = sample("phone", "vi").activity()
    assert isinstance(activity, Phone)
    ways = {scene.id: [button.way for button in scene.buttons] for scene in activity.scenes}
    assert ways == {"ringing": ["aside", "best"], "talking": ["away", "best"], "trap": ["best"], "done": []}
    assert [(scene.id, button.to) for scene, button in activity.path] == [("ringing", "done")]


def test_only_the_first_scene_is_read_in_the_flow() -> None:
    activity = sample("scenario", "vi").activity()
    assert isinstance(activity, Graph)
    flow = [rich.text for rich in activity.rich() if not rich.aside]
    assert flow == [
        "Có hai cuộc gọi đến.",
        "Cuộc gọi một",
        "Bác đọc cho tôi sáu số vừa gửi về.",
        "Đọc sáu số",
        "Gác máy",
    ]


def test_all_mistakes_of_a_text_are_reported_at_once() -> None:
    _, problems = read_fence(":::{choice}\n:hnit: x\n- [ ] Nghe\n- Gác\n:::")
    assert {problem.code for problem in problems} == {
        "activity.missing-id",
        "activity.unknown-option",
        "choice.no-question",
        "choice.no-feedback",
        "choice.no-box",
    }
