"""Benchmarks stand above all rooms: one file a question, each with a `table()` that returns its Markdown."""
