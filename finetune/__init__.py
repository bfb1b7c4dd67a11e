"""Finetune: from ratings to a better release, or to a reason why not. It never imports the bot, nor the bot it."""
