"""The step size h of the numerical derivative, typed."""

from core.digits import exact
from core.document.limits import LEAST_STEP, MOST_STEP
from gui.session import Session
from gui.widgets.value_field import ValueField


class StepSizeField(ValueField):
    """The session's step size as it was typed; its arrows multiply and divide by ten."""

    keeps_text = True

    def __init__(self, session: Session) -> None:
        super().__init__(session.document.step)
        self._session = session
        self.setObjectName("stepSpin")
        self.setAccessibleName(self.tr("h, the step size of the numerical derivative"))
        self.value_changed.connect(lambda step: session.set_step(step, self.typed))
        session.step_changed.connect(self._follow)
        self._follow()

    def stepped(self, value: float, steps: int) -> float:
        """Multiply by a power of ten, with no digits left over."""
        mantissa, exponent = f"{value:.16e}".split("e")
        return float(f"{float(mantissa)!r}e{int(exponent) + steps}")

    def accepts(self, value: float) -> str:
        """Refuse what is not positive, and what a document does not hold."""
        if value <= 0:
            return self.tr("the step size h is a positive number")
        if LEAST_STEP <= value <= MOST_STEP:
            return ""
        words = self.tr("the step size h lies between {0} and {1}")
        return words.format(exact(LEAST_STEP), exact(MOST_STEP))

    def _follow(self) -> None:
        document = self._session.document
        self.set_value(document.step, document.step_text)
