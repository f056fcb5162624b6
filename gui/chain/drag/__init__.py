"""Dragging into the chain and within it."""
