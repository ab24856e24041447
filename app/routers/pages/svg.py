"""The few shapes the plots are drawn with.

Elements are built as a tree and written by the standard library, which escapes every text and attribute. Colours come
from classes (see `templates/insights.css`), so a page decides on light and dark; without any style a plot is drawn in
the colour of the text around it. Lengths are in units of a drawing 320 wide, about a phone's screen, so that text
keeps its size there.
"""

import re
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element, SubElement, tostring

WIDTH = 320

_NARROW = frozenset("ijlftrI.,:;'|!()[] ")
_BROAD = frozenset("mwMW@%")
_ELLIPSIS = "…"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def canvas(key: str, height: float, *, title: str, description: str) -> Element:
    """Return an empty drawing that assistive software reads as one image with a title and a description.

    Args:
        key: Makes the ids in it unique within a page: letters, digits and hyphens.
        height: In the drawing's units; it is as wide as the page lets it be.
        title: What it shows.
        description: What is to be seen in it, in words.
    """
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": "plot",
            "viewBox": f"0 0 {WIDTH} {number(height)}",
            "role": "img",
            "aria-labelledby": f"{key}-title {key}-desc",
            "font-size": "13",
            "font-family": "inherit",
            "fill": "currentColor",
        },
    )
    SubElement(root, "title", {"id": f"{key}-title"}).text = clean(title)
    SubElement(root, "desc", {"id": f"{key}-desc"}).text = clean(description)
    return root


def text(parent: Element, x: float, y: float, content: str, *, style: str = "ink", anchor: str = "start") -> Element:
    """Write a line of text with its baseline at `y`."""
    element = SubElement(parent, "text", {"x": number(x), "y": number(y), "class": style, "text-anchor": anchor})
    element.text = clean(content)
    return element


def bar(parent: Element, at: tuple[float, float], size: tuple[float, float], style: str) -> Element:
    """Draw a bar with soft ends, or a sliver that can still be seen where the width is next to nothing."""
    return SubElement(
        parent,
        "rect",
        {
            "x": number(at[0]),
            "y": number(at[1]),
            "width": number(max(size[0], 2)),
            "height": number(size[1]),
            "rx": "2.5",
            "class": style,
        },
    )


def line(parent: Element, start: tuple[float, float], end: tuple[float, float], style: str) -> Element:
    """Draw a straight line."""
    (x1, y1), (x2, y2) = start, end
    return SubElement(
        parent,
        "line",
        {
            "x1": number(x1),
            "y1": number(y1),
            "x2": number(x2),
            "y2": number(y2),
            "stroke": "currentColor",
            "class": style,
        },
    )


def dot(parent: Element, at: tuple[float, float], radius: float, style: str, hint: str) -> Element:
    """Draw a dot that says `hint` when pointed at."""
    element = SubElement(
        parent, "circle", {"cx": number(at[0]), "cy": number(at[1]), "r": number(radius), "class": style}
    )
    SubElement(element, "title").text = clean(hint)
    return element


def polyline(parent: Element, points: list[tuple[float, float]], style: str) -> Element:
    """Draw a line through points."""
    path = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return SubElement(parent, "polyline", {"points": path, "fill": "none", "stroke": "currentColor", "class": style})


def written(root: Element) -> str:
    """Return the drawing as text, to be put into a page as it is."""
    return tostring(root, encoding="unicode")


def clean(content: str) -> str:
    """Return text without the characters that no XML document may hold, not even escaped."""
    return _FORBIDDEN.sub("", content)


def fitted(content: str, room: float) -> str:
    """Return a text that takes up about `room` at most, cut short with an ellipsis if it must be."""
    line_of_text = " ".join(content.split())
    if breadth(line_of_text) <= room:
        return line_of_text
    kept, used = [], breadth(_ELLIPSIS)
    for character in line_of_text:
        used += breadth(character)
        if used > room:
            break
        kept.append(character)
    return "".join(kept).rstrip() + _ELLIPSIS


def breadth(content: str) -> float:
    """Return about how wide a text is. No fonts are at hand here, so it errs on the wide side."""
    return sum(_breadth_of(character) for character in content)


def number(value: float) -> str:
    """Return a coordinate, to a tenth."""
    return f"{round(value, 1):g}"


def _breadth_of(character: str) -> float:
    if east_asian_width(character) in "WF":
        return 13.5
    if character in _NARROW:
        return 5
    if character in _BROAD:
        return 12.6
    return 9.6 if character.isupper() else 8.2
