"""What a hand does in a real window, on a real X server."""

import os
import subprocess

import pytest

from tests.e2e.real_window import MISSING, Environ, RealWindow, middle, needs_programs, wait_for


def test_the_programs_are_here() -> None:
    if MISSING and os.environ.get("CHAINRULE_REAL_WINDOW") != "required":
        pytest.skip(f"a real window needs {', '.join(MISSING)}")
    assert MISSING == []


@needs_programs
def test_a_block_is_dragged_undone_and_deleted_in_a_real_window(
    window: RealWindow, desktop: Environ
) -> None:
    seen = window.await_chain("exp(x^2)^2")
    search = ["xdotool", "search", "--onlyvisible", "--classname", "^chainrule$"]
    told = subprocess.run(search, capture_output=True, env=desktop, check=False)
    assert len(told.stdout.split()) == 1  # so a dock finds it
    window.drag(seen["functions"]["Sin"], "gaps", 0)
    window.await_chain("exp(sin(x)^2)^2")
    window.do("key", "ctrl+z")
    seen = window.await_chain("exp(x^2)^2")
    window.click(seen["blocks"][1])
    wait_for("the selection", lambda: window.see()["selected"] == [[1]])
    window.do("key", "Delete")
    window.await_chain("(x^2)^2")
    window.await_formula("(x^2)^2")


@pytest.mark.slow
@needs_programs
def test_a_block_is_dragged_to_another_place_and_typed_text_becomes_blocks(
    window: RealWindow,
) -> None:
    seen = window.see()
    window.drag(seen["blocks"][1], "gaps", 0)
    wait_for("the move", lambda: window.see()["selected"] == [[0]])
    window.await_formula("(exp(x)^2)^2")
    window.do("key", "ctrl+a")
    window.do("type", "sin(x)")
    window.await_chain("sin(x)")
    window.do("key", "Return", "ctrl+z")
    window.await_chain("(exp(x)^2)^2")


@pytest.mark.slow
@needs_programs
def test_a_block_is_replaced_by_what_rests_on_it(window: RealWindow) -> None:
    """Nothing moves between the light and the release."""
    seen = window.see()
    (x, y), (to_x, to_y) = middle(seen["functions"]["Sin"]), middle(seen["blocks"][0])
    window.do("mousemove", x, y, "mousedown", 1)
    for i in range(1, 6):
        window.do("mousemove", x + (to_x - x) * i // 5, y + (to_y - y) * i // 5)
    wait_for("the block to be lit", lambda: window.see()["doomed"] == [0])
    window.do("mouseup", 1)
    window.await_chain("exp(sin(x))^2")


@pytest.mark.slow
@needs_programs
@pytest.mark.parametrize("window", ["exp(x)"], indirect=True)
def test_a_lane_is_filled_the_order_changed_two_drags_given_up_a_copy_made_and_all_undone(
    window: RealWindow,
) -> None:
    seen = window.await_chain("exp(x)")
    window.drag(seen["functions"]["Multiply"], "gaps", 1)
    seen = window.await_chain("2 exp(x)")
    window.drag(seen["functions"]["Sin"], "lane", 0)
    seen = window.await_chain("exp(x) sin(2)")
    window.drag(seen["blocks"][-1], "gaps", 0)
    seen = window.await_chain("exp(x sin(2))")
    window.drag(seen["functions"]["Cos"], "lane", 1)
    seen = window.await_chain("exp(x cos(sin(2)))")
    for give_up in (("key", "Escape"), ("mousemove", *middle(seen["plot"]))):
        window.pull(seen["blocks"][0], "gaps", 0)
        assert window.see()["ghost"]
        window.do(*give_up)
        wait_for("the light to go out", lambda: window.see()["lit"] is None)
        window.do("mouseup", 1)
        now = window.see()
        assert (now["chain"], now["ghost"]) == ("exp(x cos(sin(2)))", False)
    window.pull(seen["blocks"][0], "gaps", 0)
    window.do("keydown", "ctrl", "mousemove_relative", 1, 0)
    window.do("mouseup", 1, "keyup", "ctrl")
    window.await_chain("exp(sin(x) cos(sin(2)))")
    window.do("key", *["ctrl+z"] * 5)
    window.await_formula("exp(x)")


@pytest.mark.slow
@needs_programs
def test_a_name_is_completed_and_a_factor_lights_and_selects_its_block(window: RealWindow) -> None:
    window.click(window.see()["formula"])
    wait_for("the keyboard", lambda: window.see()["focus"] == "formulaEdit")
    window.do("key", "ctrl+a")
    window.do("type", "--delay", 30, "x^2 gau")
    wait_for("the names", lambda: window.see()["names"])
    window.do("key", "Down", "Return")
    wait_for("no names", lambda: not window.see()["names"])
    window.do("type", "x)")
    seen = window.await_chain("x^2 gaussian(x)")
    window.do("mousemove", *middle(seen["factors"]["[1, 0, 0]"]))
    wait_for("the light", lambda: window.see()["hovered"] == [1, 0, 0])
    window.click(seen["factors"]["[0]"])
    wait_for("the selection", lambda: window.see()["selected"] == [[0]])


@pytest.mark.slow
@needs_programs
@pytest.mark.parametrize("window", ["x^2*sin(x)"], indirect=True)
def test_a_lane_is_folded_and_unfolded_by_its_button_and_by_a_key(window: RealWindow) -> None:
    lane = "[1, 0]"
    seen = window.await_chain("x^2 sin(x)")
    assert (list(seen["folds"]), len(seen["blocks"])) == ([lane], 3)
    window.click(seen["folds"][lane])
    pill = wait_for("the pill", lambda: window.see()["pills"].get(lane))
    seen = window.see()
    assert (seen["folds"], len(seen["blocks"])) == ({}, 2)
    window.click(pill)
    seen = wait_for("the lane", lambda: (now := window.see())["folds"] and now)
    assert (seen["pills"], len(seen["blocks"])) == ({}, 3)
    window.click(seen["blocks"][-1])
    wait_for("the selection", lambda: window.see()["selected"] == [[1]])
    window.do("key", "space")
    wait_for("the pill", lambda: lane in window.see()["pills"])
    window.do("key", "space")
    wait_for("the lane", lambda: lane in window.see()["folds"])
    assert window.see()["chain"] == "x^2 sin(x)"
