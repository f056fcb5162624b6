"""What a figure carries beside its picture: its title, words for who cannot see it, its document.

So it is found by a search, read out by a screen reader, and opens again.
"""

from typing import Any

from core.document import Document
from core.document.figures import NAME, with_words
from core.document.file_format import as_text
from core.document.text import title
from core.plot.along import along, letter_of
from core.plot.point import Points, spoken


class Carried:
    """The same for every format, which each has a place of its own for."""

    def __init__(self, document: Document) -> None:
        self._title = title(document)
        seen, letter = along(document), letter_of(document)
        self._words = spoken(seen, seen.function.trace(seen.x), Points(()), letter)
        self._document = as_text(document)

    def metadata(self, suffix: str) -> dict[str, Any]:
        """Give what Matplotlib writes into a png, svg or pdf; no date, which changes."""
        if suffix == "png":
            named = {"Title": self._title, "Description": self._words}
            return named | {"Software": None, NAME: self._document}
        if suffix == "svg":
            return {"Title": self._title, "Description": self._words, "Date": None}
        named = {"Title": self._title, "Subject": self._words}
        return named | {"CreationDate": None, "Keywords": self._document}

    def finish(self, figure: bytes, suffix: str) -> bytes:
        """Put in what Matplotlib has no place for."""
        return with_words(figure, self._words, self._document) if suffix == "svg" else figure
