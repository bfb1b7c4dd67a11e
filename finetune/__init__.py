"""Finetune: from ratings to a better release, or to a reason why not. It meets the bot in the database and the registry only."""
