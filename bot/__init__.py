"""The bot: chat platforms in front, one platform-neutral conversation core behind them."""
