"""Every channel is named, documented, and loaded no sooner than it is needed."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from monitor.channels import CHANNELS, Channel, TerminalChannel
from monitor.channels.telegram import TelegramChannel
from monitor.locale import translator
from tests.channels.telegram.wire import bot


def test_what_is_registered_is_documented() -> None:
    """Every channel has a heading of its own in docs/channels.md."""
    page = (Path(__file__).parents[2] / "docs" / "channels.md").read_text("utf-8")
    for name in CHANNELS:
        assert f"\n## {name}\n" in page


@pytest.mark.parametrize("slow", ["telegram", "httpx"])
def test_nothing_slow_is_loaded_early(slow: str) -> None:
    """Naming the channels loads no channel's library: `faro --help` stays quick."""
    code = f"import sys, monitor.channels; sys.exit({slow!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


def test_every_name_builds_its_channel() -> None:
    """A name in CHANNELS is built with what its class asks for."""
    api, _ = bot()
    texts = translator("es")
    terminal: Channel = CHANNELS["terminal"](StringIO(), zone=ZoneInfo("America/Caracas"), texts=texts)
    telegram: Channel = CHANNELS["telegram"](api, {"es": texts})
    assert (type(terminal), type(telegram)) == (TerminalChannel, TelegramChannel)
    assert set(CHANNELS) == {"terminal", "telegram"}
