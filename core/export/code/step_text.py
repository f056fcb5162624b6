"""The steps of a program as Python writes them."""

from core.export.code.language import Language
from core.export.code.python_text import Written, name, own, spread, write
from core.export.code.steps import Gate, Step
from core.expression import Leaf, Symbol
from core.expression.symbols import INPUTS

_LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")


def identifier(letter: str) -> str:
    """Give the name of a variable for a wire or a parameter.

    Examples
    --------
    >>> identifier("a₁₂")
    'a_12'
    """
    plain = letter.translate(_LOWERED)
    return plain if plain == letter else f"{plain[0]}_{plain[1:]}"


def leaf_text(leaf: Leaf, language: Language) -> Written:
    """Write a wire, x, a parameter or a constant."""
    if isinstance(leaf, Symbol) and leaf.name not in language.constants:
        return name(identifier(leaf.name))
    return write(leaf, {}, language)


def inputs_text(step: Step, language: Language) -> dict[str, Written]:
    """Write what goes into a step, as the library's own numbers where there is nothing else."""
    given = [leaf_text(leaf, language) for leaf in step.inputs]
    if all(part.is_number for part in given):
        given = [own(part, language) for part in given]
    elif step.function.condition is not None and all(part.is_number for part in given[1:3]):
        given[1] = own(given[1], language)
    return dict(zip(INPUTS, given, strict=False))


def value_text(step: Step, language: Language) -> Written:
    """Write what a step gives."""
    written = write(language.value(step.function), inputs_text(step, language), language)
    return spread(written) if written.text == language.nan else written


def condition_text(gate: Gate, language: Language) -> Written:
    """Write where a gate lets x in."""
    sides = [leaf_text(leaf, language) for leaf in gate.sides]
    if all(side.is_number for side in sides):
        sides[0] = own(sides[0], language)
    return write(gate.condition, dict(zip(INPUTS, sides, strict=False)), language)
