"""Projects made for one test: a folder with ``lessons/``, and what it knows beside them."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from doorstep.checks import Context, check_library
from doorstep.problems import Location, Problem
from doorstep.yamlread import Day, read_yaml

LESSON = "lessons/vi/payments/lesson.md"
TOP = "---\ntitle: Quét mã\nobjective: Bác xem đúng tên người nhận.\nminutes: 5\n---\n\n"


def context(root: Path) -> Context:
    """A context with a few names of each sort."""
    return Context(
        root=root,
        languages=("vi", "en", "ar"),
        facts=frozenset({"qr-swap-bill"}),
        places=frozenset({"police-office", "clinic"}),
        terms=frozenset({"vietqr", "can-cuoc"}),
        icons=frozenset({"call-green", "call-red"}),
        lessons=frozenset({"payments/lesson"}),
    )


def write(root: Path, files: dict[str, str | bytes]) -> None:
    """Write files below ``root``, by their path."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def problems_of(root: Path, body: str) -> list[Problem]:
    """The problems of a project with this one body of a lesson."""
    write(root, {LESSON: TOP + body})
    return check_library(context(root))


def _odd(value: str) -> str:
    if value == "abc":
        raise ValueError("said in a programmer's words")
    return value


class Office(BaseModel):
    """A group inside the sample."""

    model_config = ConfigDict(extra="forbid")

    street: str
    door: str


class Sample(BaseModel):
    """A data file with every sort of value that ours have."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(min_length=1, max_length=20)
    minutes: int = Field(ge=1, le=30)
    phones: tuple[str, ...] = Field(("113",), min_length=1)
    office: Office | None = None
    open: bool = True
    day: Day | None = None
    kind: Literal["commune", "ward"] = "commune"
    code: Annotated[str, AfterValidator(_odd)] = ""


def read_sample(text: str, path: str = "data.yml") -> tuple[Sample | None, list[Problem]]:
    """The sample in a text, and its problems."""
    return read_yaml(Sample, text, Location(path, 1))
