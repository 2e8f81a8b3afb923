"""``python -m monitor.cli`` is ``faro``."""

from monitor.cli import entry

entry()
