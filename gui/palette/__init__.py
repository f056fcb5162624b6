"""The palette: functions to drag, to search and to click."""
