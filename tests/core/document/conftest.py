"""A journal, as a window has it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.document.journal import Journal
from core.document.sessions import begin


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal that keeps nothing yet, in a folder of its own."""
    made = begin(tmp_path)
    yield made
    made.lock.release()
