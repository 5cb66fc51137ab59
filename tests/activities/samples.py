"""The golden activities: Markdown in, HTML out, and a page that shows one.

``python -m tests.activities.samples`` writes the HTML anew after a change of templates. Review the difference.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from doorstep.activities import Activity, parse_activity
from doorstep.icons import sprite
from doorstep.inline import inline_html
from doorstep.labels import labels_for
from doorstep.problems import Location, Problem
from doorstep.render import render_activity

HERE = Path(__file__).parent
_FENCE = re.compile(r"\A:{3,}\{([a-z]+)\}\n(.*?)^:{3,}\s*\Z", re.DOTALL | re.MULTILINE)
_BLANK = re.compile(r"[ \t]+$|^[ \t]*\n", re.MULTILINE)
_PAGE = """<!doctype html>
<html lang="{lang}" dir="{dir}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>{title}</title>
<link rel="stylesheet" href="doorstep.css">{script}</head>
<body>{sprite}<main><h1>{title}</h1>{body}</main></body></html>
"""


@dataclass(frozen=True)
class Sample:
    """A golden case: its title begins with its language."""

    title: str
    source: str
    html: str

    @property
    def language(self) -> str:
        return self.title.partition(":")[0]

    def activity(self) -> Activity:
        activity, problems = read_fence(self.source, self.language)
        assert activity is not None, problems
        return activity

    def rendered(self) -> str:
        activity = self.activity()
        html = render_activity(activity, self.language, lambda rich: inline_html(rich.text, self.language))
        return _BLANK.sub("", html) + "\n"


def read_fence(source: str, language: str = "vi", path: str = "lesson.md") -> tuple[Activity | None, list[Problem]]:
    """The activity in a whole directive, whose opening is line 1 of its file."""
    fence = _FENCE.match(source)
    assert fence, source
    return parse_activity(fence[1], fence[2].removesuffix("\n"), Location(path, 2), language)


@cache
def samples(kind: str) -> tuple[Sample, ...]:
    """The cases in the golden file of a kind."""
    return tuple(_read((HERE / "golden" / f"{kind}.md").read_text(encoding="utf-8")))


def sample(kind: str, language: str) -> Sample:
    """The first case in a language."""
    return next(case for case in samples(kind) if case.language == language)


def page(cases: Sequence[Sample], *, script: bool = True) -> str:
    """A whole page with some activities in one language, for a browser."""
    body = "".join(f"<h2>{case.title}</h2>\n{case.rendered()}" for case in cases)
    language = cases[0].language
    return _PAGE.format(
        lang=language,
        dir=labels_for(language)["language"]["dir"],
        title="Doorstep",
        script='<script src="doorstep.js" defer></script>' if script else "",
        sprite=sprite(body),
        body=body,
    )


def _read(text: str) -> Iterator[Sample]:
    parts = re.split(r"^\.\n", text, flags=re.MULTILINE)
    for title, source, html in zip(parts[0::3], parts[1::3], parts[2::3], strict=False):
        yield Sample(title.strip(), source, html)


def main() -> None:
    """Write every golden file anew."""
    for path in sorted((HERE / "golden").glob("*.md")):
        cases = _read(path.read_text(encoding="utf-8"))
        text = "\n".join(f"{case.title}\n.\n{case.source}.\n{case.rendered()}.\n" for case in cases)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
