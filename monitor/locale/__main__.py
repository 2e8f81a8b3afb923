"""``python -m monitor.locale``: compile the catalogues after faro.po was edited."""

from __future__ import annotations

import sys

from monitor.locale.compile import compile_catalogues

for path in compile_catalogues():
    sys.stdout.write(f"{path}\n")
