"""From Markdown to the scenes of a graph, with every mistake in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from doorstep.activities.base import Rich
from doorstep.activities.graph import Button, Scene, Way, distances, reachable
from doorstep.activities.source import Block, Source, blocks, kebab, split_arrow

MOST_SCENES = 12
_HEADING = re.compile(r"^#\s+([^\s:]+)\s*:\s*(\S.*)$")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_BUTTON_ICON = re.compile(r"^\{icon\}`([^`]*)`\s*", re.DOTALL)


@dataclass(slots=True)
class _Draft:
    """A scene being read. Buttons: (text block, icon, target, line of the target)."""

    id: str
    title: str
    line: int
    paragraphs: list[Block] = field(default_factory=list)
    buttons: list[tuple[Block, str | None, str, int]] = field(default_factory=list)


def parse_scenes(source: Source) -> tuple[list[Rich], tuple[Scene, ...]]:
    """Paragraphs before the first scene, and the scenes: all plainly fictional, or noted. None without a heading."""
    before, scenes = _parse(source)
    source.check_unreal(_texts(before, scenes))
    return before, scenes


def _parse(source: Source) -> tuple[list[Rich], tuple[Scene, ...]]:
    before, drafts = list[Rich](), list[_Draft]()
    for block in blocks(source.body.lines):
        if block.marker == "#":
            drafts.append(_heading(source, block, len(drafts) + 1))
        elif not drafts and block.marker == "":
            before.append(source.rich(block.text, block.line))
        elif not drafts:
            source.problem(block.line, "graph.button-outside", text=block.first)
        elif block.marker:
            _read_button(source, drafts[-1], block)
        elif drafts[-1].buttons:
            source.problem(block.line, "activity.stray-text", text=block.first)
        else:
            drafts[-1].paragraphs.append(block)
    if not drafts:
        source.problem(source.at.line, "graph.no-scenes", kind=source.kind)
        return before, ()
    unique = _check_names(source, drafts)
    if len(drafts) > MOST_SCENES:
        source.problem(drafts[MOST_SCENES].line, "graph.too-many-scenes", "warning", most=MOST_SCENES)
    links: dict[str, Sequence[str]] = {
        draft.id: [to for _, _, to, _ in draft.buttons if to in unique] for draft in unique.values()
    }
    near = _check_ways(source, unique, links)
    return before, tuple(_scene(source, draft, number, near) for number, draft in enumerate(unique.values(), 1))


def _texts(before: list[Rich], scenes: tuple[Scene, ...]) -> Iterator[Rich]:
    """Every text an editor wrote into the simulation."""
    yield from before
    for scene in scenes:
        yield scene.title
        yield from scene.paragraphs
        yield from (button.text for button in scene.buttons)


def _heading(source: Source, block: Block, number: int) -> _Draft:
    match = _HEADING.match(block.text)
    if match and _ID.fullmatch(match[1]):
        return _Draft(match[1], match[2].strip(), block.line)
    title = match[2].strip() if match else block.text.lstrip("# ").strip(": ")
    name = kebab(match[1] if match else title, "scene")
    source.problem(block.line, "graph.bad-heading", text=block.text, example=f"# {name}: {title or name}")
    return _Draft(name if match else f"{name}-{number}", title or name, block.line)


def _read_button(source: Source, draft: _Draft, block: Block) -> None:
    text, target, line = split_arrow(block.text, block.line)
    if not target:
        source.problem(block.line, "graph.no-target", text=block.first)
        target = ""
    icon = _BUTTON_ICON.match(text)
    shown = text[icon.end() :] if icon else text
    start = block.line + (text.count("\n", 0, icon.end()) if icon else 0)
    if icon:
        source.rich(icon[0].strip(), block.line)
    if not shown.strip():
        source.problem(block.line, "graph.empty-button", target=target)
    draft.buttons.append((Block("-", shown.strip(), start), icon[1].strip() if icon else None, target, line))


def _check_names(source: Source, drafts: list[_Draft]) -> dict[str, _Draft]:
    unique: dict[str, _Draft] = {}
    for draft in drafts:
        if draft.id in unique:
            source.problem(draft.line, "graph.repeated-scene", scene=draft.id, first=unique[draft.id].line)
        else:
            unique[draft.id] = draft
    for draft in drafts:
        for _, _, target, line in draft.buttons:
            if target and target not in unique:
                source.unknown(line, "graph.unknown-scene", target, unique)
    return unique


def _check_ways(source: Source, drafts: dict[str, _Draft], links: dict[str, Sequence[str]]) -> dict[str, int]:
    """Distances to an end. Mistakes in the ways are noted only when every button leads somewhere."""
    near = distances(links)
    if source.broken():
        return near
    start = next(iter(drafts))
    if not drafts[start].buttons:
        source.problem(drafts[start].line, "graph.start-is-end", scene=start)
    elif not near:
        source.problem(drafts[start].line, "graph.no-end", kind=source.kind)
    else:
        for name, draft in drafts.items():
            if name not in near:
                source.problem(draft.line, "graph.no-way-out", scene=name)
    if drafts[start].buttons:
        for name in drafts.keys() - reachable(links, start):
            source.problem(drafts[name].line, "graph.unreachable", scene=name)
    return near


def _scene(source: Source, draft: _Draft, number: int, near: dict[str, int]) -> Scene:
    aside = number > 1
    here = near.get(draft.id, 0)
    buttons = tuple(
        Button(
            text=source.rich(block.text, block.line, aside=aside),
            to=target,
            icon=icon,
            way=_way(here, near.get(target, here)),
        )
        for block, icon, target, _ in draft.buttons
    )
    return Scene(
        id=draft.id,
        number=number,
        title=source.rich(draft.title, draft.line, aside=aside),
        paragraphs=tuple(source.rich(block.text, block.line, aside=aside) for block in draft.paragraphs),
        buttons=buttons,
    )


def _way(here: int, there: int) -> Way:
    if there < here:
        return "best"
    return "aside" if there == here else "away"
