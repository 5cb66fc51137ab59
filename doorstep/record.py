"""The record of a page: what narration, the summary and packs need to know of it, kept beside the built pages."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from doorstep.narration.segment import Override, Segment


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page's segments in reading order, and its activities as (kind, id)."""

    docname: str
    segments: tuple[Segment, ...]
    activities: tuple[tuple[str, str], ...]


def record_path(folder: Path, docname: str) -> Path:
    """Where the record of a page is."""
    return folder / f"{docname}.json"


def write_record(folder: Path, record: PageRecord) -> None:
    """Keep a record."""
    path = record_path(folder, record.docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(asdict(record), ensure_ascii=False, indent=1), encoding="utf-8")


def read_record(folder: Path, docname: str) -> PageRecord:
    """The record of a page. Raises FileNotFoundError when the page was never written."""
    data = json.loads(record_path(folder, docname).read_text(encoding="utf-8"))
    segments = tuple(
        Segment(**{**one, "say": tuple(Override(**say) for say in one["say"]) if one["say"] else None})
        for one in data["segments"]
    )
    return PageRecord(docname, segments, tuple((kind, name) for kind, name in data["activities"]))
