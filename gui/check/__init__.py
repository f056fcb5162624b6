"""The check of backprop, in numbers and words."""
