"""The three files as they stand: what still waits, what is hurried along, what is left that should not be."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.e2e.torture.faro import Place

#: Everything that may stand in the folders of data once the services have ended.
_DATA = {"news.db", "desk.db", "people", "collect.lock", "notify.lock"}


def rows(path: Path, sql: str, *given: object) -> list[tuple[object, ...]]:
    """Rows of a database that somebody else is writing; none where it is not there yet."""
    if not path.exists():
        return []
    database = sqlite3.connect(path, timeout=10)
    try:
        database.execute("PRAGMA secure_delete = ON")  # what this writes leaves no traces of its own
        found: list[tuple[object, ...]] = database.execute(sql, given).fetchall()
        database.commit()
    except sqlite3.OperationalError as error:
        if "no such table" in str(error) or "locked" in str(error):
            return []
        raise
    finally:
        database.close()
    return found


def count(path: Path, table: str, where: str = "true") -> int:
    """How many rows of ``table`` are so; none where there is no table."""
    found = rows(path, f"SELECT count(*) FROM {table} WHERE {where}")  # noqa: S608
    return int(str(found[0][0])) if found else 0


class Peek:
    """Looks into the files of one Faro while it runs."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def traces(self, chat: int) -> tuple[bytes, ...]:
        """What stands in people.db about this chat and about nobody else, as it stands there."""
        people = self._place.files.people
        lookup = self._place.keyring.lookup("address", "telegram", str(chat))
        found: list[bytes] = []
        for subscriber, contact in rows(people, "SELECT id, contact FROM subscribers WHERE lookup = ?", lookup):
            found += [_raw(subscriber), _raw(contact)]
            for each in rows(people, "SELECT id, name FROM names WHERE subscriber = ?", subscriber):
                found += [_raw(part) for part in each]
        return tuple(found)

    def handled(self, update: int) -> bool:
        """Whether an update was stored and done with."""
        offset = rows(self._place.files.people, "SELECT value ->> 0 FROM meta WHERE key = 'offset'")
        stored = bool(offset) and int(str(offset[0][0])) > update
        return stored and not count(self._place.files.people, "updates", f"id = {int(update)}")

    def hurry(self, *, all_of_it: bool = False) -> None:
        """Make every paper due, and with ``all_of_it`` whatever waits for a later try."""
        files = self._place.files
        rows(files.news, "UPDATE sources SET next_poll = 0 WHERE failures > 0")
        if all_of_it:
            rows(files.news, "UPDATE jobs SET due = 0 WHERE tries > 0")
            rows(files.people, "UPDATE deliveries SET due = 0 WHERE state = 'waiting' AND tries > 0")
            rows(files.people, "UPDATE deliveries SET due = 0 WHERE state = 'waiting' AND rank = 7")

    def unfinished(self, etags: Mapping[str, str]) -> list[str]:
        """What is still to be done; ``etags`` are those of the papers as they stand."""
        files = self._place.files
        stored = {str(row[0]): row[1] for row in rows(files.news, "SELECT id, etag FROM sources")}
        unread = [paper for paper, etag in etags.items() if stored.get(paper) != etag]
        ends = (("position", "changes"), ("findings", "findings"))
        logs = [log for key, log in ends if not self._read(key, log)]
        waiting = {
            "articles": count(files.news, "jobs", "tries > 0 OR headline_read = 0"),
            "updates": count(files.people, "updates"),
            "deliveries": count(files.people, "deliveries", "state = 'waiting'"),
            "names": count(files.people, "names", "state = 'asked'"),
            "back": count(files.people, "subscribers", "behind = 1 AND id IN (SELECT subscriber FROM following)"),
        }
        return [*unread, *logs, *(what for what, many in waiting.items() if many)]

    def _read(self, key: str, log: str) -> bool:
        """Whether notify has read a log of news.db to its end."""
        end = rows(self._place.files.news, f"SELECT coalesce(max(seq), 0) FROM {log}")  # noqa: S608
        position = rows(self._place.files.people, "SELECT value ->> 1 FROM meta WHERE key = ?", key)
        return bool(end) and bool(position) and int(str(position[0][0])) == end[0][0]


def unsound(place: Place) -> Iterator[str]:
    """What is wrong with the files."""
    for path in (place.files.news, place.files.people, place.files.desk):
        found = rows(path, "PRAGMA integrity_check")
        if found != [("ok",)]:
            yield f"{path.name}: {found}"
        if found := rows(path, "PRAGMA foreign_key_check"):
            yield f"{path.name}: {found}"


def left_over(place: Place) -> Iterator[str]:
    """Files that should not be there."""
    for folder, known in (
        (place.files.data_dir, _DATA),
        (place.files.people.parent, {"people.db"}),
        (place.run, {"names.json"}),
    ):
        for path in sorted(folder.iterdir()):
            if path.name.removesuffix("-wal").removesuffix("-shm") not in known:
                yield str(path)


def remains(place: Place, traces: tuple[bytes, ...]) -> bool:
    """Whether any of ``traces`` can be found in the bytes of people.db and what stands beside it."""
    content = b"".join(path.read_bytes() for path in sorted(place.files.people.parent.iterdir()))
    return any(trace in content for trace in traces)


def _raw(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
