"""Settings: the section ``doorstep:`` of ``_config.yml``."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from doorstep.problems import Location, Problem
from doorstep.textfile import read_text
from doorstep.voice_settings import VoiceSettings
from doorstep.yamlread import read_yaml

CONFIG_FILE = "_config.yml"


class Settings(BaseModel):
    """What a deployer chooses. The first language is the source; the others are its translations."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    site_name: dict[str, str]
    languages: tuple[str, ...] = Field(min_length=1)
    place: str
    voices: VoiceSettings = VoiceSettings()

    @property
    def source_language(self) -> str:
        """The language that lessons are written in first."""
        return self.languages[0]


class _ConfigFile(BaseModel):
    model_config = ConfigDict(extra="ignore")

    doorstep: Settings


def read_settings(root: Path) -> tuple[Settings | None, list[Problem]]:
    """The settings of the project in ``root``; keys that belong to Jupyter Book are left to it."""
    text, problems = read_text(root / CONFIG_FILE, CONFIG_FILE)
    if text is None:
        return None, problems
    config, problems = read_yaml(_ConfigFile, text, Location(CONFIG_FILE, 1))
    return (config.doorstep if config else None), problems
