"""How many verdicts on random hard spots are false, or say that nothing is known:
`python -m tests.bench.judged_verdicts`.

COUNT SEED JOBS follow, as far as wanted: 1000, 1 and 1 otherwise. Every false one is printed with
what is true; the number in front of it is its own seed, and `--only N` judges it alone.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from typing import NamedTuple

from core.formula import parse
from core.numerical import check
from tests.core.numerical.judging.at_a_place import Nature
from tests.core.numerical.judging.cases import Case, random_case
from tests.core.numerical.judging.judge import judged, told
from tests.core.numerical.judging.mathematics import Beyond

CHUNK = 50


class Outcome(NamedTuple):
    """What came of one case; `faults` is None where the truth is beyond reach."""

    number: str
    kind: str
    faults: tuple[str, ...] | None
    account: str
    doubt: str
    seconds: float
    is_unknown: bool


def case_of(number: str) -> Case:
    return random_case(random.Random(number))


def outcome(number: str) -> Outcome:
    case, start = case_of(number), time.process_time()
    truth = case.truth
    found = check(parse(truth.text), truth.x, truth.step)
    is_unknown = found.verdict == "unknown"
    try:
        judgement = judged(found, truth)
        doubt = doubt_of(case)
        account = told(found, truth) if judgement.faults or doubt else ""
    except Beyond:
        return Outcome(number, case.kind, None, "", "", time.process_time() - start, is_unknown)
    spent = time.process_time() - start
    return Outcome(number, case.kind, judgement.faults, account, doubt, spent, is_unknown)


def doubt_of(case: Case) -> str:
    """Say where the evaluator sees something else than what was planted: then the judge errs."""
    if case.planted is None or case.truth.planted is None:
        return ""
    here = case.truth.spot
    seen, sizes = here.nature, [abs(v) for v in (*here.left.values, *here.right.values)]
    if {seen, case.planted} == {Nature.UNDEFINED, Nature.ISOLATED} or max(sizes, default=0) > 1e99:
        return ""  # no digits show an irrational point; and what is huge, overflows
    return "" if seen is case.planted else f"planted {case.planted}, seen {seen}"


def chunk(numbers: list[str]) -> list[Outcome]:
    return [outcome(number) for number in numbers]


def outcomes(count: int, seed: str, jobs: int) -> Iterator[Outcome]:
    numbers = [f"{seed}:{k}" for k in range(count)]
    chunks = [numbers[k : k + CHUNK] for k in range(0, count, CHUNK)]
    if jobs == 1:
        yield from chain.from_iterable(map(chunk, chunks))
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from chain.from_iterable(pool.map(chunk, chunks))


def main(count: int, seed: str, jobs: int) -> None:
    cases, false, beyond, numbers, slow, unknown = (Counter[str]() for _ in range(6))
    said = Counter[str]()
    for found in outcomes(count, seed, jobs):
        cases[found.kind] += 1
        slow[f"{found.number} {found.kind}"] = round(1000 * found.seconds)
        unknown[found.kind] += found.is_unknown
        if found.faults is None:
            beyond[found.kind] += 1
            print(f"\n{found.number} BEYOND {case_of(found.number).truth}")
            continue
        if found.doubt:
            print(f"\n{found.number} THE JUDGE IS IN DOUBT: {found.doubt}\n{found.account}")
        if not found.faults:
            continue
        print(f"\n{found.number} {found.kind}\n{found.account}")
        print(*(f"    FALSE: {fault}" for fault in found.faults), sep="\n", flush=True)
        if found.faults[0].startswith("the verdict"):
            false[found.kind] += 1
            said[found.faults[0]] += 1
        else:
            numbers[found.kind] += 1
    print(f"\n{count} cases: {false.total()} false verdicts, {numbers.total()} with an untrue")
    print(f"number only, {unknown.total()} owned up to, {beyond.total()} beyond the judge")
    print("kind: cases, false, untrue number, owned up to, beyond")
    counts = false, numbers, unknown, beyond
    for kind, total in sorted(cases.items()):
        print(f"{kind:40} {total:6}", *(f"{count[kind]:6}" for count in counts))
    print(*(f"{many:6}  {fault}" for fault, many in said.most_common(40)), sep="\n")
    print("slowest, in ms:", slow.most_common(5))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--only"]:
        alone = outcome(sys.argv[2])
        print(alone.account, alone.doubt, alone.faults, sep="\n")
    else:
        count, seed, jobs = [*sys.argv[1:], *("1000", "1", "1")[len(sys.argv) - 1 :]]
        main(int(count), seed, int(jobs))
