"""The forms that f′ can be asked for in."""

SHORT, FACTORED, EXPANDED, FOUND = FORMS = "short", "factored", "expanded", "found"
"""As people write it; as a product; as a sum; and as SymPy finds it."""

MARKS = "f", "f′", "f″", "f‴"
"""What the function and its derivatives are called, by order."""
