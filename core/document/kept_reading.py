"""A kept session read again: what is stored is not trusted."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

from core.chain import Path
from core.chain.serialize import Known, entry, quoted
from core.document.delta import applied
from core.document.document import Document
from core.document.file_format import document_of
from core.document.kept import VERSION, Content, Held, Kept, Sight, Step
from core.document.reading import Stamp
from core.document.unknown import Others, read_again

TYPED = "text", "x_text", "step_text"
"""What a document has as it was typed."""


def unpacked(content: Any) -> Kept:
    """Read what is kept from what JSON held; a ValueError says what is wrong, and where."""
    version = entry(content, "chainrule session")
    if isinstance(version, bool) or version not in range(1, VERSION + 1):
        raise ValueError(f"a session of version {quoted(version)}; this program reads {VERSION}")
    others = _list(content.get("others", []))  # of version 1 there are none
    read = _Reader(list(map(read_again, others)), believed=version == VERSION)
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


class _Reader:
    """Reads each document and each block once, however often the steps come by it."""

    def __init__(self, others: Sequence[Others], *, believed: bool) -> None:
        self._others, self._believed = others, believed
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
        apart = (*TYPED, "others") if self._believed else ("others",)
        rest = {key: value for key, value in content.items() if key not in apart}
        found = document_of(rest, self._blocks)
        if "others" in content:
            found = replace(found, others=self._others_at(content["others"]))
        if not self._believed:
            return found
        text, x_text, step_text = (_text(content[k]) if k in content else None for k in TYPED)
        return replace(found, text=text, x_text=x_text, step_text=step_text)

    def _others_at(self, number: Any) -> Others:
        if isinstance(number, bool) or number not in range(len(self._others)):
            raise ValueError(f"nobody knows the entries number {quoted(number)} of a document")
        found: Others = self._others[number]
        return found


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
