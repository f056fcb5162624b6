import numpy as np

from core.plot.ground import Ground


def test_a_stroke_leaves_out_no_pixel_that_it_crosses() -> None:
    ground = Ground((40, 30))
    x, y = ground.stroke(np.array([-10.0, 50.0, np.nan, 5.0, 5.0]),
                         np.array([0.0, 30.0, np.nan, -5.0, 35.0]))  # fmt: skip
    assert ground.covered.any(axis=0).all()
    assert ground.covered[:, 5].all()
    assert ((x >= 0) & (x < 40) & (y >= 0) & (y < 30)).all()


def test_a_stroke_without_end_takes_no_time_without_end() -> None:
    x = np.linspace(0, 40, 60_000)
    ground = Ground((40, 30))
    dots, _ = ground.stroke(x, np.where(np.arange(60_000) % 2, -1e4, 1e4))
    assert ground.covered.all()
    assert dots.size <= x.size


def test_a_stroke_that_goes_far_beyond_is_covered_where_it_is_seen() -> None:
    ground = Ground((40, 30))
    x, _ = ground.stroke(np.array([10.0, 10.0, 30.0]), np.array([-1e60, 1e60, -1e60]))
    assert ground.covered[:, 10].all()
    assert ground.covered[:, 19:21].any(axis=1).all()
    assert x.size < 200
    assert not ground.stroke(np.array([-5.0, -5.0, 50.0]), np.array([0.0, 40.0, 40.0]))[0].size


def test_bands_are_filled() -> None:
    ground = Ground((10, 10))
    ground.fill(np.array([2.0, 3.0, np.nan, 4.0]), np.array([1.0, -5.0, np.nan, 20.0]),
                np.array([3.0, 5.0, np.nan, 30.0]))  # fmt: skip
    assert np.argwhere(ground.covered[:, 2]).ravel().tolist() == [1, 2]
    assert np.argwhere(ground.covered[:, 3]).ravel().tolist() == [0, 1, 2, 3, 4]
    assert not ground.covered[:, 4].any()


def test_boxes_are_counted_and_clipped() -> None:
    ground = Ground((10, 10))
    ground.block(2, 3, 4, 6)
    other = Ground((10, 10))
    other.block(-5, -5, 1, 1)
    boxes = np.array([[0.0, 0, 10, 10], [2, 3, 3, 4], [5, 0, 10, 10], [-9, -9, 50, 50]])
    assert ground.counted().within(boxes).tolist() == [6, 1, 0, 6]
    assert ground.counted().within(boxes[2:3], 1).tolist() == [0]
    assert ground.counted().within(boxes[2:3], 2).tolist() == [3]
    assert ground.join([other]).counted().within(boxes)[0] == 7
    assert ground.is_free(4, 0, 10, 10)
    assert not ground.is_free(3.5, 0, 10, 10)
