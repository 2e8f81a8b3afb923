"""HTTP/1.1 as clients of the Bot API speak it: requests with forms, JSON or parts; answers with a length."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from email.parser import BytesParser
from email.policy import HTTP
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qsl, unquote

HEAD_BYTES = 16 * 1024
BODY_BYTES = 1024 * 1024
FIELDS = 200


class WireError(Exception):
    """A request that cannot be read; ``status`` is what to answer before hanging up."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: ``path`` decoded, ``arguments`` from query and body together, ``keep`` the connection or not."""

    path: str
    arguments: dict[str, Any]
    keep: bool


async def read_request(reader: asyncio.StreamReader, idle: float) -> Request | None:
    """The next request, None when the client hung up or said nothing for ``idle`` seconds; raises WireError."""
    try:
        async with asyncio.timeout(idle):
            head = await reader.readuntil(b"\r\n\r\n")
            method, target, headers = _head(head)
            body = await reader.readexactly(_length(headers))
    except asyncio.LimitOverrunError:
        raise WireError(431, "head too long") from None
    except (asyncio.IncompleteReadError, TimeoutError):
        return None
    if method not in ("GET", "POST"):
        raise WireError(405, f"method {method}")
    path, _, query = target.partition("?")
    try:
        arguments: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True, max_num_fields=FIELDS))
        if body:
            arguments |= _body(headers.get("content-type", ""), body)
    except ValueError as error:
        raise WireError(400, str(error)) from error
    return Request(unquote(path), arguments, headers.get("connection", "").lower() != "close")


def response(status: int, body: bytes, content_type: str, *, keep: bool) -> bytes:
    """One whole answer."""
    head = (
        f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nServer: nginx\r\nContent-Type: {content_type}\r\n"
        f"Content-Length: {len(body)}\r\nConnection: {'keep-alive' if keep else 'close'}\r\n\r\n"
    )
    return head.encode("latin-1") + body


def _head(head: bytes) -> tuple[str, str, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    parts = first.split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
        raise WireError(400, "no HTTP/1 request")
    pairs = (line.partition(":") for line in lines if line)
    return parts[0], parts[1], {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(headers: dict[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise WireError(411, "a length is needed")
    text = headers.get("content-length", "0")
    if not text.isdecimal():
        raise WireError(400, "no length")
    if int(text) > BODY_BYTES:
        raise WireError(413, "body too long")
    return int(text)


def _body(content_type: str, body: bytes) -> dict[str, Any]:
    """The fields of a body; raises ValueError for what is none of the three kinds."""
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        fields = json.loads(body)
        if not isinstance(fields, dict):
            raise ValueError("an object is expected")
        return fields
    if kind == "multipart/form-data":
        return _parts(content_type, body)
    if kind in ("application/x-www-form-urlencoded", ""):
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS, errors="strict")
        return dict(pairs)
    raise ValueError(f"body of kind {kind}")


def _parts(content_type: str, body: bytes) -> dict[str, Any]:
    """The plain fields of a multipart body; files are passed over, for no method here takes any."""
    message = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    fields: dict[str, Any] = {}
    for part in message.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and part.get_filename() is None and isinstance(content, bytes):
            fields[name] = content.decode()
    return fields
