"""The window: Qt only, no mathematics."""
