"""What the Bot API says back: a result, or a refusal with the words the real one uses."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
CONFLICT_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
QUERY_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"

#: What a proxy in front of the API answers when nothing stands behind it: a page, not JSON.
GATEWAY_PAGE = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center>nginx</center></body>\r\n</html>\r\n"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its HTTP ``status`` and ``body``; it is held back for ``delay`` seconds."""

    status: int
    body: Json = field(default_factory=dict)
    delay: float = 0.0
    page: bytes = b""

    @property
    def ok(self) -> bool:
        """Whether the call was accepted."""
        return self.status == 200

    @property
    def result(self) -> object:
        """What was asked for; None in a refusal."""
        return self.body.get("result")

    @property
    def message(self) -> Json:
        """The result of a call that answers with an object; empty in a refusal."""
        return dict(self.body.get("result", {}))

    @property
    def updates(self) -> list[Json]:
        """The result of a call that answers with a list; empty in a refusal."""
        return list(self.body.get("result", []))

    @property
    def description(self) -> str:
        """The words of a refusal."""
        return str(self.body.get("description", ""))

    @property
    def parameters(self) -> Json:
        """``retry_after`` or ``migrate_to_chat_id``, where there is one."""
        return dict(self.body.get("parameters", {}))

    def encoded(self) -> bytes:
        """The body as it crosses the wire, in UTF-8."""
        return self.page or to_json(self.body)


class RefusedError(Exception):
    """A call that the API will not carry out; carries the ``answer`` that says so."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.description)
        self.answer = answer


def to_json(content: Json) -> bytes:
    """Compact JSON in UTF-8; half a surrogate pair, which UTF-8 cannot hold, stays an escape."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(errors="backslashreplace")


def accepted(result: object, description: str = "") -> Answer:
    """The answer to a call that was carried out."""
    body: Json = {"ok": True, "result": result}
    return Answer(200, body | {"description": description} if description else body)


def refusal(status: int, description: str, *, delay: float = 0.0, **parameters: int) -> Answer:
    """The answer to a call that was not."""
    body: Json = {"ok": False, "error_code": status, "description": description}
    return Answer(status, body | {"parameters": parameters} if parameters else body, delay)


def flood(seconds: int) -> Answer:
    """429: come back in ``seconds``, at least one."""
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def bad(description: str) -> RefusedError:
    """400, with the prefix the API puts before its words."""
    return RefusedError(refusal(400, f"Bad Request: {description}"))


def forbidden(description: str) -> RefusedError:
    """403, with the prefix the API puts before its words."""
    return RefusedError(refusal(403, f"Forbidden: {description}"))
