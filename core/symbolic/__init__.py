"""Chains as SymPy expressions: f′ as a formula.

SymPy takes half a second to import, so nothing is imported here; `worker` asks a process
of its own and knows no SymPy, the other modules are for that process.
"""
