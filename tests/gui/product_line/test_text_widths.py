from unittest.mock import Mock

from gui.product_line import text_widths
from gui.product_line.text_widths import TextWidths


def test_each_text_is_measured_once_in_a_font(monkeypatch) -> None:
    monkeypatch.setattr(text_widths, "MOST_KNOWN", 2)
    widget = Mock()
    measure = widget.fontMetrics.return_value.horizontalAdvance
    measure.side_effect = len
    widths = TextWidths(widget)
    assert [widths.of(text) for text in ("a", "bb", "a", "bb")] == [1, 2, 1, 2]
    assert measure.call_count == 2
    assert widths.of("ccc") == 3
    assert widths._known == {"ccc": 3}
    widths.forget()
    widths.of("ccc")
    assert measure.call_count == 4
