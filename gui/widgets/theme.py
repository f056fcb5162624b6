"""Colours that carry meaning, in light and in dark, and the numbers' font."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui import settings

SCHEMES = ("light", "dark")
"""What the user may choose; otherwise the system does."""

_BOXES = "QCheckBox", "QRadioButton"


class Theme(NamedTuple):
    """The colours of one scheme.

    Attributes
    ----------
    forward, backward, numerical : QColor
        Text about f and values, about f′ and gradients, about the numerical derivative.
    forward_curve, backward_curve, numerical_curve : QColor
        The same for curves, which may be lighter.
    muted, line, block, marked : QColor
        Secondary text, hairlines, the face of a block, a selected block.
    lesson : QColor
        The ground of the lesson bar.
    """

    forward: QColor
    backward: QColor
    numerical: QColor
    forward_curve: QColor
    backward_curve: QColor
    numerical_curve: QColor
    background: QColor
    text: QColor
    muted: QColor
    line: QColor
    block: QColor
    marked: QColor
    lesson: QColor


LIGHT = Theme(
    QColor("#0072B2"), QColor("#B34700"), QColor("#007A59"),
    QColor("#0072B2"), QColor("#D55E00"), QColor("#009E73"),
    QColor("#FFFFFF"), QColor("#1A1A1A"), QColor("#5F6368"),
    QColor("#C9CDD2"), QColor("#F4F6F8"), QColor("#E8F2FA"),
    QColor("#FEF8F0"),
)  # fmt: skip

DARK = Theme(
    QColor("#56B4E9"), QColor("#FF8A3D"), QColor("#2EC4A0"),
    QColor("#56B4E9"), QColor("#FF8A3D"), QColor("#2EC4A0"),
    QColor("#1E1E1E"), QColor("#ECECEC"), QColor("#A9AEB5"),
    QColor("#4A4F55"), QColor("#2A2D31"), QColor("#22384A"),
    QColor("#302A23"),
)  # fmt: skip


def theme_of(palette: QPalette) -> Theme:
    """Choose the scheme that fits a palette: DARK on a dark window, else LIGHT."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Make the application's palette, for every native control."""
    dark = theme is DARK
    window = QColor("#26282B" if dark else "#F7F8F9")
    palette = QPalette(QColor("#33363A" if dark else "#ECEEF0"), window)
    role = QPalette.ColorRole
    for what, colour in (
        (role.WindowText, theme.text), (role.Text, theme.text), (role.ButtonText, theme.text),
        (role.ToolTipText, theme.text), (role.Base, theme.background),
        (role.AlternateBase, theme.block), (role.ToolTipBase, theme.block),
        (role.PlaceholderText, theme.muted), (role.Highlight, theme.forward),
        (role.HighlightedText, theme.background), (role.Accent, theme.forward),
        (role.Link, theme.forward),
    ):  # fmt: skip
        palette.setColor(what, colour)
    disabled = QPalette.ColorGroup.Disabled
    for what in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, what, theme.muted)
    return palette


def apply_scheme() -> None:
    """Colour the application as the user chose, or else as the system is."""
    chosen = settings.word("scheme", "", SCHEMES)
    system = QGuiApplication.styleHints().colorScheme()
    dark = chosen == "dark" or (not chosen and system == Qt.ColorScheme.Dark)
    theme = DARK if dark else LIGHT
    QGuiApplication.setPalette(palette_of(theme))
    for control in _BOXES:
        # The stubs ask for bytes, which PySide does not take.
        QApplication.setPalette(palette_of_boxes(theme), control)  # type: ignore[arg-type]


def palette_of_boxes(theme: Theme) -> QPalette:
    """Make the palette of what has a box to tick: in the dark its outline could not be seen."""
    palette = palette_of(theme)
    if theme is DARK:
        palette.setColor(QPalette.ColorRole.Base, QColor("#7A8087"))
    return palette


def number_font(size_delta: int = 0) -> QFont:
    """Give the system's fixed-width font, some points larger than its general one."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if general.pointSize() > 0:
        font.setPointSize(general.pointSize() + size_delta)
    return font


def figures(font: QFont) -> QFont:
    """Give a font whose figures are all of one width, as large as another font."""
    return sized(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont), font, 1.0)


def sized(font: QFont, like: QFont, factor: float) -> QFont:
    """Give a font in some multiple of another font's size."""
    made = QFont(font)
    if like.pointSizeF() > 0:
        made.setPointSizeF(like.pointSizeF() * factor)
    else:
        made.setPixelSize(round(like.pixelSize() * factor))
    return made
