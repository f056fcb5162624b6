"""Formulas as small trees: written once in Python, read as numbers, on the screen and in LaTeX.

They say what a function of the catalogue computes and what its local derivatives are. A chain
is no such tree: it is what a user builds.
"""

from core.expression.nodes import Apply, Expression, Leaf, Number, Symbol

__all__ = ["Apply", "Expression", "Leaf", "Number", "Symbol"]
