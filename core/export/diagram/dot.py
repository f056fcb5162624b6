"""The diagram of a chain in DOT, which Graphviz lays out anew."""

from core.document import Document
from core.document.text import title
from core.export.diagram.layout import Diagram, diagram
from core.export.inks import LIGHT

_DOT_HEAD = """// {title}
digraph chain {{
  rankdir=LR;
  node [shape=box, style=rounded, fontname="Helvetica", color="{grey}"];
  edge [fontname="Helvetica", fontsize=10, color="{grey}"];
"""

_VALUE, _GRADIENT = LIGHT.words["f"], LIGHT.words["f′"]


def as_dot(document: Document) -> str:
    """Write a document's diagram for Graphviz: its boxes by number, values above gradients."""
    found = diagram(document)
    lines = [_DOT_HEAD.format(title=title(document).replace("\n", " "), grey=LIGHT.muted)]
    for i, box in enumerate(found.boxes):
        shape = ', shape="circle"' if box.kind == "end" else ""
        shape = ', shape="plain"' if box.kind == "number" else shape
        total = f'<br/><font color="{_GRADIENT}">∂y/∂{box.text} = {box.total}</font>'
        text = _entities(box.text) + (total if box.total else "")
        lines.append(f"  n{i} [label=<{text}>{shape}];")
    lines += _edges(found)
    return "\n".join([*lines, "}", ""])


def _edges(found: Diagram) -> list[str]:
    numbers = {box.at: i for i, box in enumerate(found.boxes)}
    edges = []
    for wire in found.wires:
        last = wire.places[-1]
        source, target = numbers[wire.places[0]], numbers[round(last[0]), last[1]]
        value = f"{wire.name} = {wire.value}" if wire.name else wire.value
        value = f'<font color="{_VALUE}">{value}</font>'
        gradient = f'<font color="{_GRADIENT}">{wire.gradient}</font>'
        edges.append(f"  n{source} -> n{target} [label=<{value}<br/>{gradient}>];")
    return edges


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
