"""Worked solutions, one topic a file: what stands on each line, and why."""
