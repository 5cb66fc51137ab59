"""How heavy pages are to a learner on a slow network."""

import gzip
import re
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath

BUDGET_PAGE = 30 * 1024
BUDGET_HTML = 14 * 1024
BUDGET_REQUESTS = 4
_LOADED = re.compile(
    r'<(?:script|img|source)\b[^>]*?\ssrc="([^"]+)"|<link\s+rel="(?:icon|stylesheet)"\s+href="([^"]+)"'
)


@dataclass(frozen=True, slots=True)
class Weight:
    """A page's first load, without audio: compressed bytes of the HTML, of everything, and how many requests."""

    page: str
    html: int
    total: int
    requests: int


def weigh(site: Path, page: str) -> Weight:
    """The weight of one HTML page of a built site; pictures that load lazily are not counted."""
    html = (site / page).read_text(encoding="utf-8")
    names = {script or link for script, link in _LOADED.findall(re.sub(r"<img[^>]*loading=\"lazy\"[^>]*>", "", html))}
    files = [normpath(f"{Path(page).parent.as_posix()}/{name.partition('?')[0]}") for name in names]
    size = _gzipped((site / page).read_bytes())
    return Weight(page, size, size + sum(_gzipped((site / file).read_bytes()) for file in files), 1 + len(files))


def _gzipped(data: bytes) -> int:
    return len(gzip.compress(data, 6, mtime=0))
