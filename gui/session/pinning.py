"""Why f cannot be pinned."""

from PySide6.QtCore import QCoreApplication

from core.document import MOST_PINS, Document

translate = QCoreApplication.translate


def pin_refusal(document: Document) -> str:
    """Say in a sentence why a document's function cannot be pinned; empty where it can."""
    if document.draft is not None:
        return translate("Pin", "There is no f to pin while its formula is not finished.")
    if not document.pins:
        return ""
    pinned = document.chain.with_starts(dict(document.values))
    same = next((pin.name for pin in document.pins if pin.chain == pinned), "")
    if same:
        return translate("Pin", "This function is pinned already, as {0}.").format(same)
    if len(document.pins) == MOST_PINS:
        words = translate("Pin", "At most {0} functions are pinned: remove one first.")
        return words.format(MOST_PINS)
    return ""
