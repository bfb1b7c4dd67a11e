"""Generated problems: a question in the many ways people type it, the program that solves it, and its right answer."""
