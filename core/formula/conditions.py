"""Conditions as formulas have them, and the choices among the blocks that they are made of.

A block compares two numbers. What is more than one comparison becomes a number of its own
that is compared with ½: 1 where all parts hold, or any of them, and else 0. So no value is
written twice, the two sides are never the same, and `condition_of` finds the parts again.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from core.chain import Block, Chain
from core.formula.notations import CASES, rank_of
from core.functions.entry import Cases

BOTH = 3
"""How many operands a choice has that has another value, too: its sides, and that."""


class Comparison(NamedTuple):
    """Two sides and their sign, ``<`` or ``<=``."""

    sign: str
    left: Chain
    right: Chain


class Every(NamedTuple):
    """Several conditions all of which must hold."""

    parts: tuple["Condition", ...]


class Some(NamedTuple):
    """Several conditions one of which must hold."""

    parts: tuple["Condition", ...]


Condition: TypeAlias = Comparison | Every | Some

_NO, _HALF = Chain(0.0), Chain(0.5)
_TURNED = {">": "<", ">=": "<="}
_SIGNS = {"≤": "<=", "≥": ">=", "==": "=", "!=": "≠"}


def compare(left: Chain, sign: str, right: Chain) -> Condition:
    """Compare two sides by any sign that formulas know.

    Examples
    --------
    >>> compare(Chain("x"), ">", Chain(1.0)).left
    parse('1')
    """
    sign = _SIGNS.get(sign, sign)
    if sign in _TURNED:
        return Comparison(_TURNED[sign], right, left)
    if sign == "=":
        return Every((Comparison("<=", left, right), Comparison("<=", right, left)))
    if sign == "≠":
        return Some((Comparison("<", left, right), Comparison("<", right, left)))
    return Comparison(sign, left, right)


def every(conditions: list[Condition]) -> Condition:
    """Ask for all of the conditions; those of the same kind become one."""
    parts = [p for c in conditions for p in (c.parts if isinstance(c, Every) else (c,))]
    return parts[0] if len(parts) == 1 else Every(tuple(parts))


def some(conditions: list[Condition]) -> Condition:
    """Ask for one of the conditions; those of the same kind become one."""
    parts = [p for c in conditions for p in (c.parts if isinstance(c, Some) else (c,))]
    return parts[0] if len(parts) == 1 else Some(tuple(parts))


def choice(condition: Condition, otherwise: Chain | None) -> Block:
    """Make the block that lets what flows in through where a condition holds."""
    if not isinstance(condition, Comparison):
        condition = Comparison("<", _HALF, _as_number(condition))
    sides = (condition.left, condition.right)
    operands = sides if otherwise is None else (*sides, otherwise)
    return Block(CASES[condition.sign, 1 + len(operands)].name, operands)


def _as_number(condition: Condition) -> Chain:
    if isinstance(condition, Some):
        first, *rest = condition.parts
        return Chain(1.0, (choice(first, _as_number(some(rest))),))
    parts = condition.parts if isinstance(condition, Every) else (condition,)
    return Chain(1.0, tuple(choice(part, _NO) for part in reversed(parts)))


def condition_of(block: Block) -> Condition:
    """Give the condition of a choice.

    Examples
    --------
    >>> block = choice(compare(Chain("x"), "=", Chain(0.0)), None)
    >>> len(condition_of(block).parts)
    2
    """
    notation = block.function.notation
    assert isinstance(notation, Cases)  # the block is a choice
    comparison = Comparison(notation.symbol, *block.operands[:2])
    if comparison.sign == "<" and comparison.left == _HALF:
        found = _of_number(comparison.right)
        # A number may be made of choices in other ways than those of `choice`.
        if found and not isinstance(found, Comparison) and _as_number(found) == comparison.right:
            return found
    return comparison


def _of_number(chain: Chain) -> Condition | None:
    """Give the condition that a number of 1 or 0 stands for; None if it is none."""
    if chain.start != 1.0 or not chain.blocks or not all(map(_has_both, chain.blocks)):
        return None
    others = [block.operands[-1] for block in chain.blocks]
    if all(other == _NO for other in others):
        return every([condition_of(block) for block in reversed(chain.blocks)])
    rest = _of_number(others[0])
    return some([condition_of(chain.blocks[0]), rest]) if rest else None


def _has_both(block: Block) -> bool:
    return isinstance(block.function.notation, Cases) and len(block.operands) == BOTH


PLAIN = {"and": "and", "or": "or"}
"""How formulas spell what stands between the parts; a sign that is not here is itself."""


def spelled(
    condition: Condition, write: Callable[[Chain], str], words: Mapping[str, str] = PLAIN
) -> str:
    """Spell a condition out, with `write` for the sides of its comparisons."""
    if isinstance(condition, Some):
        return f" {words['or']} ".join(spelled(part, write, words) for part in condition.parts)
    parts = condition.parts if isinstance(condition, Every) else (condition,)
    return f" {words['and']} ".join(_run(run, write, words) for run in _runs(parts))


def _runs(parts: Sequence[Condition]) -> list[list[Condition]]:
    """Put comparisons together each of which goes on where the one before ended."""
    runs: list[list[Condition]] = []
    for part in parts:
        match runs[-1][-1] if runs else None, part:
            case Comparison(right=middle), Comparison(left=left) if middle == left:
                runs[-1].append(part)
            case _:
                runs.append([part])
    return runs


def _run(parts: list[Condition], write: Callable[[Chain], str], words: Mapping[str, str]) -> str:
    """Spell ``0 <= x < 1``; in a single comparison the side that varies is the first."""
    first, *others = parts
    if not isinstance(first, Comparison):
        return f"({spelled(first, write, words)})"
    sign, left, right = first
    if parts == list(compare(left, "=", right)[0]):
        return f"{write(left)} = {write(right)}"
    if not others and rank_of(left) < rank_of(right):
        left, sign, right = right, sign.replace("<", ">"), left
    text = f"{write(left)} {words.get(sign, sign)} {write(right)}"
    following = (part for part in others if isinstance(part, Comparison))
    return text + "".join(f" {words.get(p.sign, p.sign)} {write(p.right)}" for p in following)
