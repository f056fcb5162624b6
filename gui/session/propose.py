"""What each gesture proposes: an edit, and what the Edit menu calls it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from core.chain import Block, Chain, Path, edits, rearrange
from core.chain.edits import Edit, Gap
from core.chain.limits import check_size
from core.chain.parameters import on_screen
from core.chain.wrap import compose, wrap_as_input, wrap_as_operand
from core.formula import format as format_formula
from core.functions import CATALOGUE
from gui.session.proposal import Proposal, proposed

LISTED = 3
"""How many blocks the name of a step lists."""

translate = QCoreApplication.translate


def insert(chain: Chain, gap: Gap, blocks: Sequence[Block]) -> Proposal:
    """Propose to put blocks into a gap."""
    name = translate("Proposal", "insert {0}").format(listed(blocks))
    make = partial(edits.insert, chain, gap, blocks)
    return proposed(chain, name, make, inserted=tuple(block.name for block in blocks))


def remove(chain: Chain, paths: Sequence[Path], selection: Sequence[Path]) -> Proposal:
    """Propose to take blocks out; a neighbour is selected where nothing of the selection stays."""
    name = translate("Proposal", "remove {0}").format(named(chain, paths))
    edit = edits.remove(chain, paths)
    stays = not paths or any(edit.follow(path) for path in selection)
    selects = None if stays else edits.neighbour(edit.chain, min(paths))
    return Proposal(chain, edit, name, selects=selects)


def move(chain: Chain, paths: Sequence[Path], gap: Gap) -> Proposal:
    """Propose to put blocks into another gap."""
    name = translate("Proposal", "move {0}").format(named(chain, paths))
    return proposed(chain, name, partial(edits.move, chain, paths, gap))


def shift(chain: Chain, paths: Sequence[Path], steps: int) -> Proposal:
    """Propose to move blocks along their lane: 1 with the flow, -1 against it."""
    name = translate("Proposal", "move {0}").format(named(chain, edits.outermost(paths)))
    return proposed(chain, name, partial(rearrange.shift, chain, paths, steps))


def replace(chain: Chain, path: Path, function: str) -> Proposal:
    """Propose another function in a block's place."""
    name = translate("Proposal", "replace {0}").format(named(chain, [path]))
    make = partial(edits.replace, chain, path, function)
    return proposed(chain, name, make, inserted=(function,))


def wrap(chain: Chain, paths: Sequence[Path], function: str, *, operand: bool = False) -> Proposal:
    """Propose to apply a function to blocks, which become its first input or its operand."""
    blocks = named(chain, edits.outermost(paths))
    label = CATALOGUE[function].label
    name = translate("Proposal", "wrap {0} in {1}").format(blocks, label)
    edit = wrap_as_operand if operand else wrap_as_input
    return proposed(chain, name, partial(edit, chain, paths, function), inserted=(function,))


def swap(chain: Chain, path: Path) -> Proposal:
    """Propose that the first two inputs of a block change places."""
    name = translate("Proposal", "swap inputs of {0}").format(named(chain, [path]))
    return proposed(chain, name, partial(rearrange.swap, chain, path))


def take_out(chain: Chain, lane: Path) -> Proposal:
    """Propose to put an operand's blocks into the chain, before the block they belong to."""
    name = translate("Proposal", "take {0} out").format(listed(chain.lane(lane).blocks))
    return proposed(chain, name, partial(rearrange.take_out, chain, lane))


def start(chain: Chain, lane: Path, typed: Chain, *, dragging: bool = False) -> Proposal:
    """Propose that a lane starts at a constant, at x, or at the value of a typed formula.

    A new parameter alone has the value of the number that was there.
    """

    def make() -> Edit:
        check_size(chain.size + typed.size)
        whole = Chain(typed.start, typed.blocks + chain.lane(lane).blocks)
        return edits.set_lane(chain, lane, whole)

    name, gives = translate("Proposal", "change number"), _value_for(chain, lane, typed)
    return proposed(chain, name, make, merges=dragging, gives=gives)


def fix(chain: Chain, name: str, value: float) -> Proposal:
    """Propose a number in the place of a parameter, wherever it is."""
    title = translate("Proposal", "replace {0} by its value").format(on_screen(name))
    return proposed(chain, title, partial(edits.restart, chain, {name: value}))


def paste(chain: Chain, gap: Gap, formula: Chain) -> Proposal:
    """Propose that what flows at a gap goes on through a formula, as its first x."""
    name = translate("Proposal", "paste {0}").format(listed(formula.blocks))
    told = translate("Proposal", "The value that arrived there is now the first x of {0}.")
    says = told.format(format_formula(formula)) if formula.start != "x" else ""
    return proposed(chain, name, partial(compose, chain, gap, formula), says=says)


def paste_operand(chain: Chain, path: Path, formula: Chain) -> Proposal:
    """Propose a formula as a block's operand."""
    told = translate("Proposal", "{0} is now the second input of {1}.")
    says = told.format(format_formula(formula), named(chain, [path]))
    make = partial(edits.set_lane, chain, (*path, 0), formula)
    return proposed(chain, translate("Proposal", "paste"), make, says=says)


def paste_whole(chain: Chain, formula: Chain) -> Proposal:
    """Propose a formula where there is no chain yet."""
    edit = edits.set_lane(chain, (), formula)
    return Proposal(chain, edit, translate("Proposal", "paste"))


def rewrite(chain: Chain, typed: Chain, text: str | None = None) -> Proposal:
    """Propose another chain, as it is being typed; nothing is selected in it.

    The same chain may be typed in other words, and then nothing else changes.
    """
    name, edit = translate("Proposal", "type formula"), edits.set_lane(chain, (), typed)
    selects = None if typed == chain else ()
    return Proposal(chain, edit, name, selects=selects, merges=True, text=text)


def _value_for(chain: Chain, lane: Path, typed: Chain) -> tuple[tuple[str, float], ...]:
    """Give a letter that is new to a chain the number whose place it takes."""
    before = Chain(chain.lane(lane).start)
    is_new = typed.starts_at_parameter and typed.parameters[0] not in chain.parameters
    if not is_new or typed.blocks or not before.is_constant:
        return ()
    return ((typed.parameters[0], before.constant),)


def listed(blocks: Sequence[Block]) -> str:
    """Name blocks, many by their number."""
    if len(blocks) > LISTED:
        return translate("Proposal", "{0} blocks").format(len(blocks))
    return ", ".join(block.function.label for block in blocks)


def named(chain: Chain, paths: Sequence[Path]) -> str:
    """Name the blocks at some paths."""
    return listed([chain.block(path) for path in paths])
