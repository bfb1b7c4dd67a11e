"""The kinds of problems that the algebra expert learns."""
