"""The formula bar: f typed, f and f′ typeset."""
