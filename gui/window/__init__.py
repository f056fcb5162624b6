"""The window, which puts the views together."""
