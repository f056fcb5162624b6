"""What is kept of a session: what is open, and the steps that undo takes back."""

from collections.abc import Mapping, Sequence
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeAlias

from core.chain import Path
from core.chain.serialize import Known
from core.document.delta import delta
from core.document.document import Document
from core.document.file_format import known_of
from core.document.reading import Stamp
from core.document.unknown import Others

VERSION = 2
"""The version of what is written; older ones are read.

Raise it also where formulas come to be read otherwise: the texts of older ones are parsed anew.
"""

TYPED = "typed "
"""What words of the window begin with that tell what waits in a field, typed and not confirmed."""

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
        How the window lies on the screen and what waits in its fields, in the window's own words.
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
        waits = any(word.startswith(TYPED) for word in self.window)
        return not self.steps and not self.has_work and not waits

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
    steps = kept.steps
    documents = _Documents(known[1]["others"] if known else [])
    done = 0 if known is None else _in_common(known[0].steps, steps)
    written = list(known[1]["steps"][:done]) if known else []
    first = documents.sight(steps[0].before if steps else kept.now)
    there = documents.sight(steps[done - 1].after) if done else first
    for name, then, after, moves in steps[done:]:
        before, last = documents.sight(then), there
        there = documents.sight(after)
        changes = {"before": delta(last, before), "after": delta(before, there)}
        written.append({"name": name, **changes, "moves": _moves(moves)})
    files = {sight.path for step in steps for sight in (step.before, step.after)} | {kept.now.path}
    held = {str(path): documents.held(held) for path, held in kept.held.items() if path in files}
    return {
        "chainrule session": VERSION,
        "first": first,
        "steps": written,
        "done": kept.done,
        "now": documents.sight(kept.now),
        "held": held,
        "begun": list(map(documents.content, _begun(kept))),
        "window": dict(kept.window),
        "others": documents.others,
    }


class _Documents:
    """Writes documents; what a file had beside what is known is large, and stands apart, once.

    Parameters
    ----------
    others : list
        What stands apart already.
    """

    def __init__(self, others: Sequence[Any]) -> None:
        self.others = list(others)
        self._blocks = Known()
        each = (tuple((tuple(keys), value) for keys, value in entries) for entries in others)
        self._numbers = {entries: number for number, entries in enumerate(each)}

    def content(self, document: Document) -> Content:
        content = known_of(document, self._blocks)
        if document.others:
            content["others"] = self._number(document.others)
        return content

    def sight(self, sight: Sight) -> Content:
        document, selection, path = sight
        return {
            "document": self.content(document),
            "selection": [list(block) for block in selection],
            "file": None if path is None else str(path),
        }

    def held(self, held: Held) -> Content:
        document, stamp = held
        return {
            "document": None if document is None else self.content(document),
            "stamp": None if stamp is None else list(stamp),
        }

    def _number(self, others: Others) -> int:
        if others not in self._numbers:
            self._numbers[others] = len(self.others)
            self.others.append([[list(keys), value] for keys, value in others])
        return self._numbers[others]


def _begun(kept: Kept) -> Sequence[Document]:
    """Give what the documents of no file that are still there began as: the last ones."""
    opened = [step for step in kept.steps if step.moves is None]
    first = opened[0].before if opened else kept.now
    there = sum(sight.path is None for sight in (first, *(step.after for step in opened)))
    return kept.begun[max(len(kept.begun) - there, 0) :]


def _in_common(old: Sequence[Step], new: Sequence[Step]) -> int:
    """Count the steps that both begin with, the very same objects."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (a, b) in pairs if a is not b), min(len(old), len(new)))


def _moves(moves: Mapping[Path, Path] | None) -> list[Any] | None:
    return None if moves is None else [[list(old), list(new)] for old, new in moves.items()]
