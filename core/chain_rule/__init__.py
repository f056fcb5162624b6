"""The chain rule of a chain, written out: names, ways, factors."""
