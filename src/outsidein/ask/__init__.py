"""The operations: the only thing that a surface calls."""
