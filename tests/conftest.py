"""What every test runs under: no screen, the same fonts, no settings of the reader's, no chance, no
stray logs."""

import gc
import itertools
import locale
import logging
import os
import random
import sys
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import hypothesis
import numpy as np
import pytest

from tests.fonts import configure

# Before anything imports Qt; the real-window test asks for another platform by itself.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Where the locale is not UTF-8 Qt switches by itself, with a warning in every process.
if locale.getencoding().lower() != "utf-8":
    os.environ["LC_ALL"] = "C.UTF-8"
for wish in ("QT_QPA_PLATFORMTHEME", "QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR"):
    os.environ.pop(wish, None)

SUITE = hypothesis.settings(
    max_examples=20, deadline=None, derandomize=True, database=None, print_blob=False
)
hypothesis.settings.register_profile("suite", SUITE)
hypothesis.settings.register_profile("slow", SUITE, max_examples=100)


def is_slow(config: pytest.Config) -> bool:
    """Whether the exhaustive tests are asked for."""
    return bool(config.getoption("markexpr") == "slow")


def pytest_configure(config: pytest.Config) -> None:
    """Draw with the same fonts on every machine, unless the environment names some."""
    hypothesis.settings.load_profile("slow" if is_slow(config) else "suite")
    if "FONTCONFIG_FILE" not in os.environ:
        folder = TemporaryDirectory(prefix="chainrule-fonts-")
        config.add_cleanup(folder.cleanup)
        os.environ |= configure(Path(folder.name))
    # Compile once, where the environment says never: every worker would rewrite hundreds of tests,
    # and every program that a test starts would compile all that it imports.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@pytest.hookimpl(wrapper=True)
def pytest_collect_file() -> Generator[None, list[pytest.Collector], list[pytest.Collector]]:
    """Look for no examples in the docstrings of tests: there are none, and it takes seconds."""
    found = yield
    return [collector for collector in found if type(collector) is pytest.Module]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Try what hypothesis gives examples for in both runs: in the slow one with more of them."""
    if is_slow(config):
        for item in items:
            if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
                item.add_marker(pytest.mark.slow)


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Look for no garbage in what is loaded and collected, now or later: all of it stays."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()


@pytest.fixture(autouse=True)
def seeds() -> None:
    random.seed(0)
    np.random.seed(0)  # noqa: NPY002 - the seed of those who still use the old interface


@pytest.fixture(scope="session", autouse=True)
def config_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what Qt or a program started by a test writes away from the reader's own settings."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path_factory.mktemp("config")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="session")
def settings_folders() -> Iterator[Iterator[Path]]:
    """Give names of folders, which are made once something is written to them.

    A `mktemp` for each of thousands of tests would look through all of those before it; and Qt
    waits for the disk with each value, so they are in memory where that can be.
    """
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with TemporaryDirectory(prefix="chainrule-settings-", dir=memory) as folder:
        yield (Path(folder, str(number)) for number in itertools.count())


@pytest.fixture(autouse=True)
def settings_folder(settings_folders: Iterator[Path]) -> None:
    """Start each test with no settings; a test that loads no Qt needs no folder."""
    if "PySide6.QtCore" not in sys.modules:
        return
    from PySide6.QtCore import QSettings

    folder = str(next(settings_folders))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, folder)


class _Stray(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(f"{record.name}: {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_logs() -> Iterator[None]:
    """Fail a test during which anything is logged at WARNING or above."""
    stray = _Stray()
    root = logging.getLogger()
    root.addHandler(stray)
    yield
    root.removeHandler(stray)
    if stray.messages:
        pytest.fail("logged: " + "; ".join(stray.messages))


@pytest.fixture
def no_helper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no process load SymPy for half a second to find f′, whoever asks for it."""
    from core.symbolic.worker import Found  # not above: coverage would not see it loaded

    def answered(lines: Sequence[str], *_: float) -> tuple[Found, ...]:
        return (Found(None),) * len(lines)

    monkeypatch.setattr("core.symbolic.worker._answered", answered)


@pytest.fixture
def root() -> Path:
    """The folder of main.py."""
    return Path(__file__).parent.parent
