"""Start the window: ``python -m vp_desktop``."""

import sys

from vp_desktop.main import run

if __name__ == "__main__":
    sys.exit(run())
