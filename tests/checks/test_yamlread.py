"""Reading YAML: the editor's own words, every problem at once, and no text that makes the reader raise."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.problems import Location, report
from doorstep.yamlread import read_yaml
from doorstep.yamltree import read_tree
from tests.checks.projects import Sample, read_sample

KEYS = st.sampled_from(["name", "minutes", "phones", "office", "open", "day", "kind", "code", "nmae", "x y", "- a"])
SIGNS = st.sampled_from([": ", ":", "\n  ", "[", "]", "{{ a }}", "'", '"', "*a", "&a ", "!t ", "\t", "---\n", "7", "#"])
TEXTS = st.one_of(
    st.text(),
    st.lists(st.one_of(KEYS, SIGNS, st.just("\n"), st.text(max_size=3))).map("".join),
    st.dictionaries(KEYS, st.text(max_size=8)).map(lambda pairs: "".join(f"{k}: {v}\n" for k, v in pairs.items())),
)


def test_scalars_stay_as_they_are_written() -> None:
    sample, problems = read_sample("name: No\nminutes: 7\nphones: [0113, 1e3, ~, 2020-13-45]\n")
    assert problems == []
    assert sample is not None
    assert (sample.name, sample.minutes, sample.phones) == ("No", 7, ("0113", "1e3", "~", "2020-13-45"))


def test_a_day_is_a_day_and_not_a_number_of_seconds() -> None:
    sample, _ = read_sample("name: a\nminutes: 1\nday: 2026-02-28\n")
    assert sample is not None
    assert sample.day == date(2026, 2, 28)
    for wrong in ("0", "2026", "2026-02-30", "28/02/2026"):
        assert [problem.code for problem in read_sample(f"name: a\nminutes: 1\nday: {wrong}\n")[1]] == ["yaml.not-date"]


def test_all_problems_come_at_once_at_their_lines() -> None:
    _, problems = read_sample("nmae: x\nminutes: 99\nphones: 113\nminutes: 3\noffice:\n  street: a\n  dor: b\n")
    assert sorted((problem.at.line, problem.code) for problem in problems) == [
        (1, "yaml.mistyped-key"),
        (2, "yaml.too-large"),
        (3, "yaml.not-list"),
        (4, "yaml.duplicate-key"),
        (7, "yaml.mistyped-key"),
    ]


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    _, problems = read_yaml(Sample, "name: a\nminutes: x", Location("a.md", 2))
    assert [str(problem.at) for problem in problems] == ["a.md:3"]


@pytest.mark.parametrize(
    "text", ["a: &x 1\nb: *x\n", "a: !!python/object:os.system x\n", "a: !x 1\n", "%YAML 1.2\n---\na: 1\n"]
)
def test_no_text_can_build_objects_or_repeat_itself(text: str) -> None:
    assert "yaml.sign" in {problem.code for problem in read_tree(text, Location("a", 1)).problems}


def test_laughs_do_not_grow() -> None:
    lines = ["a: &a [x, x]"] + [f"{new}: &{new} [{', '.join(['*' + old] * 9)}]" for old, new in pairwise("abcdefghi")]
    tree = read_tree("\n".join(lines), Location("a", 1))
    assert tree.problems
    assert len(str(tree.data)) < 1000


@pytest.mark.parametrize("text", ["[" * 5000, "{" * 5000, "- " * 5000, "a: " * 5000, "? " * 5000])
def test_deep_texts_are_refused_without_falling_over(text: str) -> None:
    assert read_tree(text, Location("a", 1)).problems


@given(TEXTS)
def test_no_text_makes_the_reader_raise_and_problems_lie_inside_it(text: str) -> None:
    sample, problems = read_yaml(Sample, text, Location("a.yml", 10))
    assert sample is not None or problems
    lines = text.count("\n") + 1
    assert all(10 <= problem.at.line < 10 + lines for problem in problems)
    for language in ("en", "vi"):
        assert report(problems, language).count("fix:") <= len(problems)


@given(
    st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.from_regex(r"[a-zà-ỹ0-9]{1,9}", fullmatch=True))
)
def test_plain_pairs_come_back_as_they_were(pairs: dict[str, str]) -> None:
    tree = read_tree("".join(f"{key}: {value}\n" for key, value in pairs.items()), Location("a", 1))
    assert (tree.data or {}) == pairs
    assert [tree.keys[key,] for key in pairs] == list(range(1, len(pairs) + 1))
