"""Exercises in differentiation, made from the catalogue with a seed; `core.answer` checks them."""
