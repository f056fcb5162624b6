"""What is kept of a session: what is open, and the steps that undo takes back."""

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeAlias

from core.chain import Path
from core.chain.serialize import Known
from core.document.delta import delta
from core.document.document import Document
from core.document.file_format import content_of
from core.document.reading import Stamp

VERSION = 1
"""The version of what is written; older ones are read.

Raise it also where formulas come to be read otherwise: the texts of older ones are parsed anew.
"""

Content: TypeAlias = dict[str, Any]


class Sight(NamedTuple):
    """A document, the paths of the blocks selected in it, and the file that it belongs to."""

    document: Document
    selection: tuple[Path, ...]
    path: FilePath | None


class Step(NamedTuple):
    """One step of undo: its name, what was before and after, and where it moved blocks with lanes.

    Without moves another document was shown; with them the chain was changed, with its
    parameters and pins, and x, h, the view and the file stayed what they were.
    """

    name: str
    before: Sight
    after: Sight
    moves: Mapping[Path, Path] | None


class Held(NamedTuple):
    """What a file held when it was read or written: None, if no document; and its stamp."""

    document: Document | None
    stamp: Stamp | None = None


class Kept(NamedTuple):
    """A session: the steps of undo and how many of them are done, what is open, and where.

    Attributes
    ----------
    held : Mapping of Path to Held
        What the files of this session held when they were read or written.
    begun : tuple of Document
        What its last documents of no file began as.
    window : Mapping of str to str
        How the window lies on the screen, in the window's own words.
    """

    steps: tuple[Step, ...]
    done: int
    now: Sight
    held: Mapping[FilePath, Held]
    begun: tuple[Document, ...]
    window: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        """Whether it is no more than any window at its first start."""
        return not self.steps and not self.has_work

    @property
    def has_work(self) -> bool:
        """Whether there is more to be seen than at the first start."""
        return self.now.path is not None or self.now.document != _OPENING


_OPENING = Document()


def first_of(kept: Kept, limit: int) -> int:
    """Count the steps before the last ones, of which there are so many at most."""
    return max(kept.done - limit, 0)


def trimmed(kept: Kept, limit: int) -> Kept:
    """Give what is kept with so many steps at most, those that undo takes back first."""
    start = first_of(kept, limit)
    return kept._replace(steps=kept.steps[start : start + limit], done=kept.done - start)


def packed(kept: Kept, known: tuple[Kept, Content] | None = None) -> Content:
    """Write what is kept as what JSON can hold: each step by what is another in it.

    Parameters
    ----------
    known : tuple of Kept and dict
        What was written last, and how: steps that both begin with are taken from it.
    """
    steps, blocks = kept.steps, Known()
    done = 0 if known is None else _in_common(known[0].steps, steps)
    written = list(known[1]["steps"][:done]) if known else []
    first = _sight(steps[0].before if steps else kept.now, blocks)
    there = _sight(steps[done - 1].after, blocks) if done else first
    for name, then, after, moves in steps[done:]:
        before, last = _sight(then, blocks), there
        there = _sight(after, blocks)
        changes = {"before": delta(last, before), "after": delta(before, there)}
        written.append({"name": name, **changes, "moves": _moves(moves)})
    files = {sight.path for step in steps for sight in (step.before, step.after)} | {kept.now.path}
    held = {str(path): _held(held) for path, held in kept.held.items() if path in files}
    return {
        "chainrule session": VERSION,
        "first": first,
        "steps": written,
        "done": kept.done,
        "now": _sight(kept.now, blocks),
        "held": held,
        "begun": [content_of(document) for document in kept.begun],
        "window": dict(kept.window),
    }


def _in_common(old: Sequence[Step], new: Sequence[Step]) -> int:
    """Count the steps that both begin with, the very same objects."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (a, b) in pairs if a is not b), min(len(old), len(new)))


def _sight(sight: Sight, blocks: Known) -> Content:
    document, selection, path = sight
    return {
        "document": content_of(document, blocks),
        "selection": [list(block) for block in selection],
        "file": None if path is None else str(path),
    }


def _held(held: Held) -> Content:
    document, stamp = held
    return {
        "document": None if document is None else content_of(document),
        "stamp": None if stamp is None else list(stamp),
    }


def _moves(moves: Mapping[Path, Path] | None) -> list[Any] | None:
    return None if moves is None else [[list(old), list(new)] for old, new in moves.items()]
