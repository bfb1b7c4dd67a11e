"""The kinds of problems that the arithmetic expert learns."""
