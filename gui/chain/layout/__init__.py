"""Where everything of a chain lies, in pixels."""
