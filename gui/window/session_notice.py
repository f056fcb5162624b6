"""The window's part in keeping the session: where it lies, and what is said of the last time."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QRect
from PySide6.QtWidgets import QWidget

from core.document.file_errors import in_a_sentence
from core.document.files import file_name
from core.document.kept import TYPED, Step
from core.document.sessions import discard, is_work_left, take_left
from gui import settings
from gui.session.keeping import Keeping, restore
from gui.state_folder import state_folder
from gui.widgets.timers import one_shot
from gui.widgets.typed_fields import type_again, waiting_texts
from gui.window.last_session import OPENING, LastSession
from gui.window.notice import Notice, Offer
from gui.window.place import FARTHEST, on_a_screen


class SessionNotice(QObject):
    """Says what was taken up and what was not, and has the session kept from then on."""

    def __init__(self, window: QWidget, notice: Notice, last: LastSession) -> None:
        super().__init__(window)
        self._window, self._notice, self._last = window, notice, last
        self._keeping: Keeping | None = None
        self._passing = ""
        self._typed = {} if last.is_asked or last.kept is None else _typed_in(last.kept.window)
        # A chain has its fields once it is laid out.
        one_shot(self, 0, self._type_again).start()
        if last.kept is not None:
            self._restore_place(last.kept.window.get("place", ""))
        if last.journal is not None:
            self._keeping = Keeping(last.session, last.journal, self._words)
            self._keeping.failed.connect(self._tell_problem)
            self._keeping.has_no_room.connect(self._tell_left_out)
            self._keeping.note()
        said = notice.words
        self._tell()
        if said and said not in notice.words:
            notice.add(said)
        for path in last.newer:
            words = self.tr("{0} was kept by a newer Chainrule. It is left as it is.")
            notice.add(words.format(file_name(str(path))))
        for signal in (last.session.undo_stack.indexChanged, last.session.file.changed):
            signal.connect(self._take_back)

    def note(self) -> None:
        """Have the window's place kept, too, where it has moved, and what waits in its fields."""
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
        offered = self._last.offered
        if self._last.problem:
            self._tell_problem(self._last.problem)
        elif offered is not None and offered.kept is not None and offered.kept.has_work:
            words = self.tr("The last start did not get far. What you had open is still there.")
            offer = self.tr("Open what you had"), self._open_offered
            self._notice.tell(words, offer, warns=True)
        else:
            self._tell_taken()

    def _tell_taken(self) -> None:
        """Say what was taken up, what could not be, and what else there is."""
        last, told = self._last, self._of_damage()
        if not told and last.kept is not None and last.kept.has_work and not last.is_asked:
            told = self.tr("Here is what you had open.")
        offers: list[Offer] = []
        if told and last.kept is not None:
            offers.append((self.tr("Start fresh"), self._start_fresh))
        self._tell_with_rest(told, offers, is_more_left=last.is_more_left)

    def _of_damage(self) -> str:
        if not self._last.damage:
            return ""
        if self._last.kept is None:
            words = self.tr("What you had open could not be read. {0}")
        else:
            words = self.tr("What you had open was damaged; what could be read is here. {0}")
        return words.format(self._last.damage)

    def _tell_with_rest(self, told: str, offers: list[Offer], *, is_more_left: bool) -> None:
        if is_more_left:
            more = self.tr("Another window's work is kept, too.")
            told = f"{told} {more}".strip()
            offers.append((self.tr("Open the other"), self._open_other))
        if not told:
            return
        is_damage = bool(self._last.damage and self._last.damage in told)
        self._notice.tell(told, *offers, warns=is_damage)
        self._passing = "" if is_damage else told

    def _take_back(self) -> None:
        """Say no longer what was there at the start: it is another by now."""
        self._notice.take_back(self._passing)
        self._passing = ""

    def _tell_problem(self, reason: str) -> None:
        words = self.tr("Your work is not kept between starts. {0} Save it as a file.")
        self._notice.tell(words.format(reason), warns=True)

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

    def _open_other(self) -> None:
        """Take up another window's work as a step, and the file it was kept in with it."""
        try:
            left = take_left(state_folder())
        except OSError as error:
            self._tell_problem(in_a_sentence(error, whole=True))
            return
        if left is None or left.kept is None:
            self._notice.tell(self.tr("It is open in another window by now."))
            return
        restore(self._last.session, left.kept, self.tr("open the other"))
        if not self.write():
            left.journal.lock.release()
            return
        discard(left.journal)
        self._tell_with_rest("", [], is_more_left=is_work_left(state_folder()))

    def _restore_place(self, text: str) -> None:
        numbers = settings.whole_numbers(text, 4, -FARTHEST, FARTHEST)
        if numbers is not None:
            self._window.setGeometry(on_a_screen(QRect(*numbers)))

    def _type_again(self) -> None:
        """Give the fields back what waited in them."""
        texts, self._typed = self._typed, {}
        type_again(self._window, texts)

    def _words(self) -> Mapping[str, str]:
        """Give where the window lies, and what waits in its fields or is to be given back."""
        place = self._window.normalGeometry()
        texts = {**self._typed, **waiting_texts(self._window)}
        return {
            "place": f"{place.x()} {place.y()} {place.width()} {place.height()}",
            **{f"{TYPED}{field}": text for field, text in texts.items()},
        }


def _typed_in(window: Mapping[str, str]) -> dict[str, str]:
    return {key[len(TYPED) :]: text for key, text in window.items() if key.startswith(TYPED)}
