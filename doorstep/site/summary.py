"""What a build says at its end."""

from pathlib import Path

from doorstep.site.build import Built


def summary(built: Built, site: Path) -> str:
    """A few lines: what was built, which voice speaks, the heaviest page, what changed, and how to open it."""
    lines = [f"{built.pages} pages, {built.activities} activities"]
    for narration in built.narrations:
        draft = " (draft voice)" if narration.draft else ""
        lines.append(f"  {narration.name}: {narration.seconds:.0f} s of audio, {narration.voice}{draft}")
    total = sum(narration.seconds for narration in built.narrations)
    lines.append(f"{total:.0f} seconds of audio in all")
    if built.heaviest:
        weight = built.heaviest
        lines.append(
            f"heaviest page: {weight.page}, {weight.total / 1024:.1f} KB in {weight.requests} requests before audio"
        )
    if built.published:
        published = built.published
        lines.append(
            f"{len(published.changed)} files changed, {published.kept} as they were, {len(published.removed)} removed"
        )
    lines.append(f"open it: {(site / 'index.html').as_uri()}")
    return "\n".join(lines)
