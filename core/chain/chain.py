"""A composed function as frozen plain data: a start, and blocks that the value flows through.

Every chain is valid and every expression in x and parameters has one: the first input of a block
is the value that flows down the chain, further inputs are chains of their own (operands).

Places are paths of numbers, never references to objects. A chain path alternates block and
operand index: ``()`` is the whole chain, ``(2, 0)`` the first operand of block 2. A block
path is a chain path and one more index: ``(2,)``, ``(2, 0, 1)``. A gap is a chain path and
the number of blocks before it.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TypeAlias

from core.autodiff.graph import Function, Variable, as_variable
from core.chain.applied import applied
from core.chain.limits import check_depth, check_size
from core.chain.parameters import accept, is_parameter, refusal
from core.chain.trace import Trace, trace
from core.functions import CATALOGUE
from core.functions.entry import Entry
from core.shortened import shortened

Path: TypeAlias = tuple[int, ...]
Start: TypeAlias = float | str

CONSTANTS = {"pi": math.pi, "e": math.e}
"""The named constants, kept by name and never by their digits."""


@dataclass(frozen=True, slots=True)
class Block:
    """One function of the catalogue with its operands: constants of the catalogue's choice if none.

    Raises a ValueError if the catalogue has no such function, or it takes another number of them.

    Examples
    --------
    >>> Block("add", (Chain(3.0),)).function.label
    '+'
    """

    name: str
    operands: tuple["Chain", ...] = ()

    def __post_init__(self) -> None:
        if self.name not in CATALOGUE:
            import difflib  # a millisecond of the start, for a name that is wrong

            name = shortened(self.name)
            near = difflib.get_close_matches(name, CATALOGUE, n=1)
            hint = f"; did you mean '{near[0]}'?" if near else ""
            raise ValueError(f"there is no function '{name}'{hint}")
        defaults = self.function.defaults
        if not self.operands and defaults:
            object.__setattr__(self, "operands", tuple(Chain(value) for value in defaults))
        if len(self.operands) != len(defaults):
            raise ValueError(
                f"{self.name} takes {len(defaults)} operands, got {len(self.operands)}"
            )

    @property
    def function(self) -> type[Entry]:
        """The class of the catalogue."""
        return CATALOGUE[self.name]

    @property
    def size(self) -> int:
        """How many blocks it is, with those of its operands."""
        return 1 + sum(lane.size for lane in self.operands)


@dataclass(frozen=True, slots=True)
class Chain:
    """A function of x: it starts at x, a number, "pi", "e" or a parameter and flows through blocks.

    Raises a ValueError for another start, or beyond MAX_BLOCKS or MAX_DEPTH. `size` counts the
    blocks, those of operands too; `parameters` are those anywhere in it, in the order of their
    first occurrence; `with_values` sets them, and equality, edits and files know their names only.

    Examples
    --------
    >>> import numpy as np
    >>> chain = Chain("x", (Block("square"), Block("exp"), Block("square")))
    >>> x = Variable(np.array(0.5))
    >>> chain(x).backward()
    >>> x.grad.item()
    3.297442541400256
    """

    start: Start = "x"
    blocks: tuple[Block, ...] = ()
    given: tuple[tuple[str, float | Variable], ...] = field(default=(), repr=False, compare=False)
    depth: int = field(init=False, repr=False, compare=False)
    size: int = field(init=False, repr=False, compare=False)
    depends_on_x: bool = field(init=False, repr=False, compare=False)
    """Whether x occurs anywhere in the chain."""
    parameters: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not isinstance(self.start, str):
            object.__setattr__(self, "start", float(self.start))
            if not math.isfinite(self.start):
                raise ValueError(f"a constant is a finite number, not {self.start}")
        elif self.start != "x" and self.start not in CONSTANTS and not is_parameter(self.start):
            start = shortened(self.start)
            named = f"a chain starts at x, pi, e, a parameter or a number, not '{start}'"
            raise ValueError(f"{named}: {refusal(self.start)}")
        self._take_stock()

    def _take_stock(self) -> None:
        """Count what is in the chain, once and for all: a question must not walk it again."""
        lanes = [lane for block in self.blocks if block.operands for lane in block.operands]
        note = partial(object.__setattr__, self)
        note("size", len(self.blocks) + sum([lane.size for lane in lanes]))
        check_size(self.size)
        note("depth", 1 + max((lane.depth for lane in lanes), default=0))
        check_depth(self.depth)
        note("depends_on_x", self.start == "x" or any(lane.depends_on_x for lane in lanes))
        names = [str(self.start)] if self.starts_at_parameter else []
        names += [name for lane in lanes if lane.parameters for name in lane.parameters]
        note("parameters", tuple(dict.fromkeys(names)))

    def __call__(self, x: Variable) -> Variable:
        """Apply the chain to x of any shape, which every lane shares; the result has that shape."""
        y = self.record(x, {})
        return y if self.depends_on_x else y + 0.0 * x

    def with_values(self, **values: float | Variable) -> "Chain":
        """Give the chain with its parameters at these values; the others stay, 1 if never given.

        A Variable takes part in the graph itself, so that ``backward`` leaves its gradient there.
        Raises a ValueError for what is no parameter of the chain, or a number that is not finite.

        Examples
        --------
        >>> import numpy as np
        >>> chain = Chain("x", (Block("multiply", (Chain("a"),)),))
        >>> x, a = Variable(np.array(3.0)), Variable(np.array(2.0))
        >>> chain.with_values(a=a)(x).backward()
        >>> x.grad.item(), a.grad.item()
        (2.0, 3.0)
        """
        accept(values, self.parameters)
        known = {**dict(self.given), **values}
        return Chain(self.start, self.blocks, tuple(known.items()))

    @property
    def values(self) -> Mapping[str, float]:
        """The parameters' values, by name; nan for an array."""
        return {
            name: float(leaf.data) if leaf.ndim == 0 else math.nan
            for name, leaf in self.leaves(None).items()
        }

    def leaves(self, x: Variable | None) -> dict[str, Variable]:
        """Give what the lanes start at that is no constant: the parameters, and x if given."""
        if not self.parameters:
            return {} if x is None else {"x": x}
        given = dict(self.given)
        found = {name: as_variable(given.get(name, 1.0)) for name in self.parameters}
        return found if x is None else {"x": x, **found}

    def record(self, x: Variable, functions: dict[Path, Function]) -> Variable:
        """Apply the chain and note the Function called for each block.

        The value is a scalar where it does not depend on x.
        """
        return self.apply(self.leaves(x), functions)

    def apply(
        self, leaves: Mapping[str, Variable], functions: dict[Path, Function], path: Path = ()
    ) -> Variable:
        """Do as `record` does with all that `leaves` gave; this chain's own path is `path`."""
        return applied(self, leaves, functions, path)

    def trace(self, x: float) -> Trace:
        """Evaluate at one x and tell every value and every gradient.

        Examples
        --------
        >>> trace = Chain("x", (Block("square"), Block("exp"))).trace(0.5)
        >>> trace.blocks[(0,)].gradient, trace.blocks[(0,)].slopes
        (1.2840254166877414, (1.0,))
        """
        return trace(self, x)

    def along(self, name: str, x: float) -> "Chain":
        """Give the chain as a function of a parameter: it is x now, and what was x is a number.

        All that is known of functions of x is known of it so: its derivatives are those by the
        parameter. Its other parameters keep their values; for x itself the chain stays as it is.
        Raises a ValueError if there is no such parameter, or `x` is not finite.

        Examples
        --------
        >>> Chain("x", (Block("power", (Chain("a"),)),)).along("a", 2.0)
        parse('2^x')
        """
        if name == "x":
            return self
        self.with_values(**{name: 1.0})  # a ValueError where there is none
        kept = tuple((n, value) for n, value in self.given if n != name)
        changed = self.with_starts({"x": float(x), name: "x"})
        return Chain(changed.start, changed.blocks, kept)

    def with_starts(self, starts: Mapping[str, Start]) -> "Chain":
        """Give the chain with other starts for x or parameters, in every lane, without values."""
        blocks = (
            replace(block, operands=tuple(lane.with_starts(starts) for lane in block.operands))
            for block in self.blocks
        )
        start = self.start
        return Chain(starts.get(start, start) if isinstance(start, str) else start, tuple(blocks))

    @property
    def constant(self) -> float:
        """The number the chain starts at; nan if it starts at x or a parameter."""
        if isinstance(self.start, str):
            return CONSTANTS.get(self.start, math.nan)
        return self.start

    def depends_on(self, name: str) -> bool:
        """Tell whether x, or a parameter, occurs anywhere in the chain."""
        return self.depends_on_x if name == "x" else name in self.parameters

    @property
    def is_constant(self) -> bool:
        """Whether the chain is a constant and nothing else."""
        return self.start != "x" and not self.blocks and not self.parameters

    @property
    def starts_at_parameter(self) -> bool:
        """Whether this lane starts at a parameter."""
        return isinstance(self.start, str) and self.start != "x" and self.start not in CONSTANTS

    def lane(self, path: Path) -> "Chain":
        """Give the chain at a chain path, or raise a LookupError."""
        if not path:
            return self
        if min(path) < 0:
            raise LookupError(f"there is no lane {path}")
        chain = self
        for i, j in zip(path[::2], path[1::2], strict=True):
            chain = chain.blocks[i].operands[j]
        return chain

    def block(self, path: Path) -> Block:
        """Give the block at a block path, or raise a LookupError."""
        lane = self.lane(path[:-1])
        if path[-1] < 0:
            raise LookupError(f"there is no block {path}")
        return lane.blocks[path[-1]]

    def paths(self, path: Path = ()) -> Iterator[Path]:
        """Give the path of every block, operands before the block they belong to."""
        found: list[Path] = []
        self._collect(path, found)
        return iter(found)

    def _collect(self, path: Path, found: list[Path]) -> None:
        for i, block in enumerate(self.blocks):
            for j, operand in enumerate(block.operands):
                if operand.blocks:
                    operand._collect((*path, i, j), found)
            found.append((*path, i))

    def lanes(self) -> Iterator[tuple[Path, "Chain"]]:
        """Give every lane with its chain path, this one first, each before those in its blocks."""
        stack: list[tuple[Path, Chain]] = [((), self)]
        while stack:
            path, lane = stack.pop()
            yield path, lane
            inner = [
                ((*path, i, j), operand)
                for i, block in enumerate(lane.blocks)
                if block.operands
                for j, operand in enumerate(block.operands)
            ]
            stack += reversed(inner)

    def with_lane(self, path: Path, lane: "Chain") -> "Chain":
        """Give this chain with another lane at a chain path; this one stays as it is."""
        if not path:
            return lane
        i, j = path[:2]
        block = self.blocks[i]
        operand = block.operands[j].with_lane(path[2:], lane)
        operands = (*block.operands[:j], operand, *block.operands[j + 1 :])
        changed = replace(block, operands=operands)
        return Chain(self.start, (*self.blocks[:i], changed, *self.blocks[i + 1 :]))
