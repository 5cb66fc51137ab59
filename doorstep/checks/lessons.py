"""All rules over one draft, and over all lessons of a project."""

from collections.abc import Callable, Iterable

from doorstep.checks.blocks import check_fences, check_ids, check_messages, check_text_blocks
from doorstep.checks.context import Context
from doorstep.checks.draft import Draft
from doorstep.checks.names import check_front_names, check_icons, check_role_forms, check_role_names_known
from doorstep.checks.safety import read_drafts, safety_problems
from doorstep.checks.translation import check_translation
from doorstep.problems import Problem, in_order

RULES: tuple[Callable[[Draft, Context], Iterable[Problem]], ...] = (
    check_fences,
    check_text_blocks,
    check_ids,
    check_messages,
    check_role_forms,
    check_role_names_known,
    check_icons,
    check_front_names,
)


def check_draft(draft: Draft, context: Context) -> list[Problem]:
    """The problems of a draft, beyond those of reading it."""
    return safety_problems(draft) + [problem for rule in RULES for problem in rule(draft, context)]


def check_library(context: Context) -> list[Problem]:
    """Every problem of everything below ``lessons/``, translations compared with their source."""
    drafts, problems = read_drafts(context.root)
    problems += [problem for draft in drafts for problem in check_draft(draft, context)]
    found = {(draft.ref.lang, draft.ref.key): draft for draft in drafts}
    source, *others = context.languages
    for (language, key), draft in found.items():
        if language in others and (source, key) in found:
            problems += check_translation(found[source, key], draft)
    return in_order(problems)
