"""The window's part in keeping the session: where it lies, and what is said of the last time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from core.document.files import file_name
from core.document.kept import Kept, Step
from core.document.sessions import discard
from gui import settings
from gui.session.keeping import Keeping, restore
from gui.window.last_session import OPENING, LastSession
from gui.window.notice import Notice
from gui.window.place import FARTHEST, on_a_screen


class SessionNotice(QObject):
    """Says what was taken up and what was not, and has the session kept from then on."""

    def __init__(self, window: QWidget, notice: Notice, last: LastSession) -> None:
        super().__init__(window)
        self._window, self._notice, self._last = window, notice, last
        self._keeping: Keeping | None = None
        if last.kept is not None:
            self._restore_place(last.kept.window.get("place", ""))
        if last.journal is not None:
            self._keeping = Keeping(last.session, last.journal, self._place)
            self._keeping.failed.connect(self._tell_problem)
            self._keeping.has_no_room.connect(self._tell_left_out)
            self._keeping.note()
        self._tell()
        for path in last.newer:
            words = self.tr("{0} was kept by a newer Chainrule; it is left as it is.")
            notice.add(words.format(file_name(str(path))))

    def note(self) -> None:
        """Have the window's place kept, too, where it has moved."""
        if self._keeping is not None:
            self._keeping.note()

    def write(self) -> bool:
        """Have all on disk now; tell whether the next start will find it."""
        return self._keeping is not None and self._keeping.write_now()

    @property
    def left_out(self) -> Sequence[Step]:
        """The steps behind what is open that the next start will not have."""
        if self._keeping is not None:
            return self._keeping.left_out
        stack = self._last.session.undo_stack
        return stack.steps[: stack.index()]

    def end(self) -> None:
        """Let the next start take up the session."""
        if self._keeping is not None:
            self._keeping.end()
        if self._last.offered is not None:
            self._last.offered.journal.lock.release()

    def _tell(self) -> None:
        last, fresh = self._last, (self.tr("Start fresh"), self._start_fresh)
        if last.problem:
            self._tell_problem(last.problem)
        elif last.offered is not None and _is_more(last.offered.kept):
            words = self.tr("The last start did not get far. What you had open is still there.")
            self._notice.tell(words, (self.tr("Open what you had"), self._open_offered))
        elif last.damage:
            words = self.tr("What you had open was damaged; what could be read of it is here. {0}")
            self._notice.tell(words.format(last.damage), *([fresh] if last.kept else []))
        elif _is_more(last.kept) and not last.is_asked:
            self._notice.tell(self.tr("Here is what you had open."), fresh)

    def _tell_problem(self, reason: str) -> None:
        words = self.tr("Your work is not kept between starts: {0}")
        self._notice.tell(words.format(reason))

    def _tell_left_out(self, count: int) -> None:
        words = self.tr("There is no room to keep the first {0} steps of undo between starts.")
        self._notice.add(words.format(count))

    def _start_fresh(self) -> None:
        self._last.session.open(OPENING, name=self.tr("start fresh"))

    def _open_offered(self) -> None:
        offered = self._last.offered
        assert offered is not None
        assert offered.kept is not None
        restore(self._last.session, offered.kept, self.tr("open what you had"))
        if self.write():
            discard(offered.journal)

    def _restore_place(self, text: str) -> None:
        numbers = settings.whole_numbers(text, 4, -FARTHEST, FARTHEST)
        if numbers is not None:
            self._window.setGeometry(on_a_screen(QRect(*numbers)))

    def _place(self) -> Mapping[str, str]:
        place = self._window.normalGeometry()
        return {"place": f"{place.x()} {place.y()} {place.width()} {place.height()}"}


def _is_more(kept: Kept | None) -> bool:
    """Tell whether there is more to be seen than at the first start."""
    return kept is not None and (kept.now.document != OPENING or kept.now.path is not None)
