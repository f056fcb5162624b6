import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from core.plot.figure import Dot
from gui.chain.paint.wires import PALE
from gui.plot.items import colours, faint_colour, ghost_colours
from gui.widgets.theme import (
    DARK,
    LIGHT,
    Theme,
    apply_scheme,
    number_font,
    palette_of,
    palette_of_boxes,
    theme_of,
)

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted([luminance(one), luminance(other)])
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21.0)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize("text", ["forward", "backward", "numerical", "text", "muted"])
@pytest.mark.parametrize("ground", ["background", "block", "marked", "window"])
def test_text_can_be_read(theme: Theme, text: str, ground: str) -> None:
    window = palette_of(theme).color(QPalette.ColorRole.Window)
    behind = window if ground == "window" else getattr(theme, ground)
    assert contrast(getattr(theme, text), behind) >= 4.5


@THEMES
@pytest.mark.parametrize("curve", ["forward_curve", "backward_curve", "numerical_curve"])
def test_curves_can_be_seen(theme: Theme, curve: str) -> None:
    assert contrast(getattr(theme, curve), theme.background) >= 3


@THEMES
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("WindowText", "Window"),
        ("Text", "Base"),
        ("Text", "AlternateBase"),
        ("PlaceholderText", "Base"),
        ("ButtonText", "Button"),
        ("ToolTipText", "ToolTipBase"),
        ("HighlightedText", "Highlight"),
        ("Link", "Base"),
    ],
)
def test_native_controls_can_be_read(theme: Theme, text: str, ground: str) -> None:
    palette, role = palette_of(theme), QPalette.ColorRole
    assert contrast(palette.color(role[text]), palette.color(role[ground])) >= 4.5


@THEMES
def test_a_palette_tells_its_theme(theme: Theme) -> None:
    assert theme_of(palette_of(theme)) is theme


@pytest.mark.parametrize(("chosen", "theme"), [("dark", DARK), ("light", LIGHT), ("", LIGHT)])
def test_the_users_choice_is_applied(qapp: QApplication, chosen: str, theme: Theme) -> None:
    QSettings().setValue("scheme", chosen)
    apply_scheme()
    assert theme_of(QGuiApplication.palette()) is theme


def test_figures_are_of_one_width(fixed_figures: None) -> None:
    metrics = QFontMetrics(number_font())
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789−-"}) == 1
    assert number_font(2).pointSizeF() == number_font().pointSizeF() + 2


@THEMES
def test_every_curve_of_the_plot_and_its_ghost_can_be_seen(theme: Theme) -> None:
    drawn = [*colours(theme).values(), *ghost_colours(theme).values()]
    assert min(contrast(colour, theme.background) for colour in drawn) >= 3


@THEMES
def test_pins_can_be_seen_and_a_family_is_fainter(theme: Theme) -> None:
    for pin, one in ((Dot("g", 0.0, 0.0), Dot("", 0.0, 0.0)), (Dot("g′", 0.0, 0.0), None)):
        seen = contrast(faint_colour(pin, theme), theme.background)
        assert seen >= 3
        assert one is None or contrast(faint_colour(one, theme), theme.background) < seen


@THEMES
def test_a_ghost_is_paler_than_its_curve(theme: Theme) -> None:
    for name, ghost in ghost_colours(theme).items():
        curve = contrast(colours(theme)[name], theme.background)
        assert contrast(ghost, theme.background) < 0.85 * curve


@THEMES
@pytest.mark.parametrize("line", ["forward", "backward"])
def test_wires_and_the_trunk_can_be_seen(theme: Theme, line: str) -> None:
    wire: QColor = getattr(theme, line)
    share = PALE / 255
    mixed = [
        share * over + (1 - share) * under
        for over, under in (
            (wire.redF(), theme.background.redF()),
            (wire.greenF(), theme.background.greenF()),
            (wire.blueF(), theme.background.blueF()),
        )
    ]
    assert contrast(QColor.fromRgbF(*mixed), theme.background) >= 3


def test_a_box_to_tick_can_be_seen_in_the_dark() -> None:
    palette, role = palette_of_boxes(DARK), QPalette.ColorRole
    assert contrast(palette.color(role.Base), palette.color(role.Window)) >= 3
    assert contrast(palette.color(role.Base), palette.color(role.Text)) >= 3
