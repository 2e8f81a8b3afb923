"""What the benchmark on real input looks at from outside: memory, log lines, messages, and what news.db holds."""

from __future__ import annotations

import asyncio
import json
import os
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, MutableMapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import structlog

from monitor.channels import Outgoing
from monitor.matching import fold

_WORD = re.compile(r"[^\W_]+")
MENTIONS = """
    SELECT items.source_id, items.title, items.url, items.canonical_url, items.past, mentions.item_id,
        mentions.subject_id, mentions.tier, mentions.mention,
        (SELECT group_concat(kind || ' ' || polarity, ', ') FROM claims
         WHERE claims.item_id = mentions.item_id AND claims.subject_id = mentions.subject_id AND state = 'live') AS read
    FROM mentions JOIN items ON items.id = mentions.item_id AND items.revision = mentions.revision
    ORDER BY items.dated, items.id, mentions.place
"""


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as news.db holds it, with the item it stands in and the claims read there of the same subject."""

    source_id: str
    item_id: str
    title: str
    url: str
    past: bool
    subject_id: str
    tier: str
    rule: str
    quote: str
    read: str


def mentions(news: Path) -> list[Found]:
    """Every mention in the latest revisions, by publication."""
    with closing(sqlite3.connect(f"{news.absolute().as_uri()}?mode=ro", uri=True)) as db:
        db.row_factory = sqlite3.Row
        rows = db.execute(MENTIONS).fetchall()
    found = []
    for row in rows:
        mention = json.loads(row["mention"])
        found.append(
            Found(
                row["source_id"],
                row["item_id"],
                row["title"],
                row["url"],
                bool(row["past"]),
                row["subject_id"],
                row["tier"],
                mention["rule"],
                mention["quote"],
                row["read"] or "-",
            )
        )
    return found


def names_in(text: str, names: Iterable[str]) -> set[str]:
    """Those of ``names`` that stand in ``text`` in full, by a plain search that knows nothing of our matcher."""
    words = _words(text)
    return {name for name in names if _words(name) in words}


def _words(text: str) -> str:
    return f" {' '.join(fold(word) for word in _WORD.findall(text))} "


class Lines:
    """Counts the service's log lines by event instead of printing them; statuses of polls and errors too."""

    def __init__(self) -> None:
        self.events: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        structlog.configure(processors=[self], cache_logger_on_first_use=False)

    def __call__(self, _logger: object, _level: str, line: MutableMapping[str, Any]) -> str:
        self.events[str(line["event"])] += 1
        if "error" in line:
            self.errors[f"{line['event']}: {line['error']}"] += 1
        raise structlog.DropEvent


class Inbox:
    """A channel that keeps what it is given."""

    def __init__(self) -> None:
        self.messages: list[Outgoing] = []

    def parts(self, outgoing: Outgoing) -> int:
        """One, whatever it is."""
        return 1

    async def send(self, outgoing: Outgoing, part: int = 0) -> str:
        """Keep one delivery; its number is the reference."""
        self.messages.append(outgoing)
        return str(len(self.messages))

    def by_label(self) -> dict[str, dict[str, int]]:
        """How many of each shape each follower got."""
        return _nested((each.address, each.shape.value) for each in self.messages)

    def by_reason(self) -> dict[str, dict[str, int]]:
        """How many for each reason each follower got."""
        return _nested((each.address, each.reason.value if each.reason else "-") for each in self.messages)


def _nested(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    counts: dict[str, Counter[str]] = {}
    for outer, inner in pairs:
        counts.setdefault(outer, Counter())[inner] += 1
    return {outer: dict(sorted(inner.items())) for outer, inner in sorted(counts.items())}


class Cost:
    """The most memory (peak RSS, MiB) this process and each of its children took, and how long the loop stood still.

    Counted while it is entered. ``stall`` is the longest time, in seconds, that a task which was ready had to wait.
    """

    def __init__(self) -> None:
        self._children: dict[int, int] = {}
        self._watching: list[asyncio.Task[None]] = []
        self.own = 0.0
        self.stall = 0.0

    async def __aenter__(self) -> Self:
        _forget_peak()
        self._watching = [asyncio.create_task(self._watch()), asyncio.create_task(self._tap())]
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._watching:
            task.cancel()
        self._look()

    @property
    def workers(self) -> list[float]:
        """The peaks of the children, the largest first."""
        return sorted((round(kib / 1024, 1) for kib in self._children.values()), reverse=True)

    async def _watch(self) -> None:
        while True:
            self._look()
            await asyncio.sleep(0.2)

    async def _tap(self) -> None:
        clock = asyncio.get_running_loop().time
        while True:
            began = clock()
            await asyncio.sleep(0.01)
            self.stall = max(self.stall, round(clock() - began - 0.01, 3))

    def _look(self) -> None:
        self.own = round(_peak("self") / 1024, 1)
        for children in Path("/proc/self/task").glob("*/children"):
            with suppress(OSError):  # a thread that ended between the two looks
                for pid in map(int, children.read_text().split()):
                    self._children[pid] = max(self._children.get(pid, 0), _peak(str(pid)))


def _forget_peak() -> None:
    with suppress(OSError):  # without this right the peak is that of the whole life of the process
        Path("/proc/self/clear_refs").write_text("5")  # "5" resets the peak (proc_pid_clear_refs(5))


def _peak(process: str) -> int:
    """Peak RSS in KiB; 0 when the process is gone."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"^VmHWM:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) if found else 0


def devices() -> set[str]:
    """The network devices of the namespace we are in (proc_net(5))."""
    lines = Path("/proc/self/net/dev").read_text().splitlines()[2:]
    return {line.partition(":")[0].strip() for line in lines}


def changed(before: Mapping[str, int], after: Mapping[str, int]) -> dict[str, int]:
    """The counts that are not what they were, by how much."""
    return {key: after[key] - before[key] for key in after if after[key] != before[key]}


def cpu_seconds() -> float:
    """CPU seconds of this process and of its children that ended."""
    times = os.times()
    return round(times.user + times.system + times.children_user + times.children_system, 1)
