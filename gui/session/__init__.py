"""The open document, the undo stack and what the hand is about: the only door for a change."""

from gui.session.pinning import pin_refusal
from gui.session.proposal import Proposal
from gui.session.session import UNDO_LIMIT, Session

__all__ = ["UNDO_LIMIT", "Proposal", "Session", "pin_refusal"]
