"""Models in memory or behind HTTP: Llamas decoded in batches, adapters, and replies written token by token."""
