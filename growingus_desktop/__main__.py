"""python -m growingus_desktop."""

import sys

from growingus_desktop.app.start import start


def main() -> int:
    """Start the program and return its exit status."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
