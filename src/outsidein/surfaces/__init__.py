"""Command line: parse, call an operation, print."""
