"""Whether the window may go: where the next start will find all there is, nothing is asked."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from core.document.files import file_name
from core.document.kept import Step
from core.shortened import shortened
from gui.session import Session
from gui.widgets import message
from gui.window.file_menu import FileMenu
from gui.window.session_notice import SessionNotice

LONGEST_LIST = 200
"""How many characters there are for the names of what would be lost."""


def may_leave(window: QWidget, session: Session, kept: SessionNotice, files: FileMenu) -> bool:
    """Ask about the work that would be lost, in what is open and in what was open before."""
    if not kept.write() and not files.may_leave():
        return False
    lost = _unsaved(session, kept.left_out)
    if not lost:
        return True
    words = QCoreApplication.translate(
        "Leaving",
        "What was open before has changes that are saved nowhere and will not be there at the "
        "next start: {0}. Undo leads back to it.",
    )
    close = QCoreApplication.translate("Leaving", "&Close all the same")
    told = words.format(shortened(", ".join(lost), LONGEST_LIST))
    return message.choose(window, "Chainrule", told, [close]) == 0


def _unsaved(session: Session, steps: Sequence[Step]) -> Sequence[str]:
    """Name what steps went over from to another document, without its changes being saved."""
    left = [step.before for step in steps if step.moves is None]
    unsaved = [s.path for s in left if session.file.is_unsaved(s.document, s.path)]
    untitled = QCoreApplication.translate("Leaving", "the untitled document")
    return list(dict.fromkeys(file_name(path.name) if path else untitled for path in unsaved))
