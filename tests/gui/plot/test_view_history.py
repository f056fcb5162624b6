from gui.plot.view_history import REMEMBERED, History, PastView


def view(i: float) -> PastView:
    return PastView((0.0, i), (0.0, 1.0))


def test_one_goes_back_and_forth() -> None:
    history = History()
    for i in (1, 2, 3):
        history.remember(view(i))
    assert history.step(-1) == view(2)
    assert history.step(-1) == view(1)
    assert not history.reaches(-1)
    assert history.step(-1) is None
    assert history.step(1) == view(2)


def test_a_new_view_ends_what_was_gone_back_from() -> None:
    history = History()
    for i in (1, 2, 3):
        history.remember(view(i))
    history.step(-1)
    history.remember(view(9))
    assert history.step(1) is None
    assert history.step(-1) == view(2)


def test_the_same_view_is_remembered_once_and_not_for_ever() -> None:
    history = History()
    for i in range(2 * REMEMBERED):
        history.remember(view(i // 2))
    steps = 0
    while history.step(-1) is not None:
        steps += 1
    assert steps == REMEMBERED - 1
