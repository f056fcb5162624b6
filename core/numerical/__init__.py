"""Backprop held against the central difference, with the reason where the two differ."""

from core.numerical.comparison import Check, check, numerical_diff

__all__ = ["Check", "check", "numerical_diff"]
