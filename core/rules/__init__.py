"""Differentiation by the rules, step by step: the tree of the blocks is the tree of the rules.

`trees` writes chains as formulas and formulas as chains, `algebra` puts formulas together without
ones and zeros, `board` says what each block's rule makes of it, `derivation` goes through a chain,
and `words` says all of it.
"""
