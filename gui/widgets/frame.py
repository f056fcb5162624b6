"""How long a frame on screen takes."""

FRAME = 8
"""Milliseconds in which changes gather before they are drawn, all at once."""

ON_SCREEN = 16
"""Milliseconds after the first paint, in which it reaches the screen, before other work starts."""
