"""A chain and its derivatives over large arrays: recorded once, replayed in chunks."""
