"""A wire without a network: a bot of the library whose calls are kept, and answered as told."""

from __future__ import annotations

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from telegram import Bot
from telegram.request import BaseRequest, RequestData

from monitor.channels.telegram import Api

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the example of the Bot API's documentation
CHAT = {"id": 7, "type": "private", "first_name": "Ana"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that is no success."""

    status: int
    description: str
    parameters: dict[str, int] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        """As the Bot API writes it."""
        found = {"ok": False, "error_code": self.status, "description": self.description}
        return found | ({"parameters": self.parameters} if self.parameters else {})


class Wire(BaseRequest):
    """Keeps each call as (method, arguments) and gives it the next of ``answers``, or success."""

    def __init__(self, *answers: object) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self._answers = deque(answers)

    @property
    def read_timeout(self) -> float:
        """Of no meaning here."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """Keep the call; answer it."""
        name = url.rpartition("/")[2]
        self.calls.append((name, dict(request_data.parameters) if request_data else {}))
        answer = self._answers.popleft() if self._answers else self._usual(name)
        if isinstance(answer, Exception):
            raise answer
        if isinstance(answer, bytes):
            return 200, answer
        if isinstance(answer, Refusal):
            return answer.status, json.dumps(answer.body()).encode()
        return 200, json.dumps({"ok": True, "result": answer}).encode()

    def _usual(self, name: str) -> object:
        if name in {"sendMessage", "editMessageText"}:
            return {"message_id": 100 + len(self.calls), "date": 0, "chat": CHAT}
        return [] if name == "getUpdates" else True


def bot(*answers: object) -> tuple[Api, Wire]:
    """A bot, and the wire it hangs on."""
    wire = Wire(*answers)
    return Api(Bot(TOKEN, request=wire, get_updates_request=wire)), wire
