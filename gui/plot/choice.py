"""What is chosen to be shown: the actions say what the document says, and the other way round."""

from PySide6.QtCore import QObject

from gui.plot.actions import PlotActions
from gui.session import Session, pin_refusal


class PlotChoice(QObject):
    """Keeps the actions of a plot and the session's document of one mind."""

    def __init__(self, session: Session, actions: PlotActions) -> None:
        super().__init__(actions)
        self._session, self._actions = session, actions
        actions.shown_changed.connect(self._keep)
        actions.pin.triggered.connect(session.pin)
        for signal in (session.shown_changed, session.chain_changed):
            signal.connect(self._take)
        for signal in (
            session.chain_changed, session.parameters_changed, session.pins_changed,
            session.draft_changed,
        ):  # fmt: skip
            signal.connect(self._offer_pin)
        self._take()
        self._offer_pin()

    def _keep(self) -> None:
        self._session.set_shown(self._actions.chosen(), self._actions.family, self._actions.over)

    def _take(self) -> None:
        document = self._session.document
        letters = document.family, document.over
        self._actions.take(document.shown, letters, document.chain.parameters)

    def _offer_pin(self) -> None:
        self._actions.offer_pin(pin_refusal(self._session.document))
