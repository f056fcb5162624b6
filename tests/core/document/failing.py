"""An operating system whose calls fail, one after the other."""

import os
from collections.abc import Callable
from types import ModuleType
from typing import Any

CANNOT_FAIL = {"getpid", "fsdecode"}


class Failing:
    """Passes on what a module does, but for the call of a number, which fails."""

    def __init__(self, number: int, error: int) -> None:
        self.number, self.error = number, error
        self.calls: list[str] = []

    @property
    def failed(self) -> str:
        """The call that failed; empty if there were not so many."""
        return self.calls[self.number] if self.number < len(self.calls) else ""

    def over(self, module: ModuleType) -> "_Module":
        """Give a module to use in the place of another."""
        return _Module(self, module)

    def _call(self, name: str, function: Callable[..., Any], *given: Any, **how: Any) -> Any:
        self.calls.append(name)
        if len(self.calls) == self.number + 1:
            raise OSError(self.error, os.strerror(self.error))
        return function(*given, **how)


class _Module:
    def __init__(self, failing: Failing, module: ModuleType) -> None:
        self._failing, self._module = failing, module

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._module, name)
        if not callable(found) or isinstance(found, type) or name in CANNOT_FAIL:
            return found
        return lambda *given, **how: self._failing._call(name, found, *given, **how)
