"""What a plot shows, as numbers: views, curves, points of interest, ticks."""
