"""The tabs at the right of the window."""
