"""The export sheet: what will be exported, on paper at the left, and all choices at the right."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from core.document import Document, Shown
from core.document.file_errors import in_a_sentence
from core.document.files import file_name, write_whole
from core.document.text import title
from core.export.export import ExportError, Obstacle, checked_folder
from core.export.file_names import named_after
from core.export.look import INCH, most_dpi
from core.export.order import Order
from core.export.things import FORMATS, MOVING, PICTURES, PLOT
from gui import last_folder
from gui.export.choices import Choices
from gui.export.export_process import ExportProcess
from gui.export.making import Making
from gui.export.obstacles import reason_of
from gui.export.paper import Paper
from gui.export.printing import DPI, print_picture
from gui.widgets import message
from gui.widgets.copying import copy_data
from gui.widgets.plain_text import PlainLabel
from gui.widgets.save_dialog import ask_where
from gui.widgets.timers import one_shot
from gui.written_folders import note

SOON = 150
"""Milliseconds after the last choice until the preview follows."""

SLOW = 400
"""Milliseconds after which it is told that something is being made."""

PREVIEW_DPI = 150.0
"""Dots to an inch of what is shown of a picture in this window."""


SIZE = QSize(980, 640)
"""Of the sheet at first, in pixels."""

WIDTH = 42
"""Of the choices, in figures."""


class ExportSheet(QDialog):
    """Shows, copies and saves a document's plot, chain or table."""

    def __init__(
        self, parent: QWidget | None, document: Document, shown: Shown | None, beside: Path | None,
        what: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("exportSheet")
        self.setWindowTitle(self.tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document, self._beside = document, beside
        self._path: Path | None = None
        has_behind = bool(document.pins or document.family)
        self.choices, self.paper = Choices(shown or document.shown, has_behind=has_behind), Paper()
        self.choices.recall(what)
        self._measure = PlainLabel("")
        self._measure.setObjectName("exportMeasure")
        self._told = PlainLabel("")
        self._told.setObjectName("exportWords")
        self._told.setWordWrap(True)
        self._busy = QProgressBar()
        self._busy.setObjectName("exportBusy")
        self.preview, self._making = ExportProcess(self), Making(self)
        self.preview.made.connect(self._show_made)
        self.preview.refused.connect(lambda _, reason: self._say_refused(reason))
        self._making.progressed.connect(self._show_progress)
        self._making.ended.connect(self._rest)
        self._soon = one_shot(self, SOON, self._ask_for_preview)
        self._slow = one_shot(self, SLOW, lambda: self._busy.setVisible(True))
        self.copy = self._button("exportCopy", self.tr("&Copy"), self._copy)
        self.save = self._button("exportSave", self.tr("&Save …"), self._save)
        self.cancel = self._button("exportCancel", self.tr("Cancel"), self._stop)
        self.folder = self._button("exportFolder", self.tr("Show in f&older"), self._show_folder)
        self.folder.setVisible(False)
        self.print = self._button("exportPrint", self.tr("&Print …"), self._print)
        self._doing = self.copy, self.print, self.save
        self.save.setDefault(True)
        self._lay_out()
        self._rest()
        self.choices.changed.connect(self._soon.start)
        self._ask_for_preview()

    @property
    def words(self) -> str:
        """What it says of the last export."""
        return self._told.text()

    def order(self) -> Order:
        """Give what is chosen."""
        chosen = self.choices
        own = self._document, chosen.what, chosen.suffix
        return Order(*own, chosen.shown, chosen.look, chosen.wanted)

    def done(self, result: int) -> None:  # Qt's name
        """Close, and make nothing any more."""
        self.preview.stop()
        self._making.stop()
        super().done(result)

    def _button(self, name: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        side, whole, row = QVBoxLayout(), QHBoxLayout(self), QHBoxLayout()
        side.setContentsMargins(20, 20, 20, 16)
        side.setSpacing(12)
        for button in self._doing:
            row.addWidget(button, 1)
        self.choices.setFixedWidth(WIDTH * self.fontMetrics().horizontalAdvance("8"))
        side.addWidget(self.choices)
        side.addWidget(self._measure)
        side.addStretch(1)
        for part in (self._told, self.folder, self._busy, self.cancel):
            side.addWidget(part)
        side.addLayout(row)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.paper, 1)
        whole.addLayout(side)
        self.resize(SIZE)

    def _ask_for_preview(self) -> None:
        order = self.order()
        if order.suffix in MOVING:
            order = replace(order, what=PLOT, suffix=PICTURES[0])
        if order.suffix in PICTURES:
            dpi = min(order.look.dpi, PREVIEW_DPI)
            order = replace(order, suffix=PICTURES[0], look=replace(order.look, dpi=dpi))
        self.print.setVisible(self.choices.suffix in PICTURES)
        self.preview.ask(order)

    def _show_made(self, order: Order, content: bytes) -> None:
        if order.suffix in PICTURES:
            name = named_after(order.document.formula)
            self.paper.show_picture(content, title(order.document), name)
            self._show_measure(order.look.dpi)
        else:
            self.paper.show_text(content.decode())
            self._measure.clear()

    def _show_measure(self, dpi: float) -> None:
        """Say how large all of it is, as it was drawn: a chain takes the room that it needs."""
        wide, high = (round(n / dpi * INCH, 1) for n in self.paper.dots.toTuple())
        self._measure.setText(self.tr("All of it: {0} × {1} cm").format(f"{wide:g}", f"{high:g}"))

    def _copy(self) -> None:
        self._begin()
        self._making.copy(self.order(), lambda data: copy_data(data, self.copy))

    def _print(self) -> None:
        self._begin()
        order = self.order()
        dpi = min(DPI, most_dpi(*order.look.inches))
        order = replace(order, suffix=PICTURES[0], look=replace(order.look, dpi=dpi))
        name = title(order.document)
        self._making.make(order, lambda png: print_picture(self, png, dpi, name))

    def _save(self) -> None:
        name = named_after(self._document.formula) + self.choices.suffix
        start = last_folder.first_choice(self._beside, name)
        path = ask_where(self, self.windowTitle(), start, self.choices.filters)
        if path is None:
            return
        last_folder.note(path)
        suffix = path.suffix.lower()
        known = FORMATS[self.choices.what]
        try:
            if suffix not in known:
                raise ExportError(path, Obstacle.UNKNOWN_SUFFIX)
            checked_folder(path)
        except ExportError as error:
            message.warn(self, self.windowTitle(), reason_of(error, known))
            return
        self._begin()
        self._making.make(replace(self.order(), suffix=suffix), partial(self._write, path))

    def _begin(self) -> None:
        self.choices.remember()
        self._say("")
        for button in self._doing:
            button.setEnabled(False)
        self.cancel.setVisible(True)
        self._busy.setRange(0, 0)  # to and fro, until more is known
        self._slow.start()

    def _show_progress(self, share: float) -> None:
        self._busy.setRange(0, 100)
        self._busy.setValue(round(100 * share))

    def _rest(self, reason: str = "") -> None:
        """Offer all that can be done while nothing is made, and say why nothing could be."""
        self._slow.stop()
        for button in self._doing:
            button.setEnabled(True)
        for part in (self._busy, self.cancel):
            part.setVisible(False)
        if reason:
            self._say_refused(reason)

    def _say_refused(self, reason: str) -> None:
        self._say(self.tr("Nothing could be made: {0}.").format(reason))

    def _stop(self) -> None:
        self._making.stop()
        self._rest()
        self._say(self.tr("Nothing was written."))

    def _write(self, path: Path, content: bytes) -> None:
        note(path.absolute().parent)
        try:
            write_whole(path, content)
        except OSError as error:
            message.warn(self, self.windowTitle(), in_a_sentence(error))
            return
        self._path = path
        self._say(self.tr("Saved as {0}.").format(file_name(str(path))))
        self.folder.setVisible(True)

    def _say(self, sentence: str) -> None:
        self._told.setText(sentence)
        self.folder.setVisible(False)

    def _show_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.absolute().parent)))
