"""`python -m engine "if x-5=7 what is x?"` prints the answer; `--json` all of it; `--batch` answers a file.

Kept light: each tool worker imports its parent's main module again.
"""

import sys

if __name__ == "__main__":
    from engine.command import main

    sys.exit(main())
