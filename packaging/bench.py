"""Measure speed and size beside their limits: ``sh packaging/dev.sh bench [--quick]``."""

import sys

from benchmarks.run import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
