"""Documents damaged in every way: each is a document still, or refused in a sentence.

Run ``python -m tests.bench.damaged_documents [COUNT]``. The yardstick is `json.loads` of the
same bytes, where they are JSON.
"""

import json
import random
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any

from core.document import Document, DocumentError, Parameter, Pin, load, save
from core.document.files import in_words
from core.formula import parse
from tests.bench.measure import print_table

COUNT = 10_000
LONGEST_MESSAGE = 300
LONGEST_WAIT = 1.0
"""Seconds."""

WHOLE = (
    Document(),
    Document(parse("x^2 sin(a x) + k"), x_text="pi/2", x=1.5707963267948966, draft="sin(",
             parameters=(Parameter("a", 2.0, -1.0, 3.0),), pins=(Pin("g", parse("2x + e^x")),)),
    Document(parse("x<0 ? x^2 : " + "tanh(" * 60 + "x" + ")" * 60), log_x=True, x_range=(0.1, 9.0)),
)  # fmt: skip

ODD: tuple[Any, ...] = (
    *(None, True, "", "x", "<h1><img src=x>", "q" * 1_000_000, "\ud800", "\n" * 500),
    *(0, -1, 2**63, 10**400, 1e308, -1e308, 5e-324, float("inf"), float("nan")),
    *([], {}, [[]], [0, 1], {"start": "x", "blocks": []}, {"": {"": {}}}),
)


def damaged(raw: bytes, chance: random.Random) -> bytes:
    return chance.choice((_bits, _cut, _swapped, _swapped, _nested, _named, _repeated))(raw, chance)


def _bits(raw: bytes, chance: random.Random) -> bytes:
    changed = bytearray(raw)
    for _ in range(chance.choice((1, 1, 3, 30))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(raw: bytes, chance: random.Random) -> bytes:
    start, end = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
    return raw[:start] + raw[end:]


def _swapped(raw: bytes, chance: random.Random) -> bytes:
    content = json.loads(raw)
    for _ in range(chance.choice((1, 1, 2, 5))):
        holder, key = chance.choice(list(_places(content)))
        holder[key] = deepcopy(chance.choice(ODD))
    return _encoded(content)


def _nested(raw: bytes, chance: random.Random) -> bytes:
    content, depth = json.loads(raw), chance.choice((50, 99, 150, 900, 30_000))
    key = chance.choice(("chain", "pins", "shown", "notes"))
    lane = chance.choice(
        (('{"start":"x","blocks":[["add",', "]]}", '{"start":"x","blocks":[]}'), ("[", "]", ""))
    )
    within = lane[0] * depth + lane[2] + lane[1] * depth
    return _encoded(content | {key: "@"}).replace(b'"@"', within.encode())


def _named(raw: bytes, chance: random.Random) -> bytes:
    content = json.loads(raw)
    name = chance.choice(("q", "é", "<b>", "\ud800", " ")) * chance.choice((1, 99, 10_000, 500_000))
    holders = [holder for holder, _ in _places(content) if isinstance(holder, dict)]
    chance.choice(holders)[name] = deepcopy(chance.choice(ODD))
    return _encoded(content)


def _repeated(raw: bytes, chance: random.Random) -> bytes:
    content = json.loads(raw)
    holder, key = chance.choice(list(_places(content)))
    holder[key] = [holder[key]] * chance.choice((2, 1000, 20_000))
    return _encoded(content)


def _encoded(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=True).encode()


def _places(content: Any) -> Any:
    """Give where something stands, as what holds it and the key."""
    pairs = content.items() if isinstance(content, dict) else enumerate(content)
    for key, value in list(pairs):
        yield content, key
        if isinstance(value, dict | list):
            yield from _places(value)


def told_of(path: Path) -> tuple[str, Document | None, float]:
    """Load a file; give what is told, the document, and the seconds of CPU."""
    told, found, start = "", None, time.process_time()
    try:
        found = load(path)
    except DocumentError as error:
        told = str(error)
    except OSError as error:
        told = in_words(error)
    return told, found, time.process_time() - start


def plainly(raw: bytes) -> float:
    """Give the seconds that JSON alone takes."""
    start = time.process_time()
    with suppress(ValueError, RecursionError):
        json.loads(raw)
    return time.process_time() - start


def sources(path: Path) -> list[bytes]:
    found = []
    for document in WHOLE:
        save(document, path)
        found.append(path.read_bytes())
    return found


def main(count: int = COUNT, seed: int = 0) -> None:
    chance, kinds, slowest, longest = random.Random(seed), Counter[str](), (0.0, 0.0), 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.chainrule"
        whole = sources(path)
        for _ in range(count):
            raw = damaged(chance.choice(whole), chance)
            path.write_bytes(raw)
            told, found, took = told_of(path)
            assert len(told) <= LONGEST_MESSAGE, told
            kinds["slow"] += took > LONGEST_WAIT
            if took > slowest[0]:
                slowest = took, plainly(raw)
            longest = max(longest, len(told))
            kinds["refused" if found is None else "read"] += 1
            if found is not None:
                save(found, path)
                assert load(path) == found
    rows = [
        ("read, and the same when saved", kinds["read"], ""),
        ("refused in a sentence", kinds["refused"], f"at most {longest} characters"),
        ("took more than a second", kinds["slow"], ""),
        ("slowest", f"{1e3 * slowest[0]:.0f} ms", f"JSON alone: {1e3 * slowest[1]:.0f} ms"),
    ]
    print_table(f"{count} damaged documents", ("", "", ""), rows)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
