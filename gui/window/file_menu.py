"""The menu of files: what is new, opened, saved and exported."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.chain import Chain
from core.document import Document, DocumentError, save
from core.document.file_errors import in_a_sentence
from core.document.file_format import load_stamped
from core.document.files import file_name
from core.document.link import LinkError, from_link, link_of
from core.plot.usual import NEW_RANGE
from gui import last_folder
from gui.plot.plot_view import PlotView
from gui.session import Session
from gui.widgets import message
from gui.widgets.copying import copy_text
from gui.widgets.typed_fields import take_all_typed
from gui.window.changed_file import ChangedFile
from gui.window.file_drop import FileDrop
from gui.window.menu_action import add_action
from gui.window.notice import LONGEST_NAME, Notice
from gui.window.open_elsewhere import OpenElsewhere
from gui.window.recent_files import RecentFiles
from gui.written_folders import note as note_folder

_SAVED = "Chainrule (*.chainrule);;All files (*)"
_OPENED = (
    "Chainrule (*.chainrule *.png *.svg *.pdf *.apng *.txt);;Documents (*.chainrule);;"
    "Figures that were exported (*.png *.svg *.pdf *.apng);;Links (*.txt);;All files (*)"
)


class FileMenu(QObject):
    """Opens and saves the session's document, and asks where it has to."""

    def __init__(self, window: QWidget, session: Session, plot: PlotView, notice: Notice) -> None:
        super().__init__(window)
        self._window, self._session = window, session
        self._plot, self._notice = plot, notice
        self._recent = RecentFiles(self, self.open_path)
        self._changed = ChangedFile(window, session, notice, self._show_file, self._save_as)
        self._elsewhere, self._told = OpenElsewhere(), ""
        drop = FileDrop(window)
        drop.dropped.connect(self.open_path)
        drop.linked.connect(self.open_link)
        drop.told.connect(notice.tell)
        session.file.changed.connect(self._follow_file)
        self._follow_file()

    def add_to(self, menu: QMenu, leave: Callable[[], object]) -> None:
        """Put the actions into a menu, the last of which closes the window."""
        key = QKeySequence.StandardKey
        add_action(menu, self.tr("&New"), key.New, self._new)
        add_action(menu, self.tr("&Open …"), key.Open, self._open)
        self._recent.add_to(menu)
        self._save_action = add_action(menu, self.tr("&Save"), key.Save, self._save)
        add_action(menu, self.tr("Save &as …"), key.SaveAs, self._save_as)
        menu.addSeparator()
        self.export = add_action(
            menu, self.tr("&Export …"), "Ctrl+Shift+E", lambda: self.export_what()
        )
        menu.addSeparator()
        add_action(menu, self.tr("&Quit"), key.Quit, leave)

    def offer_save(self, *, differs: bool) -> None:
        """Offer to save what there is no file of, or what differs from it."""
        self._save_action.setEnabled(differs or self._session.file.path is None)

    def may_leave(self) -> bool:
        """Ask about work that is saved nowhere; tell whether it may be let go."""
        take_all_typed(self._window)
        path = self._session.file.path
        if not self._session.file.differs(self._session.document):
            return True
        untitled = self.tr("the untitled document")
        name = file_name(path.name, LONGEST_NAME) if path else untitled
        button = message.Button
        answer = message.ask(
            self._window,
            self.tr("Chainrule"),
            self.tr("Save the changes to {0}?").format(name),
            button.Save | button.Discard | button.Cancel,
        )
        return answer == button.Discard or (answer == button.Save and self._save())

    def save_to(self, path: Path) -> bool:
        """Save to a file, which the document belongs to from then on; tell whether that went."""
        title = self.tr("Save")
        if not self._takes_typed(title):
            return False
        document = self._session.document
        note_folder(path.absolute().parent)
        try:
            stamp = save(document, path)
        except OSError as error:
            return self._tell_unsaved(path, in_a_sentence(error))
        self._recent.note(path)
        self._session.file.hold(path, document, stamp)
        self._session.file.show(path)
        return True

    def open_path(self, path: Path) -> None:
        """Open a file in the place of what is there."""
        take_all_typed(self._window)
        self._show_file(path)

    def open_link(self, link: str) -> None:
        """Open what a link holds in the place of what is there."""
        take_all_typed(self._window)
        try:
            document = from_link(link)
        except LinkError as error:
            message.warn(self._window, self.tr("Open"), self._unopened(Path(), error))
        else:
            self._session.open(document, name=self.tr("open a link"))

    def note_opened(self) -> None:
        """Remember the file that the window was started with, if there is one."""
        if path := self._session.file.path:
            self._recent.note(path)

    def look_at_file(self) -> None:
        """Tell what somebody else has made of the open file."""
        self._changed.look_soon()

    def let_go(self) -> None:
        """Leave the open file to other windows."""
        self._elsewhere.let_go()

    def _show_file(self, path: Path) -> None:
        try:
            document, stamp = load_stamped(path)
        except (OSError, DocumentError) as error:
            message.warn(self._window, self.tr("Open"), self._unopened(path, error))
            return
        self._recent.note(path)
        if stamp is None:
            self._session.open(document)
            self._session.tell(self._out_of(path))
        else:
            self._session.open(document, path, stamp)

    def _out_of(self, path: Path) -> str:
        name = file_name(path.name, LONGEST_NAME)
        return self.tr("This is the function that {0} carries.").format(name)

    def _unopened(self, path: Path, error: OSError | ValueError) -> str:
        """Say why a file cannot be opened, and what becomes of it."""
        if not isinstance(error, OSError):
            return self.tr("{0}. What was open is still there.").format(error)
        reason = in_a_sentence(error)
        if not (isinstance(error, FileNotFoundError) and self._recent.forget(path)):
            return reason
        return self.tr("{0} It is taken off the list of recent files.").format(reason)

    def _tell_unsaved(self, path: Path, reason: str) -> bool:
        """Say why a file cannot be written, and offer another one in the place of the open one."""
        title = self.tr("Save")
        reason = self.tr("{0} Save your work under another name.").format(reason)
        if path != self._session.file.path:
            message.warn(self._window, title, reason)
            return False
        return (
            message.choose(self._window, title, reason, [self.tr("Save &as …")]) == 0
            and self._save_as()
        )

    def _follow_file(self) -> None:
        path = self._session.file.path
        if path == self._elsewhere.path:
            return
        self._notice.take_back(self._told)
        if self._elsewhere.go_to(path) and path is not None:
            self._told = self.tr("{0} is open in another window, too.").format(
                file_name(path.name, LONGEST_NAME)
            )
            self._notice.tell(self._told)

    def _takes_typed(self, title: str) -> bool:
        """Take what was typed, or lead to what cannot be taken and say why; tell which."""
        refused = take_all_typed(self._window)
        if refused is None:
            return True
        refused.field.setFocus()
        message.warn(self._window, title, refused.reason)
        return False

    def _new(self) -> None:
        take_all_typed(self._window)
        self._session.open(Document(Chain(), x_range=NEW_RANGE, y_range=None))

    def _open(self) -> None:
        take_all_typed(self._window)
        start = last_folder.first_choice(self._session.file.path)
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("Open"), start, _OPENED)
        if name:
            last_folder.note(Path(name))
            self._show_file(Path(name))

    def _save(self) -> bool:
        path = self._session.file.path
        if path is None:
            return self._save_as()
        try:
            return self._changed.save_over(path, lambda: self.save_to(path))
        except OSError as error:
            return self._tell_unsaved(path, in_a_sentence(error))

    def _save_as(self) -> bool:
        from gui.widgets.save_dialog import ask_where

        if not self._takes_typed(self.tr("Save as")):
            return False
        path = self._session.file.path
        start = last_folder.first_choice(path, path.name if path else "untitled.chainrule")
        chosen = ask_where(self._window, self.tr("Save as"), start, _SAVED.split(";;"))
        if chosen is None:
            return False
        last_folder.note(chosen)
        return self.save_to(chosen)

    def copy_link(self) -> None:
        """Put a line of text into the clipboard that opens as what is shown."""
        take_all_typed(self._window)
        document, shown = self._plot.ranges.document(), self._plot.actions_of_plot.chosen()
        try:
            link = link_of(replace(document, shown=shown))
        except LinkError as error:
            self._notice.tell(str(error))
        else:
            copy_text(link, self._window)

    def _export(self) -> None:
        self.export_what()

    def export_what(self, what: str | None = None) -> None:
        """Show the sheet for exports of something, or of what was exported last."""
        from gui.export.export_sheet import ExportSheet

        if self._takes_typed(self.tr("Export")):
            document, shown = self._plot.ranges.document(), self._plot.actions_of_plot.chosen()
            ExportSheet(self._window, document, shown, self._session.file.path, what).open()
