"""How many lists of points are wrong: `python -m tests.bench.judged_points [COUNT] [START]`.

Every wrong one is printed with its number; how many are called proved, and what they take.
"""

import sys
import time

from core.formula import parse
from core.plot.points import points
from tests.core.numerical.judging.mathematics import Beyond
from tests.core.points.independent import Search
from tests.core.points.views import random_view

PLACES = 400
"""At how many places signs are taken."""


def main(count: int = 1000, start: int = 0) -> None:
    """Judge lists of random functions in random views."""
    judged = wrong = proved = beyond = 0
    times = []
    for number in range(start, start + count):
        view = random_view(number)
        f, began = parse(view.text), time.process_time()
        found = points(f, view[1:])
        times.append(time.process_time() - began)
        try:
            faults = Search(*view).faults(found, PLACES)
        except Beyond:
            beyond += 1
            continue
        judged, proved, wrong = judged + 1, proved + found.proved, wrong + bool(faults)
        if faults:
            print(number, view, "proved" if found.proved else "not proved", *faults, sep="\n    ")
    times.sort()
    middle, late = (1000 * times[int(share * (len(times) - 1))] for share in (0.5, 0.9))
    print(f"{judged} judged ({beyond} beyond reach): {wrong} wrong, {proved} proved")
    print(f"CPU: median {middle:.0f} ms, nine of ten within {late:.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
