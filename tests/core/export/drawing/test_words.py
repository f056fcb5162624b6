import pytest

from core.export.drawing.words import Words, width_of, wrapped


def test_longer_and_larger_words_take_more_room() -> None:
    assert 0 < width_of("x", 10) < width_of("xx", 10) < width_of("xx", 20)
    assert width_of("$x^2$", 10, typeset=True) < width_of("$x^2$", 10)


def test_a_box_is_where_the_words_stand() -> None:
    for at, share in (("left", 0.0), ("center", 0.5), ("right", 1.0)):
        words = Words("1.0", 50, 20, 12, "#000000", at)
        left, bottom, right, top = words.box
        assert right - left == pytest.approx(words.width)
        assert left + share * words.width == pytest.approx(50)
        assert bottom < 20 < top


def test_parts_are_wrapped_and_none_is_cut() -> None:
    assert wrapped([], 100, 12) == []
    parts = ["a = 1", "b = 2", "c = 0.12345678901234567"]
    lines = wrapped(parts, 100, 12, ", ")
    assert lines == ["a = 1, b = 2", "c = 0.12345678901234567"]
