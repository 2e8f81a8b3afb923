"""The ways a message reaches someone.

To add one: copy terminal.py and its test, name it in CHANNELS, describe it in docs/channels.md.
"""

from monitor.channels.outgoing import Channel, Outgoing
from monitor.channels.terminal import TerminalChannel

CHANNELS = {"terminal": TerminalChannel}

__all__ = ["CHANNELS", "Channel", "Outgoing", "TerminalChannel"]
