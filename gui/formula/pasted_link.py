"""A link that is pasted in the formula's place."""

from PySide6.QtCore import QCoreApplication

from core.document.link import LinkError, from_link, is_link
from gui.session import Session


def opens(session: Session, text: str) -> bool:
    """Open what a link holds, as a step that can be undone; a wrong one is left to be judged."""
    if not is_link(text):
        return False
    try:
        document = from_link(text)
    except LinkError:
        return False
    session.end_typing()
    session.open(document, name=QCoreApplication.translate("FormulaBar", "open a link"))
    return True
