"""Everything that was asked of the server, kept in order, and in a file that survives it."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.botapi.answers import Json, to_json
from tests.botapi.updates import Update


@dataclass(slots=True)
class Call:
    """One call: when (``at`` the api's clock in seconds, ``utc`` the time of day), what, and what became of it.

    ``accepted`` says that it had its effect. ``answered`` says that the whole answer was handed to a connection that
    was still open: a client killed in the very moment may not have read it. ``trouble`` names what went wrong.
    """

    number: int
    at: float
    utc: datetime
    method: str
    chat: int | None
    parameters: Mapping[str, Any]
    accepted: bool = False
    answered: bool = False
    status: int = 0
    message_id: int | None = None
    description: str = ""
    trouble: str = ""

    def record(self) -> Json:
        """All of it as JSON."""
        return {
            "call": self.number,
            "at": self.at,
            "utc": self.utc.isoformat(),
            "method": self.method,
            "chat": self.chat,
            "parameters": dict(self.parameters),
            "accepted": self.accepted,
            "answered": self.answered,
            "status": self.status,
            "message_id": self.message_id,
            "description": self.description,
            "trouble": self.trouble,
        }


class Records:
    """The calls, in the order they were settled, in memory and (given a path) as JSON lines.

    A line is with the operating system before the answer goes out, so it outlives this process, though not the
    machine. Kinds of line: ``call``, ``answered`` (a call's number), ``update``, ``confirmed`` (an update's id).
    """

    def __init__(self, path: Path | None = None) -> None:
        self.calls: list[Call] = []
        self._file = None if path is None else os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def settled(self, call: Call) -> None:
        """Keep a call whose outcome is known and not yet told."""
        self.calls.append(call)
        self._write("call", call.record)

    def answered(self, call: Call) -> None:
        """The client was told."""
        call.answered = True
        self._write("answered", lambda: {"call": call.number})

    def happened(self, update: Update) -> None:
        """A person did something that the bot will be told of."""
        self._write("update", update.record)

    def confirmed(self, update: Update) -> None:
        """The bot will not be told again."""
        self._write("confirmed", lambda: {"update_id": update.id})

    def close(self) -> None:
        """Write no more; harmless when called twice."""
        file, self._file = self._file, None
        if file is not None:
            os.close(file)

    def _write(self, kind: str, content: Callable[[], Json]) -> None:
        if self._file is not None:
            os.write(self._file, to_json({"kind": kind, **content()}) + b"\n")
