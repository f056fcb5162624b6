"""The parameters of the formula: a slider, a typed value and a typed range for each."""
