"""The open file, changed by somebody else: told when it is seen, and asked about at a save."""

import contextlib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.document import DocumentError
from core.document.file_errors import in_a_sentence
from core.document.file_format import MAX_BYTES, load_stamped
from core.document.files import file_name
from core.document.reading import Meanwhile, read_whole
from gui.session import Session
from gui.widgets import message
from gui.widgets.timers import one_shot
from gui.window.notice import LONGEST_NAME, Notice

MOMENT = 250
"""Milliseconds after which a window that came to the front looks at its file.

What is told moves all that is below: not under the click that brought the window to the front.
"""


class ChangedFile(QObject):
    """Lets nobody's work be overwritten in silence: mine is kept, theirs is taken, or both are."""

    def __init__(
        self,
        window: QWidget,
        session: Session,
        notice: Notice,
        take: Callable[[Path], object],
        save_as: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._notice = window, session, notice
        self._take, self._save_as = take, save_as
        self._told: tuple[Path | None, Meanwhile | str] | None = None
        self._words = ""
        self._soon = one_shot(self, MOMENT, self._look_unless_held)
        session.file.changed.connect(self._forget)

    def look_soon(self) -> None:
        """Tell once what somebody else has made of the file, while no mouse button is down."""
        self._soon.start()

    def _look_unless_held(self) -> None:
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._soon.start()
        else:
            self._look()

    def _look(self) -> None:
        path = self._session.file.path
        try:
            found = self._session.file.meanwhile(quick=True)
        except OSError as error:
            self._tell_unreadable(path, in_a_sentence(error))
            return
        if (path, found) == self._told or path is None:
            return
        self._session.file.miss(missing=found is Meanwhile.GONE)
        self._told = path, found
        self._notice.take_back(self._words)
        self._tell(path, found)

    def _tell(self, path: Path, found: Meanwhile) -> None:
        name = file_name(path.name, LONGEST_NAME)
        save_as = self.tr("Save as …"), self._save_as
        if found is Meanwhile.CHANGED:
            self._words = self.tr("{0} was changed outside of this window.").format(name)
            mine = self.tr("Keep mine"), self._keep
            theirs = self.tr("Take theirs"), partial(self._take, path)
            self._notice.tell(self._words, mine, theirs, save_as, warns=True)
        elif found is Meanwhile.GONE:
            self._words = self.tr("{0} was removed or has another name.").format(name)
            self._notice.tell(self._words, save_as, warns=True)

    def _tell_unreadable(self, path: Path | None, reason: str) -> None:
        """Tell once that there is something else under the file's name, or nothing to be read."""
        if (path, reason) != self._told:
            self._session.file.miss(missing=True)
            self._notice.take_back(self._words)
            self._told, self._words = (path, reason), reason
            self._notice.tell(reason, (self.tr("Save as …"), self._save_as), warns=True)

    def _forget(self) -> None:
        """Say nothing any more of a file that was written, taken or let go."""
        self._notice.take_back(self._words)
        self._told, self._words = None, ""

    def save_over(self, path: Path, write: Callable[[], bool]) -> bool:
        """Write to the open file, or ask where that is another's by now; tell whether it went.

        Raises an OSError if it cannot be read, so that there is nothing to ask about.
        """
        found = self._session.file.meanwhile()
        answers: dict[str, Callable[[], object]] = {self.tr("Save &as …"): self._save_as}
        if found is Meanwhile.SAME:
            return write()
        if found is Meanwhile.GONE:
            words = self.tr("{0} was removed or has another name. Save it again?")
            answers = {self.tr("Save it a&gain"): write, **answers}
        else:
            words = self.tr("{0} was changed outside of this window since it was opened here.")
            theirs = {self.tr("Take &theirs"): partial(self._take, path)}
            answers = {self.tr("&Keep mine"): write, **theirs, **answers}
        sentence = words.format(file_name(path.name, LONGEST_NAME))
        chosen = message.choose(self._window, self.tr("Save"), sentence, tuple(answers))
        return chosen is not None and [*answers.values()][chosen]() is True

    def _keep(self) -> None:
        """Know what the file holds by now: the next save overwrites just that."""
        path = self._session.file.path
        if path is None:
            return
        with contextlib.suppress(OSError):  # a save will ask
            try:
                document, stamp = load_stamped(path)
            except DocumentError:
                document, stamp = None, read_whole(path, MAX_BYTES)[1]
            self._session.file.hold(path, document, stamp)
            self._session.file.show(path)
