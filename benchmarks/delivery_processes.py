"""The two processes of the benchmark of delivery, seen from outside: the Bot API on loopback, and notify."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from benchmarks.delivery_notify import READY

ROOT = Path(__file__).resolve().parent.parent
#: Seconds until a process has to have answered or ended.
PATIENCE = 60.0


class Child:
    """A Python module run as a process of its own, with which one speaks line by line; errors go to ``log``."""

    def __init__(self, module: str, *words: str, log: Path | None = None) -> None:
        command = [sys.executable, "-m", module, *words]
        errors = log.open("wb") if log else None
        try:
            self._process = subprocess.Popen(  # noqa: S603  these words are ours
                command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True
            )
        finally:
            if errors:
                errors.close()
        if self._process.stdin is None or self._process.stdout is None:
            raise AssertionError("asked for pipes")
        self._to, self._from = self._process.stdin, self._process.stdout

    def ask(self) -> str:
        """Send an empty line and return the one that comes back."""
        self._to.write("\n")
        self._to.flush()
        return self.line()

    def line(self) -> str:
        """The next line that it prints."""
        return self._from.readline().strip()

    def end(self, within: float = 0.0) -> None:
        """Let it end by itself, now that its standard input does; if it has not ``within`` seconds, end it."""
        self._to.close()
        try:
            self._process.wait(within)
        except subprocess.TimeoutExpired:
            self._process.terminate()
            self._process.wait(PATIENCE)
        self._from.close()


class Bots:
    """The Bot API for tests, enforcing the limits, with as many people as are asked for."""

    def __init__(self, people: int) -> None:
        self._child = Child("tests.botapi", "--limits", "--people", str(people))
        self.url, control = self._child.line(), urlsplit(self._child.line())
        self._path = control.path
        self._connection = http.client.HTTPConnection(control.hostname or "", control.port, timeout=PATIENCE)
        self._seen: dict[str, int] = {}

    def ask(self, what: str, **arguments: object) -> Any:  # noqa: ANN401  whatever the control channel answers
        """Do something as one of the people; raises LookupError where that cannot be done."""
        head = {"Content-Type": "application/x-www-form-urlencoded"}
        self._connection.request("POST", f"{self._path}/{what}", urlencode(arguments), head)
        answer = json.loads(self._connection.getresponse().read())
        if not answer["ok"]:
            raise LookupError(answer["description"])
        return answer["result"]

    @property
    def accepted(self) -> int:
        """How many messages were accepted so far."""
        return int(self.ask("counts")["accepted"])

    @property
    def floods(self) -> int:
        """How many answers were 429 so far."""
        return int(self.ask("counts")["floods"])

    def until(self, done: Callable[[], bool], within: float) -> bool:
        """Wait until ``done``; False if it is not after ``within`` seconds."""
        deadline = time.monotonic() + within
        while not done():
            if time.monotonic() > deadline:
                return False
            time.sleep(0.1)
        return True

    def calls(self) -> list[dict[str, Any]]:
        """The calls recorded since the last time, in order."""
        return self._new("calls")

    def updates(self) -> list[dict[str, Any]]:
        """What people did since the last time, in order."""
        return self._new("updates")

    def end(self) -> None:
        """End it."""
        self._connection.close()
        self._child.end()

    def _new(self, what: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        while page := self.ask(what, since=self._seen.get(what, 0)):
            self._seen[what] = page["next"]
            if not page["records"]:
                break
            found += page["records"]
        return found


class Notifier:
    """notify in a process of its own, which says what it costs; its log goes to ``log``."""

    def __init__(self, config: Path, log: Path) -> None:
        self._child = Child("benchmarks.delivery", "--notify", str(config), log=log)
        if self._child.line() != READY:
            raise RuntimeError(f"notify did not start: {log.read_text('utf-8')}")

    def figures(self) -> dict[str, float]:
        """What it cost since the last time."""
        found: dict[str, float] = json.loads(self._child.ask())
        return found

    def end(self) -> None:
        """Stop it as a signal would, and wait until it has ended."""
        self._child.end(within=PATIENCE)
