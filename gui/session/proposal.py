"""What one gesture would do: its ghost is shown while it is aimed, and it is done on release."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication

from core.chain import Chain, Path
from core.chain.edits import Edit
from core.formula import format as format_formula

Selection: TypeAlias = tuple[Path, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Proposal:
    """What one gesture would do to a chain.

    Attributes
    ----------
    before : Chain
        What it was made for; for another chain it means nothing.
    edit : Edit
        One that leaves all as it is where the chain does not take what was proposed.
    name : str
        What the Edit menu calls it.
    refusal : str
        Why the chain does not take it; empty if it does.
    inserted : tuple of str
        The functions that it puts in.
    selects : Selection or None
        None for what the edit was about, or else what is left of the selection.
    merges : bool
        Whether it is one step with those before it, in a burst of typing or one drag.
    says : str
        A sentence for afterwards.
    text : str or None
        The chain as it was typed; None for how it is written.
    gives : tuple of (str, float)
        New parameters with the numbers whose places they take.
    """

    before: Chain
    edit: Edit
    name: str
    refusal: str = ""
    inserted: tuple[str, ...] = ()
    selects: Selection | None = None
    merges: bool = False
    says: str = ""
    text: str | None = None
    gives: tuple[tuple[str, float], ...] = ()

    @property
    def ghost(self) -> Chain:
        """The chain as it would be, with numbers for what takes their places."""
        return self.edit.chain.with_starts(dict(self.gives)) if self.gives else self.edit.chain

    @property
    def changes(self) -> bool:
        """Whether the chain would be another one."""
        return self.edit.chain != self.before

    @property
    def title(self) -> str:
        """The name where it begins a line."""
        return self.name[:1].upper() + self.name[1:]

    @property
    def caption(self) -> str:
        """The formula as it would be, or why there is none."""
        return self.refusal or f"f(x) = {format_formula(self.edit.chain)}"


def proposed(
    chain: Chain,
    name: str,
    make: Callable[[], Edit],
    *,
    inserted: tuple[str, ...] = (),
    merges: bool = False,
    says: str = "",
    gives: tuple[tuple[str, float], ...] = (),
) -> Proposal:
    """Propose what an edit makes of a chain; a ValueError of it is the refusal."""
    try:
        edit = make()
    except ValueError as error:
        words = QCoreApplication.translate("Proposal", "The chain stays as it is: {0}.")
        return Proposal(chain, _nothing(chain), name, words.format(error))
    return Proposal(chain, edit, name, inserted=inserted, merges=merges, says=says, gives=gives)


def _nothing(chain: Chain) -> Edit:
    return Edit(chain, lambda path: path, ())


def still_there(chain: Chain, paths: Iterable[Path]) -> Iterator[Path]:
    """Give those of some paths that have a block in a chain: a view may hold older ones."""
    for path in paths:
        with contextlib.suppress(LookupError):
            chain.block(path)
            yield path
