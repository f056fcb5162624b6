"""The part of a block's menu that breaks its backward rule, or guesses that it is broken."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from core.chain import Path
from gui.session import Session
from gui.session.lab import Lab

if TYPE_CHECKING:
    from core.lab import Kind


def add_lab(menu: QMenu, session: Session, path: Path) -> None:
    """Offer what can be broken; while somebody looks for a broken block, that it is this one."""
    lab = session.lab
    if lab.is_hidden:
        guess = menu.addAction(menu.tr("This one is &broken"))
        guess.triggered.connect(lambda: lab.guess(path))
        return
    below = menu.addMenu(menu.tr("&Break its backward rule"))
    kinds = lab.kinds(path)
    below.setEnabled(bool(kinds))
    for kind in kinds:
        below.addAction(kind.value.capitalize()).triggered.connect(partial(_break, lab, path, kind))
    if lab.fault is not None:
        menu.addAction(menu.tr("&Mend {0}").format(lab.label)).triggered.connect(lambda: lab.mend())


def _break(lab: Lab, path: Path, kind: "Kind", _checked: bool = False) -> None:
    lab.break_rule(path, kind)
