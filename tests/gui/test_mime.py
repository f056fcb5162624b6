from PySide6.QtCore import QMimeData

from gui import mime


def test_a_function_is_carried_by_name() -> None:
    data = mime.of_function("sin")
    assert (mime.function_name(data), mime.block_paths(data)) == ("sin", [])


def test_blocks_are_carried_by_path() -> None:
    data = mime.of_blocks([(1,), (2, 0, 1)])
    assert (mime.function_name(data), mime.block_paths(data)) == ("", [(1,), (2, 0, 1)])


def test_other_data_carries_neither() -> None:
    data = QMimeData()
    data.setText("sin")
    assert (mime.function_name(data), mime.block_paths(data)) == ("", [])
