"""``python -m tui`` is ``tilmash``."""

import sys

from tui.cli import main

sys.exit(main())
