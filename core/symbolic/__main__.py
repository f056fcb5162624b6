"""The process that `worker` describes: formulas in, derivatives out."""

from collections.abc import Iterator
from typing import Any

from core.serving import serve
from core.symbolic.answers import answers
from core.symbolic.bounds import bound_the_work, limit, stand_back


def main() -> None:
    """Answer each line on stdin, until it ends or nobody reads the answers any more."""
    stand_back()
    serve(_answers)


def _answers(line: str) -> Iterator[dict[str, Any]]:
    bound_the_work()
    return answers(line, limit)


if __name__ == "__main__":
    main()
