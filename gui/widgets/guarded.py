"""What Qt calls of ours never raises into Qt: an error there is told, and the app goes on.

An exception that leaves an override which Qt called inside another one is kept until that one
ends, and its frames with it: a painter among them outlives its paint and brings Qt down.
"""

import inspect
import sys
import traceback
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from PySide6.QtCore import QRectF, QSize

T = TypeVar("T", bound=type)

INSTEAD: dict[str, Any] = {
    "paint": None, "event": False, "eventFilter": False, "viewportEvent": False,
    "sizeHint": QSize(), "minimumSizeHint": QSize(), "boundingRect": QRectF(),
    "heightForWidth": -1, "startDrag": None,
}  # fmt: skip
"""What Qt is given where ours failed, beside nothing for all that is called …Event."""


def guarded(made: T) -> T:
    """Let all overrides of a class that Qt calls draw and do what they can, and never raise.

    Those that it has from a class of pyqtgraph too, which are Python as well.
    """
    for name in {name for base in _written_in_python(made) for name in vars(base)}:
        if name in INSTEAD or name.endswith("Event"):
            method = inspect.getattr_static(made, name)
            if inspect.isfunction(method) and not hasattr(method, "__wrapped__"):
                setattr(made, name, _guard(method, INSTEAD.get(name)))
    return made


def _written_in_python(made: type) -> list[type]:
    return [base for base in made.__mro__ if base.__module__.partition(".")[0] != "Shiboken"]


def _guard(method: Callable[..., Any], instead: Any) -> Callable[..., Any]:
    @wraps(method)
    def call(*given: Any, **named: Any) -> Any:
        try:
            return method(*given, **named)
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:
            tell(error)
            return instead

    return call


def tell(error: BaseException) -> None:
    """Hand an error to the last resort, and let go of all that its frames hold."""
    traceback.clear_frames(error.__traceback__)
    sys.excepthook(type(error), error, error.__traceback__)
