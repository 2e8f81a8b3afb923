"""``faro setup``: asks in plain words, checks what can be checked, and leaves a service that works."""

from monitor.cli.setup.command import set_up

__all__ = ["set_up"]
