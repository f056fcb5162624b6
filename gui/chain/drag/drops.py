"""What is dragged or carried over the chain: where it would go, and what comes of it."""

import math

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar

from gui.chain.canvas import ChainCanvas
from gui.chain.drag.click_overlay import ClickOverlay
from gui.chain.drag.drop_aim import DropAim
from gui.chain.drag.payload import NOTHING, Payload, payload_named, payload_of
from gui.session import Proposal, Session
from gui.widgets.timers import repeating

EDGE = 32
"""How many pixels from an edge a drag scrolls."""

FASTEST = 12
"""How many pixels it scrolls at the very edge, in one of `PERIOD`."""

PERIOD = 30
"""Milliseconds from one scroll to the next."""


class ChainDrops(QObject):
    """Follows drags and carried functions over the chain, and does what is lit."""

    def __init__(self, view: QScrollArea, canvas: ChainCanvas, session: Session) -> None:
        super().__init__(view)
        self._view, self._canvas, self._session = view, canvas, session
        self._aim = DropAim(self)
        self._aim.changed.connect(self._show_aim)
        self._proposal: Proposal | None = None
        self._pointer = QPoint()
        self._scrolling = repeating(self, PERIOD, self._scroll)
        self._overlay = ClickOverlay(view)
        self._overlay.moved.connect(self._aim_carried)
        self._overlay.pressed.connect(self._put_down)
        self._overlay.left.connect(self._aim.end)
        self._follows = False
        canvas.arranged.connect(self._renew)
        session.attention.carried_changed.connect(self._show_carried)

    def enter(self, event: QDropEvent) -> bool:
        """Take functions of the catalogue and blocks of this chain; tell whether it is one."""
        self._session.attention.carry("")
        if payload_of(event, self._session) == NOTHING:
            return False
        self._begin()
        self._follow(event)
        return True

    def move(self, event: QDropEvent) -> None:
        """Light the nearest gap; release does exactly what is lit.

        Where the drag comes from is told whether it may be let go here, and as what. Qt asks no
        more while the pointer rests, and so it may also where something else is lit by then.
        """
        self._follow(event)
        self._propose_action(event)
        event.setAccepted(self._is_ready or self._aim.waits or any(self._speeds()))

    def leave(self) -> None:
        """Put the light out."""
        self._follows = False
        self._scrolling.stop()
        self._aim.end()

    def drop(self, event: QDropEvent) -> None:
        """Do what is lit, also where the chain has been scrolled away below a pointer at rest."""
        moved = event.position().toPoint() != self._pointer
        if moved or payload_of(event, self._session) != self._aim.payload:
            self._follow(event)
        self._propose_action(event)
        event.setAccepted(self._is_ready)
        self._commit()

    def cover(self) -> None:
        """Have all that is visible of the chain below what is carried."""
        self._overlay.setGeometry(self._view.viewport().geometry())

    def _begin(self) -> None:
        """Keep the places as they are now: what a drag shows must not move its own targets."""
        self._follows = True
        canvas = self._canvas
        self._aim.begin(canvas.gaps(), canvas.blocks(), canvas.numbers(), canvas.row_ends())

    def _renew(self) -> None:
        """Take on other places, where the chain or its layout becomes another meanwhile."""
        if self._follows:
            self._aim.end()
            self._begin()

    def _follow(self, event: QDropEvent) -> None:
        self._pointer = event.position().toPoint()
        self._aim.aim(self._point(), payload_of(event, self._session))
        self._scrolling.start()

    def _propose_action(self, event: QDropEvent) -> None:
        if self._aim.payload.stays:
            event.setDropAction(Qt.DropAction.CopyAction)

    @property
    def _is_ready(self) -> bool:
        return self._proposal is not None and not self._proposal.refusal

    def _commit(self) -> None:
        """Do what is lit, and select what came of it."""
        proposal = self._proposal
        self.leave()
        if proposal is not None:
            self._session.commit(proposal)
            self._view.setFocus()

    def _show_aim(self) -> None:
        """Light what is aimed at, say what would come of it, and let the plot show its ghost."""
        gap, block, is_letter = self._aim.gap, self._aim.block, bool(self._aim.payload.letter)
        proposal = self._proposal = self._aim.proposal(self._session.chain)
        words = proposal.caption if proposal is not None else ""
        if proposal is not None and block is not None:
            words = f"{proposal.title}    {words}"
        opens = proposal is not None and proposal.changes and not is_letter
        self._canvas.light(gap, block, words, opens=opens, number=is_letter)
        self._session.preview(proposal)

    def _scroll(self) -> None:
        """Scroll on while the pointer rests near an edge; aim anew."""
        across, down = self._speeds()
        for bar, pixels in (
            (self._view.horizontalScrollBar(), across),
            (self._view.verticalScrollBar(), down),
        ):
            bar.setValue(bar.value() + pixels)
        self._aim.aim(self._point(), self._aim.payload)

    def _speeds(self) -> tuple[int, int]:
        """Give how far the chain scrolls next, across and down: further the nearer to an edge."""
        view, at = self._view, self._pointer
        return (
            _speed(view.horizontalScrollBar(), at.x(), view.viewport().width()),
            _speed(view.verticalScrollBar(), at.y(), view.viewport().height()),
        )

    def _point(self) -> QPoint:
        """Give where the pointer is on the canvas, which may have been scrolled since."""
        return self._canvas.mapFrom(self._view.viewport(), self._pointer)

    def _show_carried(self) -> None:
        """Take the next click for what a click in the palette took up."""
        if self._session.attention.carried:
            self._begin()
        else:
            self.leave()
        self.cover()
        self._overlay.carry(self._carried().labels(self._session.chain))

    def _carried(self) -> Payload:
        return payload_named(self._session.attention.carried)

    def _aim_carried(self, at: QPoint) -> None:
        self._aim.aim(self._canvas.mapFrom(self._view.viewport(), at), self._carried())

    def _put_down(self, at: QPoint) -> None:
        """Let go what a click took up; beside every gap it is gone."""
        self._aim_carried(at)
        self._commit()
        self._session.attention.carry("")


def _speed(bar: QScrollBar, at: int, end: int) -> int:
    """Give how many pixels a bar scrolls next, none where it has come to its end."""
    beyond = max(at - (end - EDGE), 0) - max(EDGE - at, 0)
    pixels = math.ceil(FASTEST * abs(beyond) / EDGE) * (1 if beyond > 0 else -1)
    return min(max(bar.value() + pixels, bar.minimum()), bar.maximum()) - bar.value()
