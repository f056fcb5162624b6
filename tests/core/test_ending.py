"""Each way in which the command line may end, with streams as the system gives them."""

import io
import os
import sys
from collections.abc import Callable, Iterator
from typing import NoReturn, TextIO

import pytest

from core.ending import (
    INTERRUPTED,
    NOBODY_READS,
    REFUSED,
    UNEXPECTED,
    complain,
    ended,
    in_words,
    say,
)


def to_nobody() -> TextIO:
    """A pipe whose reader is gone, as that of `| head -0`."""
    reader, writer = os.pipe()
    os.close(reader)
    return os.fdopen(writer, "w")


def to_full() -> TextIO:
    return open("/dev/full", "w")  # noqa: PTH123 - a stream, closed by its fixture


def closed() -> None:
    """What Python has where the stream was closed before it began."""


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., None]]:
    """Put streams in the place of stdout and stderr."""
    opened: list[TextIO] = []

    def put(**named: Callable[[], TextIO | None]) -> None:
        for name, make in named.items():
            stream = make()
            opened.extend([stream] if stream is not None else [])
            monkeypatch.setattr(sys, name, stream)

    yield put
    monkeypatch.undo()
    for stream in opened:
        stream.close()  # nothing is left in it that cannot be written


def speak() -> int:
    if sys.stdout is not None:
        sys.stdout.write("a report\n")
    return 0


def speak_at_length() -> int:
    say("a report\n" * 10_000)
    return 0


def interrupt() -> NoReturn:
    raise KeyboardInterrupt


def fail() -> NoReturn:
    raise OverflowError("int too large\n\x1b[2J to convert to float")


class Mute(BaseException):
    def __str__(self) -> str:
        raise OverflowError


def fail_without_words() -> NoReturn:
    raise Mute


def version() -> NoReturn:
    sys.stdout.write("1.0\n")
    raise SystemExit(0)


@pytest.mark.parametrize(
    ("stdout", "run", "status", "said"),
    [
        (io.StringIO, speak, 0, ""),
        (closed, speak, 0, ""),
        (to_nobody, speak, NOBODY_READS, ""),
        (to_nobody, speak_at_length, NOBODY_READS, ""),
        (to_full, speak_at_length, REFUSED, f"chainrule: standard output: {os.strerror(28)}\n"),
        (closed, speak_at_length, 0, ""),
        (to_nobody, version, NOBODY_READS, ""),
        (to_full, speak, REFUSED, f"chainrule: standard output: {os.strerror(28)}\n"),
        (to_full, version, REFUSED, f"chainrule: standard output: {os.strerror(28)}\n"),
        (io.StringIO, interrupt, INTERRUPTED, ""),
        (io.StringIO, fail, UNEXPECTED, "chainrule: something unexpected went wrong ("),
        (io.StringIO, fail_without_words, UNEXPECTED, "chainrule: something unexpected went wrong"),
    ],
)  # fmt: skip
def test_it_ends_as_unix_programs_do(
    stdout: Callable[[], TextIO | None], run: Callable[[], int], status: int, said: str,
    streams: Callable[..., None],
) -> None:  # fmt: skip
    if stdout is to_full and not os.path.exists("/dev/full"):  # noqa: PTH110
        pytest.skip("there is no /dev/full")
    streams(stdout=stdout, stderr=io.StringIO)
    assert ended(run) == status
    assert isinstance(sys.stderr, io.StringIO)
    told = sys.stderr.getvalue()
    assert told.startswith(said)
    assert (said != "") or told == ""
    assert told.count("\n") == bool(said)
    assert "\x1b" not in told


@pytest.mark.parametrize("stderr", [closed, to_nobody, to_full])
@pytest.mark.parametrize("run", [speak, fail, interrupt])
def test_where_nobody_hears_it_ends_in_silence(
    stderr: Callable[[], TextIO | None], run: Callable[[], int], streams: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    streams(stderr=stderr)
    complain("something")
    assert ended(run) in (0, UNEXPECTED, INTERRUPTED)
    assert capsys.readouterr().out in ("", "a report\n")


def test_what_is_wrong_is_one_line_whatever_is_quoted(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb \udcff \x1b[2J" + "x" * 100_000)
    told = capsys.readouterr().err
    assert told.startswith("chainrule: a b � �[2Jxxx")
    assert len(told) < 400
    assert told.count("\n") == 1


def test_an_error_without_words_has_its_kind() -> None:
    assert in_words(Mute()) == "Mute: (it cannot be told: OverflowError)"
