"""Where a build keeps its things, all under ``_build/``."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one project's builds."""

    root: Path

    @property
    def build(self) -> Path:
        """Everything that builds write."""
        return self.root / "_build"

    @property
    def site(self) -> Path:
        """The learner site: upload this."""
        return self.build / "site"

    @property
    def cache(self) -> Path:
        """What makes the next build quick; safe to delete."""
        return self.build / "cache"

    @property
    def lock(self) -> Path:
        """Held while a build runs."""
        return self.build / "build.lock"

    def language(self, lang: str) -> Path:
        """The Sphinx output, doctrees and records of one language."""
        return self.cache / "pages" / lang

    @property
    def tracks(self) -> Path:
        """Narration as published, before it is."""
        return self.cache / "tracks"

    @property
    def narration(self) -> Path:
        """The stores of clips and tracks."""
        return self.cache / "narration"
