"""The chain rule, written out under the chain."""
