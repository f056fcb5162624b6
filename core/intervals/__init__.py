"""Numbers as boxes: arithmetic that rounds outward, and what is known of a function on a box."""

# They fill the table of what stands for NumPy's functions.
from core.intervals import arithmetic as arithmetic
from core.intervals import choosing as choosing
from core.intervals import elementary as elementary
from core.intervals import periodic as periodic
from core.intervals import plane as plane
from core.intervals import products as products
from core.intervals import steps as steps
from core.intervals.interval import Interval as Interval
from core.intervals.interval import Known as Known
