"""The page of rules: f differentiated step by step, an answer checked, and exercises."""
