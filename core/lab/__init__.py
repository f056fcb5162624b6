"""The lab: a chain with one block whose backward rule is broken on purpose."""

from core.lab.concealed import concealed
from core.lab.fault import Fault, broken, kinds_of
from core.lab.game import drawn
from core.lab.local_check import LocalCheck, local_check
from core.lab.wrong_rules import Kind

__all__ = ["Fault", "Kind", "LocalCheck", "broken", "concealed", "drawn", "kinds_of", "local_check"]
