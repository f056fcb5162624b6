"""A correct curve of f, f′, … in a view, from exact derivatives and the graph's inner nodes."""

from core.sampling.curve import Curve, Feature
from core.sampling.sampler import sample, sample_in_slices

__all__ = ["Curve", "Feature", "sample", "sample_in_slices"]
