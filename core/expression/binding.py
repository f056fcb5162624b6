"""How tightly what is written holds together, loosest first: when there must be parentheses."""

CLAUSE, SUM, PRODUCT, NEGATION, POWER, ATOM = range(6)
