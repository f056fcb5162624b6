"""What can be chosen of an export: of what, in which format, how large, in which colours."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from core.document import DEFAULTS, Shown
from core.export.look import FRAME, INCH, ORIGIN, PRESETS, Look, most_dpi
from core.export.things import (
    ALL,
    BOTH,
    CHAIN,
    CODE,
    ERRORS,
    FORMATS,
    MOVING,
    PICTURES,
    PLOT,
    REPORT,
    RULE,
    SECANT,
    TABLE,
    TABLES,
    TANGENT,
)
from core.export.wanted import DECIMALS, LANGUAGES, ROWS, Wanted
from gui import settings
from gui.export.fields import choice, length, tick
from gui.widgets.plain_text import PlainLabel

OWN = "own"
"""The size that is none of the presets."""


class Choices(QWidget):
    """Tells of every choice; those that mean nothing to a format, or to f alone, are not there.

    Signals
    -------
    changed : something else was chosen
    """

    changed = Signal()

    def __init__(self, shown: Shown = DEFAULTS, *, has_behind: bool = False) -> None:
        super().__init__()
        self._shown, self._has_behind = shown, has_behind
        self._what, self._format = self._whats(), choice("exportFormat", self.tr("Format"))
        self._add_looks()
        self._add_texts()
        self._rows = QFormLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setVerticalSpacing(5)
        self._lay_out()
        self._what.currentIndexChanged.connect(self._offer_formats)
        self._format.currentIndexChanged.connect(self._follow_format)
        self._size.currentIndexChanged.connect(self._take_size)
        for field in (self._width, self._height):
            field.valueChanged.connect(self._own_size)
        self._dpi.valueChanged.connect(self.changed)
        self._title.textChanged.connect(self.changed)
        self._offer_formats()
        self._take_size()

    def _whats(self) -> QComboBox:
        return choice("exportWhat", self.tr("What"), (
            (PLOT, self.tr("Plot")),
            (CHAIN, self.tr("Chain with its numbers")),
            (BOTH, self.tr("Plot and chain")),
            (ERRORS, self.tr("Error against h")),
            (TABLE, self.tr("Table of values")),
            (ALL, self.tr("Formulas, rule and table")),
            (RULE, self.tr("Chain rule")),
            (CODE, self.tr("Code that runs")),
            (REPORT, self.tr("Report")),
            (TANGENT, self.tr("Moving tangent")),
            (SECANT, self.tr("Moving secant")),
        ))  # fmt: skip

    def _add_looks(self) -> None:
        """Make what a picture has."""
        self._size = choice("exportSize", self.tr("Size"), (
            ("screen", self.tr("Screen")),
            ("slide", self.tr("Slide")),
            ("full", self.tr("Full column")),
            ("half", self.tr("Half column")),
            ("square", self.tr("Square")),
            (OWN, self.tr("Own size")),
        ))  # fmt: skip
        cm = self.tr(" cm")
        self._width, self._height = length("exportWidth", cm), length("exportHeight", cm)
        self._high, self._dpi = PlainLabel(), QSpinBox()
        self._dpi.setObjectName("exportDpi")
        self._dpi.setRange(30, 1200)
        self._title = QLineEdit()
        self._title.setObjectName("exportTitle")
        self._title.setPlaceholderText(self.tr("The formula"))
        self._untitled = self._tick("exportUntitled", self.tr("No title"))
        self._origin = self._tick("exportOrigin", self.tr("Axes through 0"))
        self._dark = self._tick("exportDark", self.tr("Dark paper"))
        self._grey = self._tick("exportGrey", self.tr("Without colours"))
        self._clear = self._tick("exportTransparent", self.tr("No paper behind it"))
        self._tangent = self._tick("exportTangent", self.tr("Tangent"))
        self._tangent.setChecked(self._shown.tangent)
        self._secant = self._tick("exportSecant", self.tr("Secant"))
        self._secant.setChecked(self._shown.secant)
        self._slope = self._tick("exportDerivative", self.tr("f′ in the title"))
        self._behind = self._tick("exportBehind", self.tr("Without what lies behind f"))
        self._proof = self._tick("exportProof", self.tr("Mark what is not proved"))
        self._ticks = (self._untitled, self._slope, self._origin, self._behind, self._proof,
                       self._dark, self._grey, self._clear)  # fmt: skip

    def _add_texts(self) -> None:
        """Make what a text has."""
        self._language = self._list("exportCode", self.tr("Language"),
            (LANGUAGES[0], "NumPy"), ("notes", self.tr("As in the course notes")),
            ("torch", "PyTorch"), ("jax", "JAX"), ("sympy", "SymPy"),
        )  # fmt: skip
        self._even = self._list("exportRows", self.tr("Rows"),
            (ROWS[0], self.tr("Evenly apart")), (ROWS[1], self.tr("Closer where f bends")),
        )  # fmt: skip
        self._comma = self._list("exportDecimal", self.tr("Decimals"),
            (DECIMALS[0], self.tr("Point")), (DECIMALS[1], self.tr("Comma")),
        )  # fmt: skip

    @property
    def what(self) -> str:
        """Of what."""
        return str(self._what.currentData())

    @property
    def suffix(self) -> str:
        """In which format."""
        return str(self._format.currentData())

    @property
    def filters(self) -> list[str]:
        """The formats as a dialog for files has them, the chosen one first."""
        box = self._format
        texts = [f"{box.itemText(i)} (*{box.itemData(i)})" for i in range(box.count())]
        return [texts[box.currentIndex()], *(t for t in texts if t != texts[box.currentIndex()])]

    @property
    def look(self) -> Look:
        """How it looks, where that means something."""
        chosen = PRESETS.get(str(self._size.currentData()), PRESETS["screen"])
        own = self._size.currentData() == OWN
        width = self._width.value() if own else chosen.width
        height = self._height.value() if own else chosen.height
        return replace(
            chosen,
            width=width,
            height=height,
            dpi=float(min(self._dpi.value(), most_dpi(width / INCH, height / INCH))),
            title="" if self._untitled.isChecked() else self._title.text().strip() or None,
            axes=ORIGIN if self._origin.isChecked() else FRAME,
            derivative=self._slope.isChecked(),
            behind=not self._behind.isChecked(),
            proof=self._proof.isChecked(),
            dark=self._dark.isChecked(),
            grey=self._grey.isChecked(),
            transparent=self._clear.isChecked(),
        )

    @property
    def shown(self) -> Shown:
        """What is shown of f: the curves as in the window, and what touches or cuts f at x."""
        tangent, secant = self._tangent.isChecked(), self._secant.isChecked()
        return self._shown._replace(tangent=tangent, secant=secant)

    @property
    def wanted(self) -> Wanted:
        """What a text has."""
        boxes = self._language, self._even, self._comma
        code, rows, decimal = (str(box.currentData()) for box in boxes)
        return Wanted(code, rows, decimal)

    def remember(self) -> None:
        """Keep what is chosen, the look for this format."""
        look = self.look
        settings.keep("exportWhat", self.what)
        settings.keep(f"exportFormat/{self.what}", self.suffix)
        settings.keep_numbers(f"exportLook/{self.what}{self.suffix}", [
            self._size.currentIndex(), round(10 * look.width), round(10 * look.height),
            round(look.dpi), *(int(box.isChecked()) for box in self._ticks),
        ])  # fmt: skip

    def recall(self, what: str | None) -> None:
        """Choose what was chosen last, of something if that is told."""
        what = what or settings.word("exportWhat", PLOT, list(FORMATS))
        formats = FORMATS[what]
        self.choose(what, settings.word(f"exportFormat/{what}", formats[0], formats))

    def _recall_look(self) -> None:
        """Choose the look that this format had last."""
        name = f"exportLook/{self.what}{self.suffix}"
        kept = settings.numbers(name, 4 + len(self._ticks), 0, 10_000)
        if kept is None:
            return
        size, width, height, dpi, *ticked = kept
        with QSignalBlocker(self):
            self._size.setCurrentIndex(min(size, self._size.count() - 1))
            if self._size.currentData() == OWN:
                self._width.setValue(width / 10)
                self._height.setValue(height / 10)
            self._dpi.setValue(dpi)
            for box, is_on in zip(self._ticks, ticked, strict=True):
                box.setChecked(bool(is_on))

    def choose(self, what: str, suffix: str = "") -> None:
        """Choose what is exported, and the format if it is one of it."""
        self._what.setCurrentIndex(max(self._what.findData(what), 0))
        self._format.setCurrentIndex(max(self._format.findData(suffix), 0))

    def _lay_out(self) -> None:
        rows = self._rows
        rows.addRow(self.tr("&What"), self._what)
        rows.addRow(self.tr("&Format"), self._format)
        rows.addRow(self.tr("Si&ze"), self._size)
        rows.addRow(self.tr("W&idth"), self._width)
        self._high.setBuddy(self._height)
        rows.addRow(self._high, self._height)
        rows.addRow(self.tr("&Dots per inch"), self._dpi)
        rows.addRow(self.tr("&Title"), self._title)
        rows.addRow(self.tr("&Language"), self._language)
        rows.addRow(self.tr("&Rows"), self._even)
        rows.addRow(self.tr("D&ecimals"), self._comma)
        for box in (self._tangent, self._secant, *self._ticks):
            rows.addRow("", box)

    def _list(self, name: str, words: str, *items: tuple[str, str]) -> QComboBox:
        box = choice(name, words, items)
        box.currentIndexChanged.connect(self.changed)
        return box

    def _tick(self, name: str, words: str) -> QCheckBox:
        box = tick(name, words)
        box.toggled.connect(self.changed)
        return box

    def _offer_formats(self) -> None:
        words = {
            ".png": self.tr("PNG picture"), ".svg": self.tr("SVG drawing"),
            ".pdf": self.tr("PDF document"), ".tikz": self.tr("TikZ, for LaTeX"),
            ".dot": self.tr("DOT, for Graphviz"), ".csv": self.tr("CSV, for spreadsheets"),
            ".tsv": self.tr("TSV, with tabs"), ".apng": self.tr("APNG that moves"),
            ".gif": self.tr("GIF that moves"), ".webp": self.tr("WebP that moves"),
            ".pgf": self.tr("PGF, for LaTeX"), ".tex": self.tr("LaTeX document"),
            ".py": self.tr("Python"), ".json": self.tr("JSON"),
        }  # fmt: skip
        before = self._format.currentData()
        with QSignalBlocker(self._format):
            self._format.clear()
            for suffix in FORMATS[self.what]:
                self._format.addItem(words[suffix], suffix)
            self._format.setCurrentIndex(max(self._format.findData(before), 0))
        self._follow_format()

    def _follow_format(self) -> None:
        """Show the rows that mean something, with what was chosen last."""
        self._recall_look()
        pictured = self.suffix in (*PICTURES, *MOVING)
        plot = self.what in (PLOT, BOTH, TANGENT, SECANT)
        table = self.suffix in TABLES
        # A chain stands below the plot, as high as it has to be.
        both = self.what == BOTH
        self._high.setText(self.tr("Plot's &height") if both else self.tr("&Height"))
        for field, seen in (
            (self._size, pictured), (self._width, pictured), (self._height, pictured and plot),
            (self._dpi, self.suffix in (".png", *MOVING)), (self._title, pictured and plot),
            (self._untitled, pictured and plot), (self._origin, pictured and plot),
            (self._tangent, self.what in (PLOT, BOTH)), (self._secant, self.what in (PLOT, BOTH)),
            (self._slope, pictured and plot), (self._proof, pictured and plot),
            (self._behind, pictured and plot and self._has_behind),
            (self._language, self.suffix == ".py"), (self._even, table),
            (self._comma, table), (self._dark, pictured),
            (self._grey, pictured), (self._clear, self.suffix in PICTURES),
        ):  # fmt: skip
            self._rows.setRowVisible(field, seen)
        self.changed.emit()

    def _take_size(self) -> None:
        """Fill in the size of a preset."""
        chosen = PRESETS.get(str(self._size.currentData()))
        if chosen is not None:
            with (
                QSignalBlocker(self._width),
                QSignalBlocker(self._height),
                QSignalBlocker(self._dpi),
            ):
                self._width.setValue(chosen.width)
                self._height.setValue(chosen.height)
                self._dpi.setValue(round(chosen.dpi))
        self.changed.emit()

    def _own_size(self) -> None:
        with QSignalBlocker(self._size):
            self._size.setCurrentIndex(self._size.findData(OWN))
        self.changed.emit()
