"""Backprop held against the central difference, with the reason where the two differ."""

from core.numerical.comparison import Check, check, numerical_diff
from core.numerical.finding import Finding, Outcome, Reason, Verdict
from core.numerical.table import Table, check_all, check_all_in_slices

__all__ = [
    "Check",
    "Finding",
    "Outcome",
    "Reason",
    "Table",
    "Verdict",
    "check",
    "check_all",
    "check_all_in_slices",
    "numerical_diff",
]
