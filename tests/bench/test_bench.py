"""The benchmarks run; their times are read by people, not asserted."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core import compile
from core.formula import parse
from tests.bench import (
    accuracy,
    bench_actions,
    bench_edits,
    bench_figure,
    bench_frames,
    bench_gradients,
    bench_intervals,
    bench_keeping,
    bench_numerical_side,
    bench_parse,
    bench_proof,
    bench_start,
    bench_verdicts,
    curve,
    damaged_documents,
    hostile_formulas,
    hostile_helper,
    large_chains,
    one_point,
    views,
)


@pytest.fixture(autouse=True)
def no_peers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out other people's engines, which take many seconds to import where there are any."""
    monkeypatch.setattr(one_point, "PEERS", {})
    monkeypatch.setattr(curve, "PEERS", {})


def test_one_point(capsys: pytest.CaptureFixture[str]) -> None:
    one_point.main(lengths=(10, 100), work=100, rounds=1)
    assert "ours" in capsys.readouterr().out
    assert one_point.ours(101) == pytest.approx(one_point.yardstick(101), rel=1e-13)


def test_memory() -> None:
    assert one_point.bytes_a_function(2000) < 480


def test_curve(capsys: pytest.CaptureFixture[str]) -> None:
    curve.main(sizes=(100,), work=100, rounds=1)
    assert "20 mixed functions" in capsys.readouterr().out


def test_the_yardsticks_compute_the_same() -> None:
    x = np.linspace(-1, 1, 20_000)
    mixed = compile(parse(curve.mixed_formula()))
    for hand, ours in ((curve.by_hand, compile(parse("exp(x^2)^2"))), (curve.mixed_by_hand, mixed)):
        for wanted, got in zip(hand(x), ours(x), strict=True):
            assert np.allclose(got, wanted, rtol=1e-9)


def test_accuracy(capsys: pytest.CaptureFixture[str]) -> None:
    accuracy.main(count=5)
    assert "softplus" in capsys.readouterr().out


def test_parse(capsys: pytest.CaptureFixture[str]) -> None:
    bench_parse.main(length=100, rounds=1)
    assert "LaTeX" in capsys.readouterr().out


def test_proof(capsys: pytest.CaptureFixture[str]) -> None:
    bench_proof.main({"two": [views.scene("sin(x)", (-5, 5), (-2, 2)), views.LISTED[9]]}, 2000)
    assert "two                  800 of 800 columns proved" in capsys.readouterr().out


@pytest.mark.slow
def test_edits(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    bench_edits.main(length=10, rounds=1, edits=6, warm_up=6, chains={"plain": bench_edits.plain})
    assert "x in view" in capsys.readouterr().out


@pytest.mark.slow
def test_frames(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    bench_frames.main(("sin(x)",), ("a*x",), frames=2)
    assert "a frame while dragging x" in capsys.readouterr().out


def test_keeping(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    bench_keeping.main(sizes=((4, 3),), rounds=1)
    assert "gathered" in capsys.readouterr().out


@pytest.mark.slow
def test_figure() -> None:
    assert all(spent > 0 for spent in bench_figure.seconds(bench_figure.OURS))


@pytest.mark.slow
def test_start(tmp_path: Path) -> None:
    assert bench_start.seconds(bench_start.BARE, str(tmp_path)) > 0


@pytest.mark.slow
def test_gradients_by_many_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    bench_gradients.main(turns=1)
    assert "100" in capsys.readouterr().out
    chain = bench_gradients.chain_of(3)
    values = dict.fromkeys(chain.parameters, 0.5)
    wanted = bench_gradients.numerical(chain, 0.3, values)
    assert bench_gradients.backprop(chain, 0.3, values) == pytest.approx(wanted, rel=1e-7)


def test_hostile_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    hostile_formulas.main(count=5, seed=7, figures=2)
    told = capsys.readouterr().out
    assert "5 hostile formulas" in told
    assert "figure" in told


def test_hostile_formulas_are_the_same_for_a_seed() -> None:
    first, again = (list(hostile_formulas.formulas(3, 20)) for _ in range(2))
    assert first == again
    assert first != list(hostile_formulas.formulas(4, 20))


def test_hostile_helper(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    hostile_helper.main(rounds=8)
    assert "longest wait of the window" in capsys.readouterr().out


def test_damaged_documents(capsys: pytest.CaptureFixture[str]) -> None:
    damaged_documents.main(count=60)
    assert "refused in a sentence" in capsys.readouterr().out


@pytest.mark.slow
def test_large_chains(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    large_chains.main(blocks=60, rounds=1, shapes=("lanes",))
    assert "first paint" in capsys.readouterr().out


def test_random_actions(qapp: QApplication, capsys: pytest.CaptureFixture[str]) -> None:
    assert bench_actions.main(25, seed=7, hangs=0) == 0
    assert QApplication.mouseButtons() == Qt.MouseButton.NoButton
    assert "0 faults" in capsys.readouterr().out


def test_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    bench_intervals.main(("20 mixed functions",), boxes=16, points=400, rounds=1)
    assert "boxes, ms" in capsys.readouterr().out


def test_verdicts_are_measured() -> None:
    name, (text, x) = next(iter(bench_verdicts.SPOTS.items()))
    _, blocks, numbers, verdict, longest = bench_verdicts.row(name, text, x)
    assert blocks == 19
    assert 0 < numbers < verdict
    assert 0 < longest < verdict


def test_numerical_side(capsys: pytest.CaptureFixture[str]) -> None:
    bench_numerical_side.main({"short": "x^2 sin(x)"}, rounds=1, repeat=1)
    assert "error against h" in capsys.readouterr().out


def test_what_is_worked_out_for_many_places_takes_few_yardsticks() -> None:
    found = bench_numerical_side.ratios("tanh(sin(" * 9 + "2x+1" + "))" * 9, rounds=2, repeat=2)
    assert found["sweep"][1] <= 12
    assert found["error against h"][1] <= 40
