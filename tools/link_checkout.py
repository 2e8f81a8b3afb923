"""Makes the environment run this checkout: a path file so that ``import monitor`` finds it, and the command ``faro``.

Run by the environment's own Python (the Makefile does). It does what ``pip install --editable .`` would, without
fetching a build tool that no lock names.
"""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]

# /bin/sh finds Python and then Python reads past that line: the way around "#!" that works with spaces in a path.
COMMAND = """\
#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys

from monitor.cli import main

if __name__ == "__main__":
    sys.exit(main())
"""


def main() -> None:
    """Write both files."""
    if sys.prefix == sys.base_prefix:
        sys.exit("run this with the Python of the environment: .venv/bin/python tools/link_checkout.py")
    paths = sysconfig.get_paths()
    Path(paths["purelib"], "faro.pth").write_text(f"{CHECKOUT}\n", encoding="utf-8")
    faro = Path(paths["scripts"], "faro")
    faro.write_text(COMMAND.format(python=sys.executable), encoding="utf-8")
    faro.chmod(0o755)


if __name__ == "__main__":
    main()
