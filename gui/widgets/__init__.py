"""Widgets and looks that know nothing of the app."""
