"""Safety: a lesson is data. It runs nothing, takes in no file, and holds no HTML, whoever builds it and how.

``check_safety`` needs nothing but the folder, and runs before anything of a lesson reaches Sphinx. Everything is an
allow-list: what is not known here is refused.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from doorstep.activities import KINDS
from doorstep.checks.draft import Draft, read_draft
from doorstep.checks.images import PICTURES, check_drawing, check_images
from doorstep.checks.links import check_links, options_of
from doorstep.lesson import ROLES, TEXT_BLOCKS, is_shortcut
from doorstep.outline import DEEPEST, Code, Directive, Extra, Html, Role, Words
from doorstep.problems import Location, Problem, suggest

BLOCKS = (*TEXT_BLOCKS, *KINDS)
_CODE = frozenset(
    ("code-cell", "raw-cell", "eval-rst", "eval", "glue", "glue:figure", "glue:math", "glue:md", "glue:any", "jupyter")
)
_INCLUDES = frozenset(
    ("include", "literalinclude", "csv-table", "download", "figure", "image", "figure-md", "nb-exec-table", "toctree")
)
_RAW = frozenset(("raw", "raw-html", "html", "only", "role", "default-role", "container", "class", "parsed-literal"))


def check_safety(root: Path, language: str | None = None) -> list[Problem]:
    """Everything below ``lessons/`` that must not reach the builder: unsafe, or not readable and so not known safe.

    With ``language``, the lessons of other languages are left out: another process builds and checks those.
    """
    drafts, problems = read_drafts(root, language)
    unsafe = [problem for problem in problems if problem.code.partition(".")[0] not in _LESSON_AREAS]
    return unsafe + [problem for draft in drafts for problem in safety_problems(draft)]


def read_drafts(root: Path, language: str | None = None) -> tuple[list[Draft], list[Problem]]:
    """The drafts of all lessons, and the problems of reading them and of the other files beside them."""
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for path in lesson_files(root):
        name = path.relative_to(root).as_posix()
        if is_shortcut(root, path):
            problems.append(Problem(Location(name), "file.shortcut"))
        elif language and path.suffix == ".md" and re.match(r"lessons/(?!" + re.escape(language) + r"/)[^/]+/", name):
            continue
        elif path.suffix == ".md" and path.is_file():
            draft, more = read_draft(root, path)
            problems += more
            drafts += [draft] if draft else []
        elif path.suffix.lower() in PICTURES:
            problems += check_drawing(path, name)
        else:
            problems.append(Problem(Location(name), "safety.file-kind"))
    return drafts, problems


# Mistakes inside activities are for the editor's report; an activity with a mistake is never written into a page.
_LESSON_AREAS = frozenset((*KINDS, "activity", "graph"))


def lesson_files(root: Path) -> Iterator[Path]:
    """Every file and link below ``lessons/``, in order; what hidden files and folders hold is nobody's page."""
    pending = [root / "lessons"]
    while pending:
        folder = pending.pop()
        if folder.is_symlink():
            yield folder
        elif folder.is_dir():
            pending += sorted((path for path in folder.iterdir() if not path.name.startswith(".")), reverse=True)
        elif folder.exists():
            yield folder


def safety_problems(draft: Draft) -> list[Problem]:
    """The problems of a draft that make it unsafe to build."""
    return [problem for rule in RULES for problem in rule(draft)]


def check_directive_names(draft: Draft) -> Iterator[Problem]:
    """Only text blocks and activities may stand in a lesson."""
    for item in draft.every():
        if isinstance(item, Directive) and item.name not in BLOCKS:
            yield _refused(item.at, "directive", item.name, BLOCKS)
        elif isinstance(item, Directive | Code) and item.depth >= DEEPEST:
            yield Problem(item.at, "directive.too-deep", {"name": item.name if isinstance(item, Directive) else "…"})


def check_role_names(draft: Draft) -> Iterator[Problem]:
    """Only our own roles may stand in a lesson."""
    for item in draft.every():
        if isinstance(item, Role) and item.name not in ROLES:
            yield _refused(item.at, "role", item.name, ROLES)


def _refused(at: Location, area: str, name: str, known: Iterable[str]) -> Problem:
    plain = name.lower()
    for code, names in (("safety.code", _CODE), ("safety.include", _INCLUDES), ("safety.raw", _RAW)):
        if plain in names:
            return Problem(at, code, {"name": f"{{{name}}}"})
    near = suggest(name, known)
    if near:
        return Problem(at, f"{area}.mistyped", {"name": name, "near": near})
    return Problem(at, f"{area}.unknown", {"name": name, "known": ", ".join(known)})


def check_html(draft: Draft) -> Iterator[Problem]:
    """No raw HTML, no second front matter."""
    opened = False
    for item in draft.every():
        if isinstance(item, Html):
            if opened and item.text.startswith("</"):
                continue  # said with the tag that it closes
            opened = True
            yield Problem(item.at, "safety.html", {"tag": item.text})
        elif isinstance(item, Extra):
            yield Problem(item.at, "safety.front-matter")


def check_templates(draft: Draft) -> Iterator[Problem]:
    """No template expressions: not in the words, not in options, not at the top of the file."""
    for item in draft.every():
        match item:
            case Words(at, text) | Role(at, _, text) if "{{" in text:
                yield Problem(at, "safety.template")
            case Directive():
                if "{{" in item.argument:
                    yield Problem(item.at, "safety.template")
                for option in options_of(item).options.values():
                    if "{{" in option.value:
                        yield Problem(Location(draft.name, option.line), "safety.template")
    for number, line in enumerate(draft.source.front.split("\n")):
        if "{{" in line:
            yield Problem(Location(draft.name, draft.source.front_line + number), "safety.template")


RULES: tuple[Callable[[Draft], Iterable[Problem]], ...] = (
    check_directive_names,
    check_role_names,
    check_html,
    check_templates,
    check_links,
    check_images,
)
