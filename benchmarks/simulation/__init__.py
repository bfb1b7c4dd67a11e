"""A server played for some nights: who asks what, who rates how, and what the trainer makes of it."""
