"""The plot: curves, axes, points of interest, and how one moves through them."""
