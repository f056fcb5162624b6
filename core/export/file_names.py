"""Names of files after the formula that is in them."""

import re

LONGEST = 60
"""How many characters of a formula a name has."""

_SPELLED = str.maketrans({
    "/": "÷", "\\": " ", "*": "·", ":": " ", "<": "﹤", ">": "﹥", "|": "¦", "?": " ", '"': " ",
    "{": "(", "}": ")", "\n": " ", "\r": " ", "\t": " ",
})  # fmt: skip


def named_after(formula: str) -> str:
    """Write a formula as the name of a file that every system takes, without a suffix.

    Examples
    --------
    >>> named_after("x^2 sin(x)"), named_after("1/x"), named_after("|x|*2")
    ('x^2 sin(x)', '1÷x', '¦x¦·2')
    """
    text = re.sub(" +", " ", formula.translate(_SPELLED)).strip(" .")
    shown = "".join(character for character in text if character.isprintable())
    return shown[:LONGEST].strip(" .") or "function"
