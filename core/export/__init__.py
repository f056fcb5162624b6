"""What leaves the app: figures, tables and reports."""
