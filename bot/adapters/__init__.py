"""Chat platforms, one file or package each. They reach the rest of the bot only through the conversation."""
