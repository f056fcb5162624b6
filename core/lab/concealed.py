"""A check that accuses a rule without the name of its block, which somebody is looking for."""

from dataclasses import replace

from core.numerical import Check, Reason, Table

SOME_BLOCK = "one of the blocks"


def concealed(table: Table) -> Table:
    """Give a table of checks in which no block is named."""
    return replace(table, checks={name: _concealed(c) for name, c in table.checks.items()})


def _concealed(check: Check) -> Check:
    if check.finding.reason is not Reason.WRONG_RULE:
        return check
    return replace(check, finding=replace(check.finding, name=SOME_BLOCK))
