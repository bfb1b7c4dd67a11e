"""The tests mirror the rooms. A package, since some installed ones bring a `tests` of their own."""
