"""Exports without another process, for tests that are about something else."""

from PySide6.QtCore import QObject, Signal

from core.export.order import Order, made


class AtOnce(QObject):
    """Fills an order before `ask` is over."""

    made = Signal(object, object)
    progressed = Signal(float)
    refused = Signal(object, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.orders: list[Order] = []
        self.stopped = False

    def ask(self, order: Order) -> None:
        """Fill it."""
        self.orders.append(order)
        self.made.emit(order, made(order))

    def stop(self) -> None:
        """Note that nothing is wanted any more."""
        self.stopped = True


class Never(AtOnce):
    """Takes for ever."""

    def ask(self, order: Order) -> None:
        """Begin."""
        self.orders.append(order)
