"""How values of the model stand in a column: times as whole microseconds, values as JSON, texts compressed.

A time is an integer, microseconds since 1970 in UTC: exact, short, ordered and free of formats. To read one by hand:
``SELECT datetime(due / 1000000, 'unixepoch') FROM jobs``.
"""

from __future__ import annotations

import struct
import zlib
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from monitor.errors import StoreError

T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def micros(time: datetime) -> int:
    """The column for ``time``, which must be aware (a naive one is a bug and raises TypeError)."""
    return (time - EPOCH) // MICROSECOND


def moment(column: int) -> datetime:
    """The aware UTC time of a column."""
    return EPOCH + timedelta(microseconds=column)


def micros_or_none(time: datetime | None) -> int | None:
    """``micros``, for a time that may not be known."""
    return None if time is None else micros(time)


def moment_or_none(column: int | None) -> datetime | None:
    """``moment``, for a time that may not be known."""
    return None if column is None else moment(column)


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(shape: type[T]) -> TypeAdapter[T]:
    """Made once for each type, when first needed: it takes milliseconds."""
    if shape not in _adapters:
        _adapters[shape] = TypeAdapter(shape)
    return _adapters[shape]


def to_json(shape: type[T], value: T) -> str:
    """``value``, a dataclass of the model or a tuple of plain values, as JSON."""
    return _adapter(shape).dump_json(value).decode()


def from_json(shape: type[T], column: str) -> T:
    """The value of type ``shape`` that was stored; StoreError if the column does not hold one."""
    try:
        return _adapter(shape).validate_json(column)
    except ValidationError as error:
        raise _unreadable(shape.__name__) from error


def packed(text: str) -> bytes:
    """``text``, compressed."""
    return zlib.compress(text.encode())


def unpacked(column: bytes) -> str:
    """The text that was compressed; StoreError if the column does not hold one."""
    try:
        return zlib.decompress(column).decode()
    except (zlib.error, UnicodeDecodeError) as error:
        raise _unreadable("text") from error


def sketch_to_bytes(sketch: tuple[int, ...]) -> bytes:
    """A sketch of signed 64-bit hashes, eight bytes each."""
    return struct.pack(f">{len(sketch)}q", *sketch)


def bytes_to_sketch(column: bytes) -> tuple[int, ...]:
    """The sketch that was stored."""
    return struct.unpack(f">{len(column) // 8}q", column)


def _unreadable(what: str) -> StoreError:
    return StoreError(
        f"Un valor guardado ({what}) no se puede leer: el archivo está dañado. Restaure una copia de seguridad.\n"
        f"A stored value ({what}) cannot be read: the file is damaged. Restore a backup."
    )
