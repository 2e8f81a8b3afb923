"""The ways a message reaches someone.

To add one: copy terminal.py and its test, name it in CHANNELS, describe it in docs/channels.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from monitor.channels.outgoing import Button, Channel, Outgoing
from monitor.channels.terminal import TerminalChannel


def later(path: str) -> Callable[..., Channel]:
    """The class at ``path`` ("module:Class"), found when it is first needed: its library is slow to load."""

    def build(*args: object, **kwargs: object) -> Channel:
        module, _, name = path.partition(":")
        channel: Channel = getattr(import_module(module), name)(*args, **kwargs)
        return channel

    return build


CHANNELS: Mapping[str, Callable[..., Channel]] = {
    "terminal": TerminalChannel,
    "telegram": later("monitor.channels.telegram:TelegramChannel"),
}

__all__ = ["CHANNELS", "Button", "Channel", "Outgoing", "TerminalChannel"]
