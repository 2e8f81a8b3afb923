"""The benchmark of delivery, played small: nothing is lost or doubled, and what is urgent goes first."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.house import ROOT

pytestmark = pytest.mark.system

FOLLOWERS = 160


@pytest.fixture(scope="module")
def figures() -> dict[str, Any]:
    """The figures of a small run; it fails by itself where somebody gets a message twice, or not at all."""
    words = ["--quick", "--followers", str(FOLLOWERS), "--seconds", "4", "--json"]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.delivery", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.stdout, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_server_never_has_to_slow_us_down(figures: dict[str, Any]) -> None:
    """Not one answer is 429, in bursts, in a long queue, or while people write."""
    assert [figures[part]["floods"] for part in ("family", "queue", "replies")] == [0, 0, 0]


def test_a_release_goes_before_what_is_less_urgent(figures: dict[str, Any]) -> None:
    """Each release reaches all who wait for it while most of the queue that was there before it still waits."""
    first, second = figures["queue"]["overtaken"]
    assert first > FOLLOWERS / 2
    assert second > 0


def test_whoever_writes_is_answered_while_the_queue_drains(figures: dict[str, Any]) -> None:
    """Everybody who wrote or pressed a button was answered, and sooner than the queue alone would have let them."""
    replies = figures["replies"]
    assert replies["answered"] == replies["actions"] > 0
    assert replies["p50"] < 2


def test_leases_share_their_commits(figures: dict[str, Any]) -> None:
    """A message costs less than two transactions: it is marked as sent alone, and leased with others."""
    assert figures["queue"]["commits_a_message"] < 2
