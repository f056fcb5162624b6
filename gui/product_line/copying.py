"""The chain rule on the clipboard, whole, with nothing left out."""

from PySide6.QtWidgets import QWidget

from core.chain_rule.line import product_line
from gui.session import Session
from gui.widgets.copying import copy_text


def copy_as_text(session: Session, beside: QWidget) -> None:
    """Copy it as it is read, and say so beside a widget."""
    chain, trace, digits = session.chain, session.trace, session.digits.count
    copy_text(product_line(chain, trace, whole=True, digits=digits), beside)


def copy_as_latex(session: Session, beside: QWidget) -> None:
    """Copy it as LaTeX, likewise."""
    from core.chain_rule.latex import product_latex  # loaded by whoever copies it

    copy_text(product_latex(session.chain, session.trace, session.digits.count), beside)
