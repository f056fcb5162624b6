"""The chain as a picture with its values and gradients, in several languages."""
