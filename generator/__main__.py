"""`python -m generator` is the command `dossier`."""

import os
import sys
from contextlib import suppress

from generator.cli import main


def run() -> None:
    """Does what the command line says and leaves at once.

    Python would first free every record of a large dossier, one by one, for a second; the system takes all back in one
    piece. Nothing is left to be done at the end: files are closed where they were written.
    """
    try:
        main(prog_name="dossier")
    except SystemExit as end:
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(end.code if isinstance(end.code, int) else 0)


if __name__ == "__main__":
    run()
