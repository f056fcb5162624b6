"""Greatest errors of f′ in units in the last place: run `python -m tests.bench.accuracy`."""

from core.functions import CATALOGUE
from tests.bench.measure import print_table
from tests.core.functions.exact import SLOPES, VALUES
from tests.core.functions.points import points
from tests.core.functions.test_accuracy import slopes, ulps


def main(count: int = 1000) -> None:
    rows = []
    for name, entry in CATALOGUE.items():
        xs = points(entry, count)
        value, gradients = slopes(entry, xs)
        pairs = zip(SLOPES[name], gradients, strict=True)
        worst = max(ulps(exact, xs, gradient)[0] for exact, gradient in pairs)
        rows.append([name, len(xs[0]), ulps(VALUES[name], xs, value)[0], worst])
    title = "Greatest error against mpmath at 50 digits, in ulp"
    print_table(title, ["function", "points", "f", "f′"], rows)


if __name__ == "__main__":
    main()
