"""Export from the window."""
