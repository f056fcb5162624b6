"""The chain editor: blocks on wires, and what a hand does with them."""
