"""Reads a message: from text as it was typed to a sketch with slots, a tool call, or a follow-up made whole."""
