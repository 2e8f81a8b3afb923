"""How a worker's arguments and answers cross the pipe: JSON, checked on arrival, never pickle.

A worker has read hostile bytes, so nothing that it sends may be able to run anything in the process that reads it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any, Final

from monitor import errors
from monitor.errors import FaroError, WorkerError
from monitor.sources.article import Article
from monitor.sources.entry import Entry, Feed

#: An answer longer than this, in bytes, is not read.
LONGEST_ANSWER: Final = 64 * 1024 * 1024
#: Every message is preceded by its length in so many bytes.
LENGTH: Final = 4

_ERRORS: Final = {kind.__name__: kind for kind in (errors.FeedError, errors.FetchError, FaroError)}


def frame(message: bytes) -> bytes:
    """``message`` with its length before it."""
    return len(message).to_bytes(LENGTH, "big") + message


def pack_call(task: str, args: tuple[object, ...]) -> bytes:
    """A task and its arguments: bytes, text, None and sets of text."""
    return frame(json.dumps([task, [_pack_argument(arg) for arg in args]]).encode())


def unpack_call(message: bytes) -> tuple[str, list[object]]:
    """What `pack_call` packed."""
    task, args = json.loads(message)
    return task, [_unpack_argument(arg) for arg in args]


def pack_answer(value: object) -> bytes:
    """What a task returned: text, Feed or Article."""
    return frame(json.dumps({"value": _plain(value)}).encode())


def pack_error(error: FaroError) -> bytes:
    """An error that a task raised on purpose."""
    return frame(json.dumps({"error": type(error).__name__, "message": str(error)}).encode())


def unpack_answer(task: str, message: bytes) -> Any:  # noqa: ANN401 - each task has its own kind of answer
    """What the task returned, rebuilt; raises the task's own FaroError, or WorkerError if this is no answer at all."""
    try:
        answer = json.loads(message)
        if "error" in answer:
            failure: FaroError = _ERRORS.get(_str(answer["error"]), FaroError)(_str(answer["message"]))
        else:
            return _ANSWERS[task](answer["value"])
    except (ValueError, TypeError, KeyError, RecursionError):
        raise WorkerError(
            "la respuesta del proceso lector no tiene sentido (the worker's answer made no sense)"
        ) from None
    raise failure


def _pack_argument(value: object) -> object:
    match value:
        case bytes():
            return {"bytes": b64encode(value).decode("ascii")}
        case frozenset():
            return {"set": sorted(value)}
        case None | str():
            return value
    raise TypeError(f"a worker takes bytes, text, None and sets of text, not {type(value).__name__}")


def _unpack_argument(value: object) -> object:
    match value:
        case {"bytes": str(data)}:
            return b64decode(data)
        case {"set": list(members)}:
            return frozenset(members)
    return value


def _plain(value: object) -> object:
    match value:
        case Feed() | Entry() | Article():
            return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        case tuple():
            return [_plain(part) for part in value]
        case datetime():
            return value.isoformat()
    return value


def _feed(value: Mapping[str, Any]) -> Feed:
    return Feed(
        format=_str(value["format"]),
        title=_str(value["title"]),
        language=_str(value["language"]),
        entries=tuple(_entry(entry) for entry in _list(value["entries"])),
        digests=tuple(_str(digest) for digest in _list(value["digests"])),
        complete=value["complete"] is True,
    )


def _entry(value: Mapping[str, Any]) -> Entry:
    return Entry(
        key=_str(value["key"]),
        digest=_str(value["digest"]),
        title=_str(value["title"]),
        summary=_str(value["summary"]),
        text=_str(value["text"]),
        url=_str(value["url"]),
        published=_moment(value["published"]),
        updated=_moment(value["updated"]),
    )


def _article(value: Mapping[str, Any]) -> Article:
    return Article(_str(value["title"]), _str(value["text"]), _moment(value["published"]))


def _str(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text expected")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list expected")
    return value


def _moment(value: object) -> datetime | None:
    if value is None:
        return None
    moment = datetime.fromisoformat(_str(value))
    if moment.tzinfo is None:
        raise ValueError("an aware date expected")
    return moment


_ANSWERS: Final[dict[str, Callable[[Any], Any]]] = {"feed": _feed, "page": _str, "article": _article}
