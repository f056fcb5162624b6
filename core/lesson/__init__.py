"""Both passes at one x, step by step: what happens, how it is said, what somebody predicts."""

from core.lesson.lesson import Lesson
from core.lesson.steps import AtBlock, AtSum, Direction, Input, Step

__all__ = ["AtBlock", "AtSum", "Direction", "Input", "Lesson", "Step"]
