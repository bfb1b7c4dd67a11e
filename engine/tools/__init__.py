"""The tools: what can be computed, and the worker processes that compute it."""
