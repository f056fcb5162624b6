"""The formula, typed: text becomes blocks as one types, and blocks become text."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core import formula
from core.chain import Chain
from core.chain.parameters import on_screen
from core.digits import exact
from core.formula import Assignment, FormulaError
from core.formula.error import MAX_LENGTH, MAX_NESTING
from gui.formula.beside import Beside
from gui.formula.callout import Callout
from gui.formula.edit import FormulaEdit
from gui.formula.meaning import is_letter, meaning_of, read_grammar
from gui.formula.pasted_link import opens
from gui.formula.symbols import SymbolButton
from gui.formula.typeset_line import TypesetLine
from gui.session import Session, propose
from gui.widgets.guarded import guarded
from gui.widgets.plain_text import PlainLabel
from gui.widgets.theme import number_font
from gui.widgets.timers import one_shot
from gui.widgets.typed_fields import tell_waiting
from gui.widgets.undo_keys import Walk

PAUSE = 600
"""Milliseconds of rest before a mistake is shown or a new letter becomes a parameter.

So nothing flashes while typing: the s of sin is no parameter.
"""


@guarded
class FormulaBar(QWidget):
    """The formula field, what is wrong with its text, and f and f′ typeset."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.edit = FormulaEdit()
        self.edit.setObjectName("formulaEdit")
        self.edit.setAccessibleName(self.tr("Formula of f"))
        self.edit.setFont(number_font(1))
        self.edit.setPlaceholderText(self.tr("for example x^2 sin(x)"))
        self.setFocusProxy(self.edit)
        self.typeset = TypesetLine(session)
        self._problem = Callout(self, self.edit)
        self._problem.setObjectName("formulaProblem")
        self._problem.setAccessibleName(self.tr("What is wrong with the formula"))
        self.rest = one_shot(self, PAUSE, self._judge_at_rest)
        self._doubt = one_shot(self, PAUSE, self._tell_if_unreadable)
        self._problem.covers.connect(self._make_way)
        label = PlainLabel("f(x) =")
        label.setBuddy(self.edit)
        label.setFont(number_font(1))
        symbols = SymbolButton()
        symbols.chosen.connect(self.edit.type_symbol)
        self._beside = Beside(self, (label, self.edit, symbols), self.typeset)
        self._beside.moved.connect(self._follow_field)
        self._error: FormulaError | None = None
        self._waiting: Chain | None = None  # what the text means, with letters that are new
        self._given: Assignment | None = None  # what a = 2 asks for, until Enter
        self._before: tuple[Chain, str] | None = None  # what was there when typing began
        self._seen = ""  # what was typed when it was last read
        self._place = 0  # of the mistake that is told
        self._is_typed = False  # since the last Enter
        self.edit.textEdited.connect(self._read)
        self.edit.editingFinished.connect(self._finish)
        self.edit.given_up.connect(self._take_back)
        self.edit.begun.connect(session.end_typing)
        self.edit.walked.connect(self._walk)
        session.text_changed.connect(self._write)
        session.draft_changed.connect(self._write)
        self.typeset.painted.connect(read_grammar)
        self._write()

    def _read(self, text: str) -> None:
        """Let the typed text become the chain; the last good chain stays while it is wrong."""
        if abs(len(text) - len(self._seen)) > 1 and self._opens(text):  # it was pasted
            return
        self._is_typed = True
        self._clear_problem()
        self._note_live(text)
        chain = self._understood(text)
        if chain is not None and self._is_meant(chain):
            self._take(chain)
        else:
            self._wait_with(text, chain)
        tell_waiting(self)

    def _opens(self, text: str) -> bool:
        """Open a text that is a link; tell whether it was one."""
        if is_opened := opens(self._session, text):
            self._write()
        return is_opened

    def _understood(self, text: str) -> Chain | None:
        """Read what a text means; note what it gives a parameter, or what is wrong with it."""
        assert self._before is not None
        self._waiting = None
        chain, self._given, self._error = meaning_of(text, self._before[0])
        return chain

    def _wait_with(self, text: str, chain: Chain | None) -> None:
        """Keep a text that is no formula, or not yet, beside the last one; judge it at rest."""
        self._waiting = chain
        is_kept = len(text) <= MAX_LENGTH and text != self._session.document.formula
        self._session.set_draft(text if is_kept else None)
        self.rest.start()

    def _note_live(self, text: str) -> None:
        """Remember the formula that a text is typed over, which may begin with the a of a = 2."""
        seen, self._seen = self._seen, text
        is_anew = len(text) <= 1 or abs(len(text) - len(seen)) > 1
        if self._before is not None and not is_anew:
            return
        live = self._session.chain, self._session.document.formula
        if self._waiting is not None:
            live = self._waiting, seen
        if self._before is None or not is_letter(live[0]):
            self._before = live

    def _is_meant(self, chain: Chain) -> bool:
        """Tell whether letters are meant as they stand: no new ones, and not the a of a = 2."""
        is_known = set(chain.parameters) <= set(self._session.chain.parameters)
        return is_known and not is_letter(chain)

    def _assign(self, given: Assignment) -> None:
        """Set a parameter, and bring back the formula that its letter was typed over."""
        chain, text = self._before or (self._session.chain, self._session.document.formula)
        self._session.commit(propose.rewrite(self._session.chain, chain, text))
        self._session.set_draft(None)
        self._session.end_typing()
        self._session.set_parameter(given.name, given.value)
        self._write_chain()
        self._before = None

    def _take(self, chain: Chain) -> None:
        self._waiting = None
        self._session.attention.set_outdated(False)
        text = self.edit.text()
        self._session.commit(propose.rewrite(self._session.chain, chain, text))
        is_taken = self._session.chain == chain
        self._session.set_draft(None if is_taken else text)

    @property
    def waits(self) -> bool:
        """Whether the text is so long that the document cannot keep it."""
        return self._error is not None and len(self.edit.text()) > MAX_LENGTH

    def take_typed(self) -> str:
        """Let letters be parameters that wait for typing to rest, and set what waits for Enter.

        What is wrong is kept as it is; say why it cannot be. What undo has brought back waits on:
        taken, it would be a new step in the place of those that redo has.
        """
        if not self._session.undo_stack.canRedo():
            self._take_waiting()
        return self.tr("What is typed is not kept: {0}").format(self._error) if self.waits else ""

    def _take_waiting(self) -> None:
        if self._waiting is not None:
            self._take(self._waiting)
        if self._given is not None:
            self._assign(self._given)

    def _walk(self, walk: Walk) -> None:
        """Go through the session's steps, of which all that is typed is one by then."""
        if walk is Walk.BACK and self.take_typed():
            self._write()  # a text that no step can hold
            return
        stack = self._session.undo_stack
        (stack.undo if walk is Walk.BACK else stack.redo)()

    def _finish(self) -> None:
        if self.edit.hasFocus():  # Enter
            if self._opens(self.edit.text()):
                return
            self._take_waiting()
        self.take_typed()
        self._session.end_typing()
        self._before = None
        if self._is_typed and self.edit.text() == self._session.document.formula:
            self.edit.typed_before.note(self.edit.text())
        self._is_typed = False
        if self._error is not None:
            self._show_problem()

    def _write(self) -> None:
        """Write the formula as it was typed, or as the chain is written if blocks made it.

        A text that was left in its place is shown instead.
        """
        document = self._session.document
        draft = document.draft
        text = document.formula if draft is None else draft
        if text == self.edit.text() and self._is_pending == (draft is not None):
            return
        self._error = self._waiting = self._given = self._before = None
        self._session.attention.set_outdated(False)
        self._clear_problem()
        if text != self.edit.text():
            self.edit.setText(text)
            tell_waiting(self)
        if draft is not None:
            self._before = document.chain, document.formula
            self._waiting = self._understood(text)
            self.rest.start()
        elif len(text) > MAX_NESTING:  # others are too short to be too long or too deep
            self._doubt.start()

    def _tell_if_unreadable(self) -> None:
        try:
            formula.parse(self.edit.text())
        except FormulaError as error:
            told = self.tr("Only its blocks can be changed, not its text: {0}.")
            self._tell(f"⚠ {told.format(error.reason)}", error.position, for_field=True)

    def _take_back(self) -> None:
        """Write the chain again in the place of a text that is none yet; or end long work."""
        if self._is_pending:
            self._session.end_typing()  # so that undo brings back what is given up
            self._write_chain()
        else:
            self.typeset.cancel()

    @property
    def _is_pending(self) -> bool:
        """Whether the text means nothing, or nothing yet."""
        return not (self._error is None and self._waiting is None and self._given is None)

    def _write_chain(self) -> None:
        self._session.set_draft(None)
        self._write()

    def _judge_at_rest(self) -> None:
        """Show a mistake, or take new letters, unless a name is still being chosen from a list."""
        if self.edit.offers_names:
            self.rest.start()
        elif self._waiting is not None:
            self.take_typed()
        elif self._given is not None:
            words = self.tr("Enter sets {0} to {1}")
            self._tell(words.format(on_screen(self._given.name), exact(self._given.value)), 0)
        else:
            self._show_problem()

    def _show_problem(self) -> None:
        if self._error is None:
            return
        self.rest.stop()
        self._tell(f"⚠ {self._error.short}", self._error.position)
        self.edit.setAccessibleDescription(str(self._error))
        self.edit.underline(self._error.position, self._error.length)
        self._session.attention.set_outdated(True)

    def _tell(self, words: str, position: int, *, for_field: bool = False) -> None:
        self._problem.setText(words)
        self.edit.setAccessibleDescription(words.removeprefix("⚠ "))
        self._place = position
        self._point_out()
        self._problem.tell(for_field=for_field)

    def _point_out(self) -> None:
        """Point at the mistake from below, so that nothing moves; it may lie over what is there."""
        if self._problem.parent() is not self.window():
            self._problem.setParent(self.window())
        field = QRect(self.edit.mapTo(self.window(), QPoint()), self.edit.size())
        at = self.edit.place_of(min(self._place, len(self.edit.text())))
        across = field.left() + max(min(at, field.width()), 0)
        self._problem.point_at(across, field.bottom(), field.left(), field.right() + 1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Arrange all for the new width."""
        super().resizeEvent(event)
        self._beside.arrange()

    def _follow_field(self) -> None:
        """Point at the mistake anew."""
        if self._problem.text():
            self._point_out()

    def _make_way(self, covered: QRect) -> None:
        """Show no words below those of a mistake that would be seen around them."""
        corner = self.typeset.mapTo(self.window(), QPoint())
        self.typeset.make_way(covered.translated(-corner))

    def _clear_problem(self) -> None:
        self.rest.stop()
        self._doubt.stop()
        self._problem.clear()
        self.edit.setAccessibleDescription("")
        self.edit.underline(0, 0)
