"""Problems that state something first ("Let a be 3 - 5. Suppose 2*b = a.") and then ask; most with exact numbers."""
