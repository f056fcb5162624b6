"""The window: puts the views together and holds the menus."""

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from core.document import Document
from core.document.examples import Example
from core.document.files import file_name
from core.export.things import CHAIN, PLOT
from gui.chain.chain_view import KEYS
from gui.check.check_panel import CheckPanel
from gui.check.error_plot import KEYS as ERROR_KEYS
from gui.formula.bar import FormulaBar
from gui.formula.edit import KEYS as FORMULA_KEYS
from gui.lesson.controls import KEYS as LESSON_KEYS
from gui.palette.panel import KEYS as PALETTE_KEYS
from gui.palette.panel import PalettePanel
from gui.parameters.panel import ParameterPanel
from gui.plot.panel import PlotPanel
from gui.plot.plot_view import PlotView
from gui.point_bar import PointBar
from gui.product_line.product_line import KEYS as RULE_KEYS
from gui.session import Session
from gui.widgets.focus_ring import FocusRing
from gui.widgets.guarded import guarded
from gui.widgets.typed_fields import WAITING, anything_waits, take_all_typed
from gui.window.chain_panel import ChainPanel
from gui.window.columns import Columns
from gui.window.examples_menu import add_examples
from gui.window.file_menu import FileMenu
from gui.window.formula_row import FormulaRow
from gui.window.help_menu import add_help
from gui.window.hint import Hint
from gui.window.lab_line import LabLine
from gui.window.last_session import OPENING, LastSession
from gui.window.layout_memory import LayoutMemory
from gui.window.leaving import may_leave
from gui.window.menu_action import add_action
from gui.window.notice import Notice
from gui.window.pages import add_pages_to, inspector_of
from gui.window.place import FRAME
from gui.window.quick_button import QuickButton
from gui.window.rows import Rows
from gui.window.scheme import Scheme
from gui.window.session_notice import SessionNotice
from gui.window.veil import Veil


@guarded
class MainWindow(QMainWindow):
    """The application's window; it may remember its layout from the last time to the next."""

    settled = Signal()

    def __init__(
        self,
        document: Document = OPENING,
        path: Path | None = None,
        *,
        remembers: bool = True,
        last: LastSession | None = None,
    ) -> None:
        super().__init__()
        self._remembers, self._may_wait = remembers, False
        self._kept: SessionNotice | None = None
        self.session = Session(document) if last is None else last.session
        if last is None and path is not None:
            self.session.file.hold(path, document)
            self.session.file.show(path)
        self._formula_bar = FormulaBar(self.session)
        self._formula_bar.typeset.settled.connect(self.settled)
        self._palette = PalettePanel(self.session)
        self._chain = ChainPanel(self.session)
        self._plot = PlotView(self.session)
        self._check = CheckPanel(self.session)
        self._inspector = inspector_of(self._check, self._plot, self.session)
        self.notice = Notice(self)
        self.files = FileMenu(self, self.session, self._plot, self.notice)
        self._compose()
        self._add_menus()
        zoom = self._chain.view.zoom
        self._memory = LayoutMemory(
            self, self._columns, self._rows, self._functions, zoom, self._inspector
        )
        self._follow_changes()
        self._show_title()
        self._reset_layout()
        if document.remark:
            self.notice.tell(document.remark)
        if remembers:
            self.files.note_opened()
            self._palette.restore()
            self._memory.restore()
        if last is not None:
            self._kept = SessionNotice(self, self.notice, last)
        FocusRing(self)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is being worked out that will still be shown."""
        return self._formula_bar.typeset.is_settled

    def event(self, event: QEvent) -> bool:
        """Give what has grown its room before it is painted: Qt would paint it once without."""
        if event.type() == QEvent.Type.UpdateRequest:
            for _ in range(2):  # what asks for room asks what it lies in, one event later
                QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        if self._kept is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._kept.note()
        if event.type() == QEvent.Type.WindowActivate:
            self.files.look_at_file()
        if event.type() == WAITING:
            self._may_wait = True
            if self._kept is not None:
                self._kept.note()
            self._show_title()
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:  # Qt's name
        """Ask about unsaved work only if the next start will not find it."""
        event.ignore()  # whatever may go wrong until all is on disk or let go
        take_all_typed(self)
        if self._kept is None or may_leave(self, self.session, self._kept, self.files):
            event.accept()
            self.keep()

    def write(self) -> bool:
        """Have the work on disk, as it is; tell whether it is kept there."""
        return self._kept is not None and self._kept.write()

    def keep(self) -> None:
        """Have all on disk that the next start takes up; nothing is asked."""
        with ExitStack() as parts:  # each, whatever becomes of the others; the last one first
            parts.callback(self.files.let_go)
            if self._remembers:
                parts.callback(self._memory.keep)
            if self._kept is not None:
                parts.callback(self._kept.end)
            parts.callback(self._free_keyboard)
            parts.callback(take_all_typed, self)

    def _free_keyboard(self) -> None:
        """Let no field hear that it loses the keyboard when what it writes to may be gone."""
        if (field := self.focusWidget()) is not None:
            field.clearFocus()

    def _compose(self) -> None:
        plot = PlotPanel(self._plot, self.session)
        self._rows = Rows(self._chain, plot, lambda: self._chain.lent_height)
        plot.sweep.verdict_asked.connect(partial(self._inspector.open, "check"))
        self._rows.chain_room_changed.connect(self._chain.set_room)
        self._columns = Columns(self._palette, self._rows, self._inspector)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._formula_row = FormulaRow(self._formula_bar, ParameterPanel(self.session))
        column.addWidget(self._formula_row)
        column.addWidget(self.notice)
        hint = Hint(self.session)
        self.notice.appears.connect(hint.make_way)
        hint.passed_on.connect(self.notice.add)
        hint.withdrawn.connect(self.notice.take_back)
        column.addWidget(hint)
        column.addWidget(LabLine(self.session))
        column.addWidget(self._columns, 1)
        column.addWidget(PointBar(self.session))
        self.setCentralWidget(centre)
        for view in (self._formula_bar.typeset, plot, self._check):
            Veil(view, self.session, tells_end=view is not self._formula_bar.typeset)

    def _add_menus(self) -> None:
        file = self.menuBar().addMenu(self.tr("&File"))
        self.files.add_to(file, leave=self.close)
        export_plot = self._plot.actions_of_plot.export
        export_plot.triggered.connect(lambda: self.files.export_what(PLOT))
        export_chain = self._chain.view.actions_on_blocks.export_action
        export_chain.triggered.connect(lambda: self.files.export_what(CHAIN))
        self._scheme = Scheme(self)
        self._add_edit_menu()
        view = self.menuBar().addMenu(self.tr("&View"))
        self._plot.actions_of_plot.add_to(view.addMenu(self.tr("&Plot")))
        self._functions = view.addAction(self.tr("P&alette"))
        self._functions.setCheckable(True)
        self._functions.setChecked(True)
        self._functions.toggled.connect(self._palette.setVisible)
        add_pages_to(view, self._inspector)
        view.addActions(self._chain.view.zoom.actions)
        add_action(view, self.tr("&Reset layout"), None, self._reset_layout)
        view.addSeparator()
        view.addActions(self._scheme.actions())
        add_examples(self.menuBar().addMenu(self.tr("E&xamples")), self._show_example)
        add_help(
            self.menuBar().addMenu(self.tr("&Help")), self, self._keys_elsewhere, self.session.lab
        )

    def _show_example(self, example: Example) -> None:
        take_all_typed(self)
        self.session.show_example(example.document(), example.name, example.sentence)

    def _keys_elsewhere(self) -> dict[str, Sequence[tuple[str, str]]]:
        """Give the keys that are in no menu, by where they work."""
        return {
            self.tr("In the formula"): FORMULA_KEYS,
            self.tr("In the palette"): PALETTE_KEYS,
            self.tr("In the chain"): KEYS,
            self.tr("In the lesson"): LESSON_KEYS,
            self.tr("In the chain rule"): RULE_KEYS,
            self.tr("In the plot"): self._plot.actions_of_plot.keys(),
            self.tr("In the error against h"): ERROR_KEYS,
        }

    def _add_edit_menu(self) -> None:
        edit = self.menuBar().addMenu(self.tr("&Edit"))
        edit.aboutToShow.connect(partial(take_all_typed, self))  # so that undo takes that back
        stack = self.session.undo_stack
        undo = stack.createUndoAction(self, self.tr("Undo"))
        undo.setShortcuts(QKeySequence.StandardKey.Undo)
        redo = stack.createRedoAction(self, self.tr("Redo"))
        redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        edit.addActions([undo, redo])
        for name, sign, act in (
            ("undoButton", "↶", undo), ("redoButton", "↷", redo),
            ("exportButton", self.tr("Export"), self.files.export),
        ):  # fmt: skip
            self._formula_row.add_button(QuickButton(name, sign, act))
        edit.addSeparator()
        self._chain.view.actions_on_blocks.add_to(edit)
        edit.addSeparator()
        add_action(edit, self.tr("Copy lin&k"), None, self.files.copy_link)
        add_action(edit, self.tr("Pre&ferences …"), "Ctrl+,", self._show_preferences)

    def _show_preferences(self) -> None:
        from gui.window.preferences import Preferences  # the first paint needs no dialogs

        Preferences(self, self._scheme, self.session.digits).open()

    def _reset_layout(self) -> None:
        """Give every part the room and the size it has at the first start."""
        self._chain.view.zoom.reset()
        size = QSize(1280, 800)
        room = self.screen().availableSize() - FRAME
        self.resize(size.boundedTo(room) if self._remembers else size)
        self._functions.setChecked(True)
        self._inspector.open(self._inspector.names[0])
        self._columns.reset()
        self._rows.reset()

    def _follow_changes(self) -> None:
        session = self.session
        for signal in (
            session.file.changed, session.undo_stack.indexChanged, session.draft_changed,
            session.x_changed, session.step_changed, session.view_changed, session.shown_changed,
        ):  # fmt: skip
            signal.connect(self._show_title)

    def _show_title(self) -> None:
        file = self.session.file
        name = file_name(file.path.stem) if file.path else self.tr("Untitled")
        name = name.replace("[*]", "[*][*]")  # Qt's way to write one that is no sign of a change
        self.setWindowTitle(f"{name}[*] – Chainrule")
        self._may_wait = self._may_wait and anything_waits(self)
        differs = self._may_wait or file.differs(self.session.document)
        if differs != self.isWindowModified():
            self.setWindowModified(differs)
        self.files.offer_save(differs=differs)
