"""An export as it is ordered, by this program or from another process: what, of what, how."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from core.document import Document, Shown
from core.document.file_format import content_of, document_of
from core.export.look import SCREEN, Look
from core.export.things import (
    ALL,
    BOTH,
    CHAIN,
    ERRORS,
    MOVING,
    PICTURES,
    PLOT,
    RULE,
    suffixes_of,
)
from core.export.wanted import USUAL, Wanted


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
    wanted: Wanted = USUAL

    def __post_init__(self) -> None:
        if self.suffix not in suffixes_of(self.what):
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
             "shown": shown, "look": asdict(self.look), "wanted": asdict(self.wanted)}
        )  # fmt: skip


def order_of(line: str) -> Order:
    """Read what `as_line` wrote; a ValueError, TypeError or KeyError if it is nothing of that."""
    told: dict[str, Any] = json.loads(line)
    shown = told["shown"]
    if shown is not None:
        shown = Shown(**{**shown, "curves": tuple(shown["curves"])})
    look, wanted = Look(**told["look"]), Wanted(**told["wanted"])
    return Order(document_of(told["document"]), told["what"], told["suffix"], shown, look, wanted)


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
    document, suffix = order.document, order.suffix
    if order.shown is not None:
        document = replace(document, shown=order.shown)
    # Matplotlib takes a third of a second to import, which a text need not wait for.
    if order.what == CHAIN and suffix in PICTURES:
        from core.export.diagram.drawing import draw_diagram

        return draw_diagram(document, suffix[1:], order.look)
    if order.what == BOTH:
        from core.export.both import draw_both

        return draw_both(document, suffix[1:], order.look, document.shown)
    if order.what == RULE and suffix in PICTURES:
        from core.export.rule import draw_rule

        return draw_rule(document, suffix[1:], order.look)
    if order.what == CHAIN:
        from core.export.diagram.dot import as_dot
        from core.export.diagram.tikz import as_tikz

        return (as_tikz if suffix == ".tikz" else as_dot)(document).encode()
    if order.what == ERRORS:
        from core.export.errors import draw_errors, errors_table

        is_picture = suffix in PICTURES
        picture = draw_errors(document, suffix[1:], order.look) if is_picture else b""
        return picture if is_picture else errors_table(document).encode()
    if suffix in PICTURES:
        from core.export.drawing import draw

        return draw(document, suffix[1:], order.look, document.shown)
    from core.export.texts import written

    part = "" if order.what == ALL else order.what
    return written(document, suffix, replace(order.wanted, what=part)).encode()
