"""The process that `worker` describes: orders in, files out."""

from core.export.worker import answers
from core.serving import serve
from core.symbolic.bounds import stand_back


def main() -> None:
    """Answer each line on stdin, until it ends or nobody reads the answers any more."""
    stand_back()
    serve(answers)


if __name__ == "__main__":
    main()
