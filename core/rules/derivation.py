"""A chain differentiated by the rules: its steps, as frozen data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from core.chain import Chain, Path
from core.expression import Apply, Expression
from core.expression.nodes import apply
from core.functions.entry import Entry
from core.incremental import Slices, whole
from core.rules.algebra import ONE, ZERO, simply
from core.rules.board import Part, Ruled, part_of, ruled
from core.rules.flat import is_flat
from core.rules.trees import chain_of, depends, formula_of
from core.symbolic.confirmed import is_confirmed, is_defined_somewhere

MAX_BLOCKS = 25
"""How many blocks are differentiated step by step; nobody reads more."""


class NoRulesError(ValueError):
    """There are no steps that can be shown; the message says why."""


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, applied once.

    Attributes
    ----------
    rule : str
        Its name, a key of `core.rules.words`; with “, chain” if an inner derivative comes along.
    path : Path
        The block whose rule it is; empty for a start.
    function : str
        The block's name in the catalogue; empty for a start.
    before : Expression
        What is differentiated.
    after : Expression
        What the rule makes of it, with ``prime`` around what is still to be differentiated.
    found : Expression
        What comes of that once all of it is done.
    """

    rule: str
    path: Path
    function: str
    before: Expression
    after: Expression
    found: Expression


class Derivation(NamedTuple):
    """The steps in the order in which they are written, and what comes of all of them."""

    steps: tuple[Step, ...]
    found: Expression

    @property
    def chain(self) -> Chain:
        """The derivative as a chain."""
        return chain_of(self.found)


Ruling: TypeAlias = Callable[[Path, type[Entry], tuple[Part, ...]], Ruled]
"""What is made of a block at a path; the rules, unless somebody slips."""


def with_ruling(chain: Chain, ruling: Ruling) -> Expression:
    """Differentiate a chain by rules of somebody's own; nothing is confirmed."""
    return _Work(ruling).of(chain, ())


def derivation(chain: Chain) -> Derivation:
    """Differentiate a chain by x, and confirm each step by backprop.

    Raises
    ------
    NoRulesError
        If the chain is too long to be read, a slope has no formula, or a step was not confirmed.

    Examples
    --------
    >>> from core.expression.screen import text
    >>> from core.formula import parse
    >>> for step in derivation(parse("x^2 sin(x)")).steps:
    ...     print(f"{step.rule:8} ({text(step.before)})′ = {text(step.after)}")
    product  (x²·sin x)′ = (x²)′·sin x + x²·(sin x)′
    power    (x²)′ = 2x
    table    (sin x)′ = cos x
    """
    return whole(derivation_in_slices(chain))


def derivation_in_slices(chain: Chain) -> Slices[Derivation]:
    """Do as `derivation` does, a step at a time."""
    if chain.size > MAX_BLOCKS:
        raise NoRulesError(f"more than {MAX_BLOCKS} blocks are too many for step by step")
    work = _Work(lambda _, entry, parts: ruled(entry, parts))
    try:
        found = work.of(chain, ())
        for step, part in zip(work.steps, work.chains, strict=True):
            yield
            _confirm(part, step.found)
    except (KeyError, NotImplementedError) as error:
        raise NoRulesError("a slope on the way has no formula in the catalogue") from error
    return Derivation(tuple(work.steps), found)


def _confirm(chain: Chain, found: Expression) -> None:
    if is_confirmed(chain, chain_of(found)) or is_flat(chain, chain_of(found)):
        return
    if not is_defined_somewhere(chain):
        raise NoRulesError("f has no derivative at any of the points that were tried")
    raise NoRulesError("a step could not be confirmed by backprop")


class _Work:
    """Goes from the last block of a chain to its start, and writes the steps down."""

    def __init__(self, ruling: Ruling) -> None:
        self._ruling = ruling
        self.steps: list[Step] = []
        self.chains: list[Chain] = []

    def of(self, chain: Chain, path: Path) -> Expression:
        """Differentiate what a lane at a path has made so far."""
        formula = formula_of(chain)
        if not depends(formula) or not chain.blocks:
            return self._plain(chain, formula)
        *before, block = chain.blocks
        flowing = Chain(chain.start, tuple(before))
        at = (*path, len(before))
        lanes = [(flowing, path), *((lane, (*at, j)) for j, lane in enumerate(block.operands))]
        parts = tuple(part_of(formula_of(lane)) for lane, _ in lanes)
        rule, after = self._ruling(at, block.function, parts)
        number = len(self.steps)
        self.steps.append(Step(rule, at, block.name, formula, after, after))
        self.chains.append(chain)
        done = {
            id(part.prime): self.of(*lane)
            for part, lane in zip(parts, lanes, strict=True)
            if _is_open(part) and _holds(after, part.prime)
        }
        found = simply(_resolved(after, done))
        self.steps[number] = Step(rule, at, block.name, formula, after, found)
        return found

    def _plain(self, chain: Chain, formula: Expression) -> Expression:
        """Say what is said of a constant or of x only where nothing else is."""
        found = ONE if depends(formula) else ZERO
        if not self.steps:
            rule = "x" if depends(formula) else "constant"
            self.steps.append(Step(rule, (), "", formula, found, found))
            self.chains.append(chain)
        return found


def _is_open(part: Part) -> bool:
    return isinstance(part.prime, Apply)


def _holds(formula: Expression, part: Expression) -> bool:
    """Tell whether a part, as the object it is, stands in a formula."""
    if formula is part:
        return True
    return isinstance(formula, Apply) and any(_holds(o, part) for o in formula.operands)


def _resolved(formula: Expression, done: dict[int, Expression]) -> Expression:
    """Put what was found in the place of what was to be found."""
    if id(formula) in done:
        return done[id(formula)]
    if isinstance(formula, Apply):
        return apply(formula.operation, *(_resolved(o, done) for o in formula.operands))
    return formula
