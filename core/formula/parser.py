"""Formula text to Chain."""

from core.chain import Chain
from core.formula.error import FOR_MORE, MAX_LENGTH, FormulaError


def parse(text: str) -> Chain:
    """Read a formula such as ``x sin(x)``, ``2x^2``, ``e^-x``, ``|x|`` or ``√x``.

    Raises
    ------
    FormulaError
        With the position and what was expected there.

    Examples
    --------
    >>> parse("exp(x^2)").blocks
    (Block(name='square', operands=()), Block(name='exp', operands=()))
    """
    if len(text) > MAX_LENGTH:
        reason = f"a formula has at most {MAX_LENGTH} characters, this one has {len(text)}"
        raise FormulaError(reason, MAX_LENGTH, short=f"{reason}; {FOR_MORE}")
    if not text.strip():
        raise FormulaError("the formula is empty; expected a value such as x or 2", 0)
    # Lark takes an eighth of a second to read the grammar, for which no window need wait.
    from core.formula.reading import read

    return read(text)
