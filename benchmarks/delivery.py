"""How fast alerts reach people: the real notify on disk against a Bot API on loopback that enforces Telegram's limits.

    python -m benchmarks.delivery               10,000 followers, in about eight minutes
    python -m benchmarks.delivery --quick       1,500 followers, in about a minute and a half

Each figure stands beside what it is measured against. The exit code is 0 if all of them hold.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.delivery_news import Press
from benchmarks.delivery_notify import notify
from benchmarks.delivery_place import Chats, fill_people, make_place
from benchmarks.delivery_play import Size, play_family, play_queue, play_replies
from benchmarks.delivery_processes import Bots, Notifier

MEMORY = Path("/dev/shm")  # noqa: S108  where Faro itself keeps what must not touch a disk
FAMILY, ACTORS = 30, 1000


def main() -> int:
    """Measure and print; return 0 if every figure is what it should be."""
    options = _options()
    if options.notify is not None:
        asyncio.run(notify(options.notify))
        return 0
    figures = measure(_size(options), options.log)
    lines = list(judged(figures))
    if options.json:
        print(json.dumps(figures))
    else:
        _print(figures, lines)
    return 0 if all(held for *_, held in lines) else 1


def measure(size: Size, log: Path | None = None) -> dict[str, Any]:
    """Play everything once; notify's log goes to ``log``. Raises RuntimeError where a message is lost or doubled."""
    with TemporaryDirectory(prefix="faro-delivery-") as scratch, _in_memory() as run_dir, ExitStack() as stack:
        folder = Path(scratch)
        commit = commit_seconds(folder)
        bots = Bots(size.chats.crowd)
        stack.callback(bots.end)
        place = make_place(folder, run_dir, bots.url)
        fill_people(place, size.chats)
        press = Press(place.config)
        stack.callback(press.close)
        notifier = Notifier(place.config.file, log or folder / "log")
        stack.callback(notifier.end)
        time.sleep(1)
        press.look_for_names()
        return {
            "commit_ms": round(commit * 1000, 2),
            "followers": size.chats.crowd,
            "family": play_family(press, bots, size),
            "queue": play_queue(press, bots, notifier, size),
            "replies": play_replies(press, bots, notifier, size),
            "load": os.getloadavg(),
        }


def commit_seconds(folder: Path) -> float:
    """What one commit that survives a power cut takes on this disk: the median of fifty."""
    times = []
    with closing(sqlite3.connect(folder / "probe.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE probe (at INTEGER)")
        for at in range(50):
            began = time.perf_counter()
            db.execute("INSERT INTO probe VALUES (?)", (at,))
            times.append(time.perf_counter() - began)
    return sorted(times)[25]


def judged(figures: dict[str, Any]) -> Iterator[tuple[str, str, str, bool]]:
    """Each figure in words: what it is, what was measured, what is wanted, and whether it holds."""
    family, queue, replies = figures["family"], figures["queue"], figures["replies"]
    yield "messages a second, long queue", f"{queue['rate']:.2f}", ">= 28.5", queue["rate"] >= 28.5
    yield "  in its slowest 10 seconds", f"{queue['rate_of_slowest_10_s']:.2f}", "", True
    yield "answers 429", str(replies["floods"]), "0", replies["floods"] == 0
    slowest = max(family["seconds"])
    yield f"{family['followers']} followers, seconds", f"{slowest:.2f}", "<= 2", slowest <= 2
    ratio = queue["of_limit"]
    yield f"{figures['followers']:,} followers, of the limit's time", f"{ratio:.3f}", "<= 1.05", ratio <= 1.05
    first, last = max(queue["release_first"]), max(queue["release_last"])
    yield "release overtakes, first message, seconds", f"{first:.2f}", "<= 2", first <= 2
    yield f"release overtakes, last of {family['followers']}, seconds", f"{last:.2f}", "<= 2", last <= 2
    answered = f"{replies['answered']} of {replies['actions']}"
    yield "replies while the queue drains", answered, "all", replies["answered"] == replies["actions"]
    yield "  seconds, p50", f"{replies['p50']:.2f}", "", True
    yield "  seconds, p99", f"{replies['p99']:.2f}", "< 2", replies["p99"] < 2
    yield "  slowest while a release goes out too", f"{replies['slowest_beside_release']:.2f}", "", True


def _print(figures: dict[str, Any], lines: Sequence[tuple[str, str, str, bool]]) -> None:
    load = " ".join(f"{each:.1f}" for each in figures["load"])
    print(f"a commit takes {figures['commit_ms']} ms here; load {load} on {os.cpu_count()} processors")
    print(f"{'':46}{'measured':>14}{'wanted':>10}")
    for what, measured, wanted, held in lines:
        print(f"{what:46}{measured:>14}{wanted:>10}{'' if held else '   MISSED'}")
    print(f"{'notify':34}{'commits':>12}{'processor':>12}{'stall':>10}{'memory':>12}")
    for name in ("queue", "replies"):
        one = figures[name]
        commits, share = f"{one['commits_a_message']:.2f} each", f"{one['cpu_share']:.0%}"
        print(f"  {name:32}{commits:>12}{share:>12}{one['longest_stall']:>8.2f} s{one['peak_mib']:>8.0f} MiB")


@contextmanager
def _in_memory() -> Iterator[Path]:
    with TemporaryDirectory(prefix="faro-delivery-", dir=MEMORY) as folder:
        yield Path(folder)


def _size(options: argparse.Namespace) -> Size:
    followers = options.followers or (1_500 if options.quick else 10_000)
    family = min(FAMILY, followers // 4)
    chats = Chats(followers, family, min(ACTORS, followers - family))
    seconds = options.seconds or (20.0 if options.quick else 120.0)
    return Size(chats, rounds=3 if options.quick else 6, releases=2 if options.quick else 4, seconds=seconds)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a small version")
    parser.add_argument("--followers", type=int, metavar="N", help="who follow one person (10,000; quick: 1,500)")
    parser.add_argument("--seconds", type=float, metavar="S", help="for how long people write (120; quick: 20)")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    parser.add_argument("--log", type=Path, metavar="FILE", help="keep notify's log there")
    parser.add_argument("--data", help=argparse.SUPPRESS)  # make bench hands it to all
    parser.add_argument("--notify", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
