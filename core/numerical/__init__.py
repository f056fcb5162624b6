"""Backprop held against the central difference, with the reason where the two differ."""

from core.numerical.comparison import Check, check, numerical_diff
from core.numerical.finding import Finding, Outcome, Reason, Verdict

__all__ = ["Check", "Finding", "Outcome", "Reason", "Verdict", "check", "numerical_diff"]
