import re
import tomllib
from pathlib import Path

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from core import __version__
from gui.window.about import LICENCE, USED, About, installed


def test_it_says_the_version_and_the_licences(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    told = [label.text() for label in About(parent).findChildren(QLabel)]
    assert f"Chainrule {__version__}" in told
    for package, (name, licence) in USED.items():
        assert {name, licence, installed(package)} <= set(told)


def test_all_that_is_used_is_named(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {re.split("[><=!;]", needs)[0].strip() for needs in project["dependencies"]}
    assert needed == set(USED)
    assert project["license"] == LICENCE
    assert all(installed(package) for package in USED)
    assert installed("no-such-package") == ""
