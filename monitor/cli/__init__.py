"""The command ``faro``: what an operator types."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``faro`` with ``arguments`` (those of the process if None); return its exit code (sysexits.h)."""
    from monitor.cli.app import run

    return run(list(sys.argv[1:] if arguments is None else arguments), os.environ)


def entry() -> None:
    """The console script."""
    sys.exit(main())
