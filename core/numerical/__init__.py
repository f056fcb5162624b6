"""Backprop held against the central difference, with the reason where the two differ."""

from core.numerical.comparison import Check, Numbers, check, numerical_diff
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.table import (
    Computed,
    Table,
    check_all,
    check_all_in_slices,
    computed_in_slices,
    judged_all_in_slices,
)

__all__ = [
    "Check",
    "Computed",
    "Finding",
    "Numbers",
    "Outcome",
    "Reason",
    "Table",
    "Verdict",
    "check",
    "check_all",
    "check_all_in_slices",
    "computed_in_slices",
    "judged_all_in_slices",
    "numerical_diff",
]
