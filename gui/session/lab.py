"""The lab: which block's backward rule is broken on purpose; never undone or saved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from core.chain import Chain, Path
from core.document import Document
from core.numerical import Check, Reason, Table

if TYPE_CHECKING:
    from core.lab import Fault, Kind


MOST_PUZZLES = 9999
"""The highest number that a broken block is drawn by."""


class Lab(QObject):
    """Holds the fault, and whether it is hidden: then somebody is looking for the block.

    Parameters
    ----------
    document : callable
        Gives the one that is open. A fault is one of its chain, and ends with that.
    """

    changed = Signal()
    """What there is to be said is another."""
    fault_changed = Signal()
    """Another rule is broken, or none; told before `changed`."""

    def __init__(self, document: Callable[[], Document]) -> None:
        super().__init__()
        self._document = document
        self._fault: Fault | None = None
        self._chain: Chain | None = None
        self._seed: int | None = None
        self._is_hidden = False
        self._answer: tuple[str, object] = "", None

    @property
    def fault(self) -> "Fault | None":
        """What is broken; None if nothing is."""
        return self._fault if self._chain is self._document().chain else None

    @property
    def is_hidden(self) -> bool:
        """Whether it is not told which block it is."""
        return self._is_hidden and self.fault is not None

    @property
    def seed(self) -> int | None:
        """The number that what is broken was drawn by; None if somebody chose it."""
        return self._seed if self.fault or self.answer else None

    @property
    def answer(self) -> str:
        """What the last guess, or a draw without a fault, was answered with here."""
        answer, there = self._answer
        return answer if there == self._here else ""

    @property
    def label(self) -> str:
        """What stands on the broken block."""
        return "" if self.fault is None else self._label(self.fault.path)

    @property
    def function(self) -> Chain:
        """The document's function as both passes go through it: with the broken block."""
        document, fault = self._document(), self.fault
        if fault is None:
            return document.function
        from core.lab import broken  # loaded by whoever breaks something

        return broken(document.function, fault)

    def told(self, table: Table) -> Table:
        """Give what a table of checks tells as long as a block is looked for."""
        if not self.is_hidden:
            return table
        from core.lab import concealed

        return concealed(table)

    def headline(self, found: Check) -> str:
        """Say what a check tells of what is broken; nothing where it accuses no rule."""
        if self.fault is None or found.finding.reason is not Reason.WRONG_RULE:
            return ""
        if self.is_hidden:
            return self.tr("Somebody broke a backward rule. Find the block.")
        somebody = self.tr("Somebody broke the backward rule of {0}.")
        told = (
            somebody if self._seed is not None else self.tr("You broke the backward rule of {0}.")
        )
        return told.format(found.finding.name)

    def kinds(self, path: Path) -> tuple["Kind", ...]:
        """Tell how the rule of a block can be broken."""
        from core.lab import kinds_of

        return kinds_of(self._document().chain, path)

    def break_rule(self, path: Path, kind: "Kind") -> None:
        """Break the rule of a block; one that was broken before is mended."""
        from core.lab import Fault

        self._seed = None
        self._set(Fault(path, kind))

    def draw(self, seed: int) -> None:
        """Break a block and do not tell which; the same one for a seed."""
        from core.lab import drawn

        document = self._document()
        fault = drawn(document.function, document.x, seed)
        none = self.tr("Here no broken rule would be noticed: choose another x or another f.")
        self._seed = seed
        self._set(fault, "" if fault else none, is_hidden=True)

    def guess(self, path: Path) -> None:
        """Say whether that is the block that is looked for, and what its gradient check finds."""
        from core.lab import local_check

        assert self.fault is not None
        is_right = path == self.fault.path
        found = local_check(self.function, self._document().x, path).words
        words = self.tr("Yes, {0}: {1}") if is_right else self.tr("Not {0}: {1}")
        told = words.format(self._label(path), found)
        self._set(self.fault, told, is_hidden=self._is_hidden and not is_right)

    def reveal(self) -> None:
        """Tell which block it is."""
        self._set(self.fault)

    def mend(self) -> None:
        """Have every rule right again."""
        self._set(None)

    def follow(self) -> None:
        """Have no rule broken any longer if the chain is another: undo brings none back."""
        if self.fault is None:
            self._fault = self._chain = None

    @property
    def _here(self) -> object:
        document = self._document()
        return repr((document.x, document.parameters)), id(document.chain)

    def _label(self, path: Path) -> str:
        return self._document().chain.block(path).function.label

    def _set(self, fault: "Fault | None", answer: str = "", *, is_hidden: bool = False) -> None:
        is_other = (fault, is_hidden) != (self.fault, self._is_hidden)
        self._fault, self._is_hidden = fault, is_hidden and fault is not None
        self._chain = self._document().chain if fault else None
        self._answer = answer, self._here
        if is_other:
            self.fault_changed.emit()
        self.changed.emit()
