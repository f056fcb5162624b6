"""What is dragged or carried over the chain, and what it proposes where it is let go."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent

from core.chain import Block, Chain, Path, edits
from core.chain.edits import Gap
from core.chain.limits import ChainTooLarge
from core.chain.parameters import is_parameter, on_screen
from core.functions import CATALOGUE
from gui import mime
from gui.session import Proposal, Session, propose


class Payload(NamedTuple):
    """What is carried: new blocks, blocks of the chain, or a letter.

    Attributes
    ----------
    fresh : tuple of Block
        A function of the palette, or blocks of another window.
    paths : tuple of block path
        Blocks of the chain.
    copies : bool
        Whether these stay where they are.
    letter : str
        x or a parameter, which takes the place of a number; empty for blocks.
    """

    fresh: tuple[Block, ...] = ()
    paths: tuple[Path, ...] = ()
    copies: bool = False
    letter: str = ""

    @property
    def name(self) -> str:
        """The function that may take a block's place; empty for anything but a new function."""
        name = self.fresh[0].name if len(self.fresh) == 1 else ""
        return name if name and self.fresh == (Block(name),) else ""

    @property
    def stays(self) -> bool:
        """Whether nothing leaves its place: it is new, or copied."""
        return bool(self.fresh) or self.copies

    def blocks(self, chain: Chain) -> Sequence[Block]:
        """Give what would be inserted."""
        return self.fresh or [chain.block(path) for path in edits.outermost(self.paths)]

    def labels(self, chain: Chain) -> list[str]:
        """Give what stands on it while it is carried."""
        if self.letter:
            return [on_screen(self.letter)]
        return [b.function.label for b in self.blocks(chain)]

    def fitting(self, gaps: Iterable[Gap]) -> list[Gap]:
        """Give the gaps that it may go into: no block goes into an operand of its own."""
        own, depths = set(self.paths), {len(path) for path in self.paths}
        return [
            (lane, at)
            for lane, at in (gaps if self != NOTHING else ())
            if not any(lane[:end] in own for end in depths)
        ]

    def into(self, chain: Chain, gap: Gap) -> Proposal:
        """Propose what comes of letting it go in a gap; a letter goes to the number before it."""
        if self.letter:
            return propose.start(chain, gap[0], Chain(self.letter))
        if self.stays:
            return propose.insert(chain, gap, self.blocks(chain))
        return propose.move(chain, self.paths, gap)


NOTHING = Payload()


def payload_named(name: str) -> Payload:
    """Give what the palette calls by a name, such as sin, x or a; nothing for another name."""
    if name == mime.X or is_parameter(name):
        return Payload(letter=name)
    return Payload((Block(name),)) if name in CATALOGUE else NOTHING


def payload_of(event: QDropEvent, session: Session) -> Payload:
    """Give what is dragged over a session's chain; nothing if catalogue or chain do not have it.

    Blocks of another window are put in as a copy: their paths mean nothing here.
    """
    data = event.mimeData()
    named = payload_named(mime.function_name(data))
    if named != NOTHING:
        return named
    paths = mime.block_paths(data, session.token)
    if paths:
        known = set(session.chain.paths()).issuperset(paths)
        copies = event.dropAction() == Qt.DropAction.CopyAction
        return Payload((), tuple(sorted(paths)), copies) if known else NOTHING
    try:
        others = mime.chain_of(data)
    except ChainTooLarge:
        return NOTHING
    return Payload(others.blocks) if others is not None else NOTHING
