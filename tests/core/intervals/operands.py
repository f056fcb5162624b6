"""What the catalogue's functions of several inputs are tried with beside a box of the first."""

from core.functions import CATALOGUE

OPERANDS: dict[str, list[tuple[float, ...]]] = {
    **{name: [entry.defaults] for name, entry in CATALOGUE.items()},
    "power": [(2.0,), (3.0,), (-2.0,), (-3.0,), (0.5,), (-0.5,), (0.0,), (1.0,), (2.7,)],
    "root": [(3.0,), (2.0,), (-3.0,), (2.5,), (-2.0,)],
    "mod": [(1.0,), (-1.0,), (0.3,)],
    "log_base": [(10.0,), (2.0,), (0.5,), (3.0,)],
    "atan2": [(1.0,), (-1.0,), (0.0,)],
    "hypot": [(1.0,), (0.0,)],
    "divide": [(3.0,), (-0.1,)],
    "multiply": [(2.0,), (0.1,), (0.0,)],
}
