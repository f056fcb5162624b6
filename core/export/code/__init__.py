"""A function and its derivative as code that runs without this app."""

from core.export.code.languages import LANGUAGES, code

__all__ = ["LANGUAGES", "code"]
