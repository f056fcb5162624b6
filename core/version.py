"""The version, which the whole of Chainrule has; pyproject.toml reads it here."""

__version__ = "0.1.0"
