"""Ways of getting an answer out of a language model: what it is asked, what it may spend, and what counts as final."""
