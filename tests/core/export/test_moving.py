"""Moving pictures: what moves is where f is, and all else stays."""

import io

import numpy as np
import pytest
from PIL import Image

from core.document import Document
from core.export import moving as under_test
from core.export.look import Look
from core.export.moving import FORMATS, MOST_DOTS, PAUSE, moving
from core.export.things import SECANT, TANGENT
from core.formula import parse
from core.plot.compose import view_of

LOOK = Look(width=8.0, height=6.0, dpi=40)
DOCUMENT = Document(parse("x^2"), 0.5, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(under_test, "FRAMES", 16)
    monkeypatch.setattr(under_test, "REST", 2)


def pictures(document: Document, what: str, suffix: str = "webp") -> list[np.ndarray]:
    *shares, content = moving(document, suffix, what, LOOK)
    assert len(shares) == 16
    assert shares == sorted(shares)
    assert isinstance(content, bytes)
    image, found = Image.open(io.BytesIO(content)), []
    for k in range(image.n_frames):  # type: ignore[attr-defined]  # of pictures that move
        image.seek(k)
        found.append(np.asarray(image.convert("RGB")).astype(int))
    return found


@pytest.mark.parametrize("what", [TANGENT, SECANT])
def test_only_the_plot_moves(what: str) -> None:
    found = pictures(DOCUMENT, what)
    assert len(found) > 8
    moved = np.any([abs(picture - found[0]).max(axis=-1) > 40 for picture in found], axis=0)
    rows, columns = np.nonzero(moved)
    height, width = moved.shape
    assert rows.min() > 0.08 * height  # below the title
    assert rows.max() < 0.93 * height  # above the numbers along x
    assert columns.min() > 0.05 * width
    assert moved.mean() > 0.02


def test_the_tangent_goes_to_and_fro_as_one_round() -> None:
    found = pictures(DOCUMENT, TANGENT)
    first, last = abs(found[1] - found[0]).mean(), abs(found[-1] - found[0]).mean()
    assert last < 3 * first + 1


@pytest.mark.parametrize("suffix", FORMATS)
def test_it_is_the_same_every_time_and_lasts_as_long(suffix: str) -> None:
    *_, content = moving(DOCUMENT, suffix, TANGENT, LOOK)
    *_, again = moving(DOCUMENT, suffix, TANGENT, LOOK)
    assert content == again
    assert isinstance(content, bytes)
    image = Image.open(io.BytesIO(content))
    total = 0
    for k in range(image.n_frames):  # type: ignore[attr-defined]  # of pictures that move
        image.seek(k)
        image.load()
        total += image.info["duration"]
    assert total == 16 * PAUSE


@pytest.mark.parametrize("formula", ["sqrt(x)", "log(x)", "x/0", "abs(x)", "3"])
def test_where_f_is_not_no_line_moves_and_a_word_says_so(formula: str) -> None:
    document = Document(parse(formula), 0.0, x_range=(-2.0, 2.0), y_range=(-1.0, 4.0))
    view = view_of(document, (300.0, 200.0))
    for what in (TANGENT, SECANT):
        stills = list(under_test._TOLD[what](document, view, "x"))
        assert len(stills) == 16
        for still in stills:
            assert still.words.endswith("slope undefined") == (still.line[0].size == 0)
    assert pictures(document, TANGENT)


def test_a_picture_has_no_more_dots_than_can_be_kept() -> None:
    *_, content = moving(DOCUMENT, "webp", SECANT, Look(dpi=600))
    assert isinstance(content, bytes)
    width, height = Image.open(io.BytesIO(content)).size
    assert width * height <= MOST_DOTS * 1.01
