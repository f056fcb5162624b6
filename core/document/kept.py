"""What is kept of a session: what is open, and the steps that undo takes back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, NamedTuple, TypeAlias

from core.chain import Path
from core.chain.serialize import Known, entry, quoted
from core.document.delta import applied, delta
from core.document.document import Document
from core.document.file_format import content_of, document_of
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
        return not self.steps and self.now.path is None and self.now.document == _OPENING


_OPENING = Document()


def trimmed(kept: Kept, limit: int) -> Kept:
    """Give what is kept with so many steps at most, those that undo takes back first."""
    start = min(max(kept.done - limit, 0), max(len(kept.steps) - limit, 0))
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


def unpacked(content: Any) -> Kept:
    """Read what is kept from what JSON held; a ValueError says what is wrong, and where."""
    version = entry(content, "chainrule session")
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        raise ValueError(f"a session of version {quoted(version)}; this program reads {VERSION}")
    read = _Reader(believed=version == VERSION)
    now = read.sight(entry(content, "now"))
    steps = tuple(read.steps(entry(content, "first"), _list(entry(content, "steps"))))
    done = entry(content, "done")
    if isinstance(done, bool) or not isinstance(done, int) or not 0 <= done <= len(steps):
        raise ValueError(f"of {len(steps)} steps {quoted(done)} are done")
    held = _object(entry(content, "held"))
    files = {FilePath(path): read.held(inner) for path, inner in held.items()}
    for path in (now.path, *(s.path for step in steps for s in (step.before, step.after))):
        if path is not None and path not in files:
            raise ValueError(f"nobody knows what {quoted(str(path))} held")
    begun = tuple(map(read.document, _list(entry(content, "begun"))))
    window = _object(entry(content, "window"))
    return Kept(steps, done, now, files, begun, {key: _text(v) for key, v in window.items()})


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


class _Reader:
    """Reads each document and each block once, however often the steps come by it."""

    def __init__(self, *, believed: bool) -> None:
        self._believed = believed
        self._last: tuple[Any, Document] | None = None
        self._blocks = Known()

    def steps(self, first: Any, contents: Sequence[Any]) -> list[Step]:
        found, there = [], first
        for content in contents:
            before = applied(there, entry(content, "before"))
            there = applied(before, entry(content, "after"))
            name, moves = _text(entry(content, "name")), entry(content, "moves")
            pairs = None if moves is None else dict(_paths(pair) for pair in _list(moves))
            found.append(Step(name, self.sight(before), self.sight(there), pairs))
        return found

    def sight(self, content: Any) -> Sight:
        document = self.document(entry(content, "document"))
        selection = tuple(map(_path, _list(entry(content, "selection"))))
        for path in selection:
            _check_block(document, path)
        file = entry(content, "file")
        return Sight(document, selection, None if file is None else FilePath(_text(file)))

    def held(self, content: Any) -> Held:
        document, stamp = entry(content, "document"), entry(content, "stamp")
        return Held(None if document is None else self.document(document), _stamp(stamp))

    def document(self, content: Any) -> Document:
        if self._last is None or self._last[0] is not content:
            self._last = content, self._document(_object(content))
        return self._last[1]

    def _document(self, content: Content) -> Document:
        """Read a document, whose texts this very program has parsed before they were written."""
        if not self._believed:
            return document_of(content, self._blocks)
        rest = {key: value for key, value in content.items() if key not in ("text", "x_text")}
        text, x_text = (_text(content[k]) if k in content else None for k in ("text", "x_text"))
        return replace(document_of(rest, self._blocks), text=text, x_text=x_text)


def _check_block(document: Document, path: Path) -> None:
    try:
        document.chain.block(path)
    except LookupError:
        raise ValueError(f"there is no block at {list(path)}, which is selected") from None


def _stamp(content: Any) -> Stamp | None:
    match content:
        case None:
            return None
        case [int(size), int(modified), str(digest)]:
            return Stamp(size, modified, digest)
    raise ValueError(f"a file is known by two numbers and a text, not {quoted(content)}")


def _paths(content: Any) -> tuple[Path, Path]:
    match content:
        case [list(old), list(new)]:
            return _path(old), _path(new)
    raise ValueError(f"a move leads from one block to another, not {quoted(content)}")


def _path(content: Any) -> Path:
    numbers = all(isinstance(i, int) and not isinstance(i, bool) and i >= 0 for i in _list(content))
    if not numbers or len(content) % 2 == 0:
        raise ValueError(f"the path of a block is an odd list of numbers, not {quoted(content)}")
    return tuple(content)


def _list(content: Any) -> list[Any]:
    if not isinstance(content, list):
        raise ValueError(f"expected a list, found {quoted(content)}")
    return content


def _object(content: Any) -> Content:
    if not isinstance(content, dict):
        raise ValueError(f"expected an object, found {quoted(content)}")
    return content


def _text(content: Any) -> str:
    if not isinstance(content, str):
        raise ValueError(f"expected a text, found {quoted(content)}")
    return content
