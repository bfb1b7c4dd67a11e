"""`python -m bot` serves the page, and Discord and Slack where their tokens are set.

Kept light: each tool worker imports its parent's main module again.
"""

import sys

if __name__ == "__main__":
    from bot.process import main

    sys.exit(main())
