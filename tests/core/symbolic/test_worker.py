"""Asking another process for f′."""

import json
import subprocess
import sys
from typing import Any

import pytest

from core.chain import Block, Chain
from core.chain.serialize import unpacked
from core.formula import format as format_formula
from core.formula import parse
from core.serving import FOLDER
from core.serving import SYMBOLIC as OPTION
from core.symbolic import worker
from core.symbolic.worker import COMMAND, Found, ask, request

DEEP = "sin(" * 101 + "x" + ")" * 101
TYPED = [
    *({"formula": text, "outlines": True} for text in ("x^2", "sqrt(-1-x^2)", DEEP, "x^2")),
    {"formula": "sin(a*x)", "by": "a", "outlines": True},
]
WRONG = ["{", "", "[1]", '{"formula": 3}', '{"formula": "x^2", "chain": 7}']


def told_by(lines: list[str]) -> list[dict[str, Any]]:
    """Give the answers of a process of its own, which says nothing else."""
    done = subprocess.run(
        COMMAND, input="\n".join(lines) + "\n", cwd=FOLDER, capture_output=True,
        check=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == ""
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def told() -> list[dict[str, Any]]:
    """What one process answers: it takes a second to start."""
    return told_by([*map(json.dumps, TYPED), *WRONG, '{"formula": "2x"}'])


def test_one_formula_after_the_other_with_outlines(told: list[dict[str, Any]]) -> None:
    f, ready, slope, _, none = told[:5]
    assert ready == {"ready": True}
    assert f["formula"] == slope["formula"] == "x^2"
    assert f["outline"]["width"] > 1
    assert (slope["derivative"], slope["reason"]) == ("2*x", "")
    assert none["derivative"] is none["outline"] is None
    assert none["reason"]


def test_a_formula_that_cannot_be_typed_is_told_and_the_next_is_answered(
    told: list[dict[str, Any]],
) -> None:
    refused, _, slope = told[5:8]
    assert refused["derivative"] is refused["outline"] is None
    assert "100 levels" in refused["reason"]
    assert slope["derivative"] == "2*x"


def test_a_chain_may_nest_deeper_than_any_text() -> None:
    deep = Chain("x", (Block("negate"),) * 200)
    assert ask(deep) == Found("1")


def test_chains_come_packed_with_their_text_as_a_name() -> None:
    asked = json.loads(request(parse("1+x"), outlines=True))
    assert (asked["formula"], asked["outlines"]) == (format_formula(parse("x+1")), True)
    assert unpacked(asked["chain"]) == parse("x+1")


def test_the_program_itself_answers_when_asked_to() -> None:
    done = subprocess.run(
        [sys.executable, "main.py", OPTION], input='{"formula": "x^2"}\n', cwd=FOLDER,
        capture_output=True, check=True, text=True, timeout=60,
    )  # fmt: skip
    assert json.loads(done.stdout)["derivative"] == "2*x"
    assert done.stderr == ""


def test_where_there_is_no_interpreter_the_program_itself_is_asked() -> None:
    code = "import sys; sys.frozen = True; from core.symbolic.worker import COMMAND; print(COMMAND)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == str((sys.executable, OPTION))


def test_it_ends_without_a_word_when_nobody_reads_its_answers() -> None:
    pipe = subprocess.PIPE
    with subprocess.Popen(COMMAND, cwd=FOLDER, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        process.stdout.close()
        process.stdout = None
        _, errors = process.communicate(b'{"formula": "x^2"}\n' * 3, timeout=60)
    assert (process.returncode, errors) == (0, b"")


def test_it_is_not_waited_for_longer_than_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    forever = (sys.executable, "-c", "import threading; threading.Event().wait()")
    monkeypatch.setattr(worker, "COMMAND", forever)
    assert ask(parse("x^2"), 0.1, patience=2) == Found(None, "not found within 0.2 s")


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("raise SystemExit(1)", "the process ended"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "it took more than there is"),
        ("print('{')", "the process for it gave no answer"),
        ("print(17)", "the process for it gave no answer"),
    ],
)
def test_a_process_without_an_answer_is_said(
    code: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "COMMAND", (sys.executable, "-c", code))
    assert ask(parse("x^2")) == Found(None, reason)


def test_a_process_that_cannot_be_started_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "COMMAND", ("no such program anywhere",))
    assert ask(parse("x^2")).reason.startswith("the process for it could not be started: ")


@pytest.mark.parametrize("module", ["core", "core.cli", "core.symbolic.worker"])
def test_imports_neither_sympy_nor_matplotlib_nor_qt(module: str) -> None:
    code = (
        f"import sys, {module}; "
        "print({'sympy', 'mpmath', 'matplotlib', 'PySide6', 'pyqtgraph'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_it_answers_for_a_parameter_too(told: list[dict[str, Any]]) -> None:
    f, slope = told[8:10]
    assert f["by"] == slope["by"] == "a"
    assert slope["derivative"] == "x*cos(a*x)"
    assert slope["outline"]["width"] > 1


def test_no_line_ends_it(told: list[dict[str, Any]]) -> None:
    *refused, answered = told[10:]
    assert len(refused) == len(WRONG)
    assert all(a["derivative"] is None and a["reason"] for a in refused)
    assert answered["derivative"] == "2"


@pytest.mark.skipif(sys.platform == "win32", reason="nothing bounds it there")
def test_what_takes_longer_than_asked_for_is_said_and_the_next_line_is_answered() -> None:
    # Half a second of work: the system's clock of work done may tell of it 50 ms late.
    heavy = json.dumps({"formula": "x" + "^x" * 22, "seconds": 1e-6})
    late, answered = told_by([heavy, '{"formula": "x^2", "seconds": 60}'])
    assert (late["derivative"], late["reason"]) == (None, "not found within 1e-06 s")
    assert answered["derivative"] == "2*x"
