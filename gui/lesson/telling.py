"""What the lesson bar says where a walk is at."""

from core.lesson.questions import Question
from core.lesson.words import Writer
from gui.session import Session


def told(session: Session, question: Question | None) -> str:
    """Say the step that is asked for, the one that was done last, or how to begin.

    `question` is what is left open of the step, for somebody who predicts.
    """
    walk, document = session.walk, session.document
    digits, is_broken = session.digits.count, session.lab.fault is not None
    writer = Writer(
        walk.lesson,
        document.x_text or "",
        digits,
        is_broken=is_broken,
        without=session.without_derivative,
    )
    if walk.predicts and walk.next is not None:
        return writer.sentence(walk.next, question)
    if walk.last is not None:
        return writer.sentence(walk.last)
    return writer.before(walk.direction, begun=walk.done is not None)
