"""Word problems: stories about things, money, time and shares, with the short program that answers them."""
