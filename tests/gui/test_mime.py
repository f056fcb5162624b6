from PySide6.QtCore import QMimeData

from gui import mime


def carried(data: QMimeData) -> tuple[str, list[tuple[int, ...]], str]:
    return mime.function_name(data), mime.block_paths(data, "here"), mime.snippet(data)


def test_a_function_is_carried_by_name() -> None:
    assert carried(mime.of_function("sin")) == ("sin", [], "")


def test_blocks_are_carried_by_path() -> None:
    data = mime.of_blocks([(1,), (2, 0, 1)], "here", "sin(x)")
    assert carried(data) == ("", [(1,), (2, 0, 1)], "sin(x)")


def test_paths_of_another_window_mean_nothing_but_the_formula_does() -> None:
    data = mime.of_blocks([(1,), (2, 0, 1)], "elsewhere", "sin(x)")
    assert carried(data) == ("", [], "sin(x)")


def test_no_text_field_takes_what_is_dragged_but_any_takes_what_is_copied() -> None:
    assert not mime.of_blocks([(1,)], "here", "sin(x)").hasText()
    copied = mime.of_copy("x^x", "2^x")
    assert (copied.text(), carried(copied)) == ("2^x", ("", [], "x^x"))


def test_other_data_carries_neither() -> None:
    data = QMimeData()
    data.setText("sin")
    assert carried(data) == ("", [], "")
