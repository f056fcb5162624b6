"""What of a chain is painted, not a widget."""
