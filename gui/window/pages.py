"""The pages of the inspector, and how the menu opens them."""

from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from gui.check.check_panel import CheckPanel
from gui.inspector.inspector import Inspector
from gui.plot.block_plot import BlockPlot
from gui.plot.plot_view import PlotView
from gui.plot.points_list import PointsList
from gui.rules.page import RulesPage
from gui.session import Session
from gui.slope_strip import SlopeStrip
from gui.value_table import ValueTable
from gui.window.menu_action import add_action


def inspector_of(check: CheckPanel, plot: PlotView, session: Session) -> Inspector:
    """Put the pages together, the check first."""
    made, block = Inspector(), BlockPlot(session)
    made.add("check", _tr("Check"), check)
    made.add("points", _tr("Points"), PointsList(plot))
    made.add("block", _tr("Block"), _with_slopes(block, session))
    made.add("table", _tr("Table"), ValueTable(session))
    made.add("rules", _tr("Rules"), RulesPage(session))
    for page in (check, block):
        made.flattened.connect(partial(_lie, page))
    return made


def _with_slopes(block: BlockPlot, session: Session) -> QWidget:
    """Put the slopes of all blocks below what the selected one does."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(block)
    column.addWidget(SlopeStrip(session))
    column.addStretch(1)
    return page


def _lie(page: CheckPanel | BlockPlot, flat: bool) -> None:
    page.lie(flat=flat)


def add_pages_to(menu: QMenu, inspector: Inspector) -> None:
    """Let a menu open each page, by Ctrl and its number too."""
    texts = {
        "check": _tr("&Check of the derivative"),
        "points": _tr("P&oints of interest"),
        "block": _tr("Selected &block"),
        "table": _tr("&Table of values"),
        "rules": _tr("R&ules step by step"),
    }
    for number, name in enumerate(inspector.names, start=1):
        add_action(menu, texts[name], f"Ctrl+{number}", partial(inspector.show_page, name))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Pages", text)
