"""What the rest of the project offers to a lesson: the names it may use."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Context:
    """Names known to the checks. The first language is the source; ``lessons`` are keys such as ``vneid/scan-qr``."""

    root: Path
    languages: tuple[str, ...]
    facts: frozenset[str] = field(default_factory=frozenset)
    places: frozenset[str] = field(default_factory=frozenset)
    terms: frozenset[str] = field(default_factory=frozenset)
    icons: frozenset[str] = field(default_factory=frozenset)
    lessons: frozenset[str] = field(default_factory=frozenset)
