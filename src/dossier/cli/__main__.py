"""Run the command line as ``python -m dossier.cli``."""

import sys

from dossier.cli import main

if __name__ == "__main__":  # tests and lints import each module
    sys.exit(main())
