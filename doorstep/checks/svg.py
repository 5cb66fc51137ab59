"""Drawings: an SVG file may hold shapes and colours, and nothing that acts, loads or reaches out of the picture.

Drawings stand in the page itself, so they are written anew from an allow-list. What drawing programs leave behind
(their own elements, metadata, classes) is dropped in silence; what could harm, or would change the picture, is named.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2s
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from doorstep.textfile import read_text

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = frozenset({"href", "{http://www.w3.org/1999/xlink}href"})
_DEEPEST = 40
_MOST_COPIES = 20  # copies of copies grow without end
BROKEN = "XML"


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ELEMENTS = _words("""
    g path rect circle ellipse line polyline polygon text tspan defs use symbol linearGradient radialGradient stop
    clipPath mask pattern
""")
_DROPPED = _words("metadata title desc view")
_DRAWING = _words("""
    fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    stroke-dasharray stroke-dashoffset opacity color clip-path clip-rule mask stop-color stop-opacity paint-order
    vector-effect font-family font-size font-weight font-style text-anchor dominant-baseline letter-spacing
    display visibility
""")
_SHAPE = _words("""
    d x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy width height points transform offset viewBox preserveAspectRatio
    gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits patternUnits
    patternContentUnits patternTransform pathLength rotate textLength lengthAdjust
""")
_VALUE = re.compile(r"[\w\s.,;:+\-#%()'/]*", re.ASCII)
_LOCAL = re.compile(r"url\(\s*['\"]?#([\w.:-]+)['\"]?\s*\)")
_BOX = re.compile(r"\s*-?[\d.]+(?:[\s,]+-?[\d.]+){3}\s*", re.ASCII)
_LENGTH = re.compile(r"([\d.]+)(?:px)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Picture:
    """A clean drawing: the box it is drawn in, and the markup inside its ``<svg>``."""

    view_box: str
    inner: str


@dataclass(slots=True)
class _Cleaner:
    """Writes allowed elements anew; ids get a prefix so that two drawings on a page do not meet."""

    prefix: str
    reasons: list[str] = field(default_factory=list)
    copies: int = 0

    def children(self, parent: "Element", depth: int) -> Iterator[str]:
        for child in parent:
            yield from self.element(child, depth)
            if parent.tag in {f"{_SVG}text", f"{_SVG}tspan"}:
                yield escape(child.tail or "")

    def element(self, element: "Element", depth: int) -> Iterator[str]:
        if not element.tag.startswith(_SVG):
            if not element.tag.startswith("{") or "xhtml" in element.tag:
                self.reasons.append(f"<{element.tag.rpartition('}')[2]}>")
            return  # a drawing program's own notes
        name = element.tag.removeprefix(_SVG)
        if name in _DROPPED:
            return
        self.copies += name == "use"
        if name not in _ELEMENTS or depth > _DEEPEST or self.copies > _MOST_COPIES:
            self.reasons.append(f"<{name}>")
            return
        words = escape(element.text or "") if name in {"text", "tspan"} else ""
        yield f"<{name}{self.attributes(element)}>{words}"
        yield from self.children(element, depth + 1)
        yield f"</{name}>"

    def attributes(self, element: "Element") -> str:
        found: dict[str, str] = {}
        for name, value in element.attrib.items():
            if name == "style":
                found |= self.style(value)
            elif name in _HREF:
                found |= self.href(name, value)
            elif name == "id":
                found["id"] = self.prefix + re.sub(r"[^\w.:-]", "-", value)
            elif name.lower().startswith("on"):
                self.reasons.append(f"{name}=")
            elif name in _DRAWING or name in _SHAPE:
                found |= self.value(name, value)
        return "".join(f" {name}={quoteattr(value)}" for name, value in found.items())

    def style(self, style: str) -> dict[str, str]:
        """The declarations of a style as attributes: our pages allow no styles inside elements."""
        found: dict[str, str] = {}
        for declaration in style.split(";"):
            name, _, value = (part.strip() for part in declaration.partition(":"))
            if name in _DRAWING:
                found |= self.value(name, value)
            elif "url" in value.lower():
                self.reasons.append(f"style={name}:{value[:30]}")
        return found

    def href(self, name: str, value: str) -> dict[str, str]:
        target = value.strip()
        if re.fullmatch(r"#[\w.:-]+", target):
            return {"href": f"#{self.prefix}{target[1:]}"}
        self.reasons.append(f"{name.rpartition('}')[2]}={target[:30]}")
        return {}

    def value(self, name: str, value: str) -> dict[str, str]:
        local = _LOCAL.sub(lambda match: f"url(#{self.prefix}{match[1]})", value)
        if not _VALUE.fullmatch(local) or re.search(r"url\s*\((?!#)|\\|javascript|expression", local, re.IGNORECASE):
            if name != "font-family":
                self.reasons.append(f"{name}={value[:30]}")
            return {}
        return {name: local}


def safe_svg(text: str) -> tuple[Picture | None, list[str]]:
    """The clean drawing, or None with what makes it unsafe: names of elements and attributes, or BROKEN.

    Never raises.
    """
    try:
        root: Element = fromstring(text)
    except DefusedXmlException:
        return None, ["<!ENTITY>"]
    except (ParseError, ValueError, LookupError):
        return None, [BROKEN]
    if root.tag != f"{_SVG}svg":
        return None, [f"<{root.tag.rpartition('}')[2]}>"]
    cleaner = _Cleaner(f"p{blake2s(text.encode('utf-8', 'replace'), digest_size=4).hexdigest()}-")
    inner = "".join(cleaner.children(root, 1))
    outer = {name: value for name, value in root.attrib.items() if name in _DRAWING or name == "style"}
    cleaner.reasons += [f"{name}=" for name in root.attrib if name.lower().startswith("on")]
    shared = cleaner.attributes(type(root)("g", outer))
    box = _view_box(root)
    if box is None:
        cleaner.reasons.append("viewBox=")
    if cleaner.reasons or box is None:
        return None, list(dict.fromkeys(cleaner.reasons))
    return Picture(box, f"<g{shared}>{inner}</g>" if shared else inner), []


def _view_box(root: "Element") -> str | None:
    box = root.get("viewBox", "")
    if _BOX.fullmatch(box):
        return " ".join(re.split(r"[\s,]+", box.strip()))
    sides = [_LENGTH.fullmatch(root.get(side, "").strip()) for side in ("width", "height")]
    return f"0 0 {sides[0][1]} {sides[1][1]}" if sides[0] and sides[1] else None


def read_picture(path: Path) -> Picture:
    """The clean drawing in a file. Raises ValueError for an unsafe one: the checks let none come so far."""
    text, problems = read_text(path)
    picture, reasons = safe_svg(text) if text is not None else (None, [problem.code for problem in problems])
    if picture is None:
        raise ValueError(f"{path.name} is no safe drawing: {', '.join(reasons)}")
    return picture
