"""An export as it is ordered, by this program or from another process: what, of what, how."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from core.document import Document, Shown
from core.document.file_format import content_of, document_of
from core.export.look import SCREEN, Look
from core.export.things import FORMATS, MOVING, PLOT, TABLE


@dataclass(frozen=True, slots=True)
class Order:
    """What is exported of a document, with which suffix, what is shown in it and how it looks.

    Raises a ValueError if there is no such suffix of that.
    """

    document: Document
    what: str = PLOT
    suffix: str = ".png"
    shown: Shown | None = None
    look: Look = SCREEN

    def __post_init__(self) -> None:
        if self.suffix not in FORMATS.get(self.what, ()):
            raise ValueError(f"there is no {self.suffix} of a {self.what}")

    def as_line(self) -> str:
        """Write it in one line, which `order_of` reads.

        Examples
        --------
        >>> order = Order(Document(), CHAIN, ".dot")
        >>> order_of(order.as_line()) == order
        True
        """
        shown = None if self.shown is None else self.shown._asdict()
        return json.dumps(
            {"document": content_of(self.document), "what": self.what, "suffix": self.suffix,
             "shown": shown, "look": asdict(self.look)}
        )  # fmt: skip


def order_of(line: str) -> Order:
    """Read what `as_line` wrote; a ValueError, TypeError or KeyError if it is nothing of that."""
    told: dict[str, Any] = json.loads(line)
    shown = told["shown"]
    if shown is not None:
        shown = Shown(tuple(shown["curves"]), shown["tangent"], shown["points"])
    return Order(
        document_of(told["document"]), told["what"], told["suffix"], shown, Look(**told["look"])
    )


def made(order: Order) -> bytes:
    """Make the content of the file that was ordered."""
    *_, content = filled(order)
    assert isinstance(content, bytes)
    return content


def filled(order: Order) -> Iterator[float | bytes]:
    """Make it: give how much is done where that takes long, and at last the content."""
    if order.suffix in MOVING:
        from core.export.moving import moving

        yield from moving(order.document, order.suffix[1:], order.what, order.look, order.shown)
    else:
        yield _written(order)


def _written(order: Order) -> bytes:
    suffix = order.suffix
    if order.what == PLOT:
        from core.export.drawing import draw

        return draw(order.document, suffix[1:], order.look, order.shown or order.document.shown)
    if order.what == TABLE:
        from core.export.table import as_csv

        return as_csv(order.document)
    if suffix == ".tikz":
        from core.export.diagram.tikz import as_tikz

        return as_tikz(order.document).encode()
    if suffix == ".dot":
        from core.export.diagram.dot import as_dot

        return as_dot(order.document).encode()
    from core.export.diagram.drawing import draw_diagram

    return draw_diagram(order.document, suffix[1:], order.look)
