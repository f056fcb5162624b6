"""x and the parameters on the canvas: which of their lanes branch from a trunk, and where it is."""

from collections.abc import Collection

from core.chain import Chain, Path
from gui.chain.layout.metrics import SPACING

TRUNK = SPACING + 4
"""Where the first trunk is that leads from a letter to all lanes that start at it, in pixels."""

APART = 16
"""How far each further trunk is from the one before it, in pixels."""


class Letters:
    """Where the lanes begin that start at x or at a parameter.

    A letter with a single lane stands on its first wire, one with several on top, from where a
    trunk of its own goes down to them; so does one whose only lane is folded away.

    Attributes
    ----------
    lanes : dict of str to list of chain path
        Of each letter, x first.
    alone : dict of chain path to str
        The lanes on whose first wire their letter stands.
    trunks : dict of str to int
        Where the trunk is of each letter that stands on top.
    edge : int
        Where the last trunk is, or the first would be.
    """

    def __init__(self, chain: Chain, folded: Collection[Path]) -> None:
        found: dict[str, list[Path]] = {name: [] for name in ("x", *chain.parameters)}
        for path, lane in chain.lanes():
            if isinstance(lane.start, str) and lane.start in found:
                found[lane.start].append(path)
        self.lanes = {name: paths for name, paths in found.items() if paths}
        self._of = {path: name for name, paths in self.lanes.items() for path in paths}
        self.alone = {
            paths[0]: name
            for name, paths in self.lanes.items()
            if len(paths) == 1 and not _is_inside(paths[0], folded)
        }
        on_top = [name for name in self.lanes if name not in self.alone.values()]
        self.trunks = {name: TRUNK + APART * k for k, name in enumerate(on_top)}
        self.edge = max(self.trunks.values(), default=TRUNK)

    def branch(self, path: Path) -> int | None:
        """Give where a lane leaves its letter; None for one that starts at a constant."""
        name = self._of.get(path)
        return None if name is None else self.trunks.get(name, self.start(path))

    def start(self, path: Path) -> int:
        """Give where the first wire of a lane with a letter starts, right of all trunks."""
        return self.edge + (APART if path in self.alone and self.trunks else 0)


def _is_inside(path: Path, lanes: Collection[Path]) -> bool:
    """Tell whether a lane is one of some, or lies in one."""
    return any(path[:end] in lanes for end in range(2, len(path) + 1, 2))
