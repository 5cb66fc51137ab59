"""Everything an editor must mend, in one go: settings, data, pages and lessons."""

from pathlib import Path

from doorstep.checks import Context, check_library, check_safety
from doorstep.icons import icon_names
from doorstep.library import Library, read_library
from doorstep.narration.lexicon_rules import check_lexicon
from doorstep.problems import Problem, in_order


def check_project(root: Path) -> tuple[Library | None, list[Problem]]:
    """The library, or None when its settings or data cannot be read, and every problem of the project."""
    library, problems = read_library(root)
    problems += check_library(_context(library)) if library else check_safety(root)
    for lang in library.settings.languages if library else ():
        problems += check_lexicon(root, lang)
    return library, in_order(problems)


def _context(library: Library) -> Context:
    lessons = (library.root / "lessons").glob("*/*/*.md")
    return Context(
        root=library.root,
        languages=library.settings.languages,
        facts=frozenset(library.facts),
        places=frozenset(library.place.values),
        terms=frozenset(library.terms),
        icons=frozenset(icon_names()),
        lessons=frozenset(f"{path.parent.name}/{path.stem}" for path in lessons),
    )
