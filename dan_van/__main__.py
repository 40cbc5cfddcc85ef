"""`python -m dan_van` and the `dan-van` command."""

from __future__ import annotations

import atexit
import gc
import sys


def main() -> None:
    """Run the command line."""
    # Starting makes many objects that stay: to look them through again and again, and once more at
    # the end, takes a tenth of the time of a short command. A large import makes a million, and
    # hardly any of them is rubbish.
    gc.set_threshold(1_000_000)
    atexit.register(gc.freeze)
    try:
        from dan_van.cli.app import main as run_main

        run_main()
    except KeyboardInterrupt:  # Ctrl-C before the first word
        sys.exit(130)


if __name__ == "__main__":
    main()
