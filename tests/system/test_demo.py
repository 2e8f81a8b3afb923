"""The demo on a machine without any network."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.system

HELPER = Path(__file__).parents[2] / "tools" / "loopback-netns"


def test_demo_needs_no_network_but_loopback() -> None:
    """Where there is only loopback the demo plays to its end, with exit code 0, something told, and no alarm."""
    done = subprocess.run(
        [HELPER, sys.executable, "-m", "monitor.cli", "demo"], capture_output=True, text=True, timeout=180, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "SIN CONFIRMAR" in done.stdout or "UNCONFIRMED" in done.stdout
    assert "alarm" not in done.stderr  # its clock jumps for days: that is no silence of whoever reads
