"""The engine: Variables, Functions, and the gradients of any graph that they make."""
