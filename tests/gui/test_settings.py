from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from gui import settings

ODD = ["", "much", "nan", "-inf", "1e999", ["1", "2"], b"\xff\0", "9" * 5000, "٣", None]


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    """The settings have its name."""


@pytest.mark.parametrize(
    ("kept", "given"), [(1.5, 1.5), ("0.75", 0.75), (9, 2.0), (-9, 0.5), (True, 1.0)]
)
def test_a_number_is_within_its_bounds(kept: object, given: float) -> None:
    QSettings().setValue("zoom", kept)
    assert settings.number("zoom", 1.0, 0.5, 2.0) == given


@pytest.mark.parametrize("kept", [odd for odd in ODD if odd != "٣"])
def test_what_is_no_number_is_the_default(kept: object) -> None:
    QSettings().setValue("zoom", kept)
    assert settings.number("zoom", 1.25, 0.5, 2.0) == 1.25


def test_numbers_that_belong_together_come_back() -> None:
    settings.keep_numbers("window", [-3, 0, 800, 600])
    assert settings.numbers("window", 4, -1000, 1000) == [-3, 0, 800, 600]


@pytest.mark.parametrize(
    "kept", [*ODD, "1 2", "1 2 3 4", "1 2 16777216", "1 2 -1", "1 2 3.5", "1 2 ²", "1 2 --3"]
)
def test_numbers_are_all_there_and_within_bounds_or_none_is(kept: object) -> None:
    QSettings().setValue("columns", kept)
    assert settings.numbers("columns", 3, 0, 65536) is None


@pytest.mark.parametrize("kept", [True, False])
def test_a_flag_comes_back(kept: bool) -> None:
    settings.keep("palette", kept)
    assert settings.flag("palette", default=not kept) is kept


@pytest.mark.parametrize("kept", [*ODD, "yes", 2])
@pytest.mark.parametrize("default", [True, False])
def test_what_is_no_flag_is_the_default(kept: object, default: bool) -> None:
    QSettings().setValue("palette", kept)
    assert settings.flag("palette", default=default) is default


@pytest.mark.parametrize(
    ("kept", "given"), [("dark", "dark"), ("DARK", ""), *((o, "") for o in ODD)]
)
def test_a_word_is_one_of_those_there_are(kept: object, given: str) -> None:
    QSettings().setValue("scheme", kept)
    assert settings.word("scheme", "", ["light", "dark"]) == given


@pytest.mark.parametrize(
    ("kept", "given"),
    [
        (["a", "b"], ["a", "b"]), ("a", ["a"]), (["a", "", "b" * 10, "c"], ["a", "c"]),
        (["a"] * 99, ["a"] * 3), (None, []), (b"\xff", []), ({"a": 1}, []), (["a", 1, None], ["a"]),
    ],
)  # fmt: skip
def test_words_are_so_many_and_so_long_at_most(kept: object, given: list[str]) -> None:
    QSettings().setValue("recent", kept)
    assert settings.words("recent", most=3, longest=5) == given


def test_what_is_forgotten_is_the_default() -> None:
    settings.keep("palette", False)
    settings.forget("palette")
    assert settings.flag("palette", default=True)


def test_settings_that_are_put_aside_are_not_lost() -> None:
    settings.keep("zoom", 1.5)
    QSettings().sync()
    old = Path(QSettings().fileName()).read_bytes()
    aside = settings.put_aside()
    assert aside is not None
    assert aside.read_bytes() == old
    assert settings.number("zoom", 1.0, 0.5, 2.0) == 1.0
    settings.keep("zoom", 0.75)
    QSettings().sync()
    assert settings.number("zoom", 1.0, 0.5, 2.0) == 0.75
    assert aside.read_bytes() == old


def test_where_there_are_none_nothing_is_put_aside() -> None:
    assert settings.put_aside() is None


def test_of_starts_that_die_in_a_row_the_first_had_the_settings_worth_keeping() -> None:
    settings.keep("zoom", 1.5)
    QSettings().sync()
    old = Path(QSettings().fileName()).read_bytes()
    for _ in range(3):
        aside = settings.put_aside()
        assert aside is not None
        assert aside.read_bytes() == old
        settings.keep("zoom", 0.75)
        settings.write_now()
    settings.prove()
    settings.keep("zoom", 1.25)
    settings.write_now()
    aside = settings.put_aside()
    assert aside is not None
    assert b"1.25" in aside.read_bytes()
