"""What is wrong between the tables of config.toml: things named twice, followers of nobody, and what to mend soon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from monitor.config.values import Config
from monitor.errors import Fault
from monitor.files.refusal import did_you_mean, shown
from monitor.files.text import plain
from monitor.files.toml import Document
from monitor.files.toml_lines import Path
from monitor.model import Role


class Cell(NamedTuple):
    """A text in the file: the table it belongs to, its own place, and what it says."""

    table: Path
    path: Path
    text: str


def named_twice(document: Document) -> list[Fault]:
    """Everything that must be one of its kind and is not; each fault names the first place too.

    A name under which somebody is quoted leads to one origin, so no two sources or voices may share one. Reads the
    raw values, so that it speaks even when other tables are wrong.
    """
    sources = list(_tables(document.data, "sources"))
    voices = list(_tables(document.data, "confirm", "voices"))
    followers = list(_tables(document.data, "channels", "terminal", "followers"))
    exceptions = list(_tables(document.data, "net", "exceptions"))
    return [
        *_twice(document, _cells(sources, "id"), str),
        *_twice(document, _cells(sources, "url"), lambda url: url.strip().rstrip("/")),
        *_twice(document, [*_cells(sources, "name", "names"), *_cells(voices, "name", "aliases")], plain),
        *_twice(document, _cells(followers, "name"), plain),
        *_twice(document, _cells(exceptions, "address"), str.lower),
    ]


def verifies_unasked(document: Document) -> list[Fault]:
    """Only an organisation that checks cases verifies (docs/design.md, Who confirms): everybody else is refused."""
    faults = []
    for keys in (("sources",), ("confirm", "voices")):
        for path, values in _tables(document.data, *keys):
            role = values.get("role")
            if values.get("verifies") is True and isinstance(role, str) and role in set(Role) - {Role.NGO}:
                what = f"verifies: '{role}' no comprueba casos (does not check cases)"
                todo = 'quite verifies; solo role = "ngo" / take it out; only an ngo'
                faults.append(Fault(document.file, document.line((*path, "verifies")), what, todo))
    return faults


def follows_nobody(config: Config, subject_ids: Iterable[str]) -> list[Fault]:
    """A fault for every follower of an id that no watchlist has."""
    known = set(subject_ids)
    faults = []
    for number, follower in enumerate(config.followers):
        for position, subject in enumerate(follower.follows):
            if subject not in known:
                path = ("channels", "terminal", "followers", number, "follows", position)
                todo = did_you_mean(subject, known, "use un id de la lista / use an id of a watchlist")
                what = f"follows: nadie tiene el id '{subject}' (no such id in the watchlists)"
                faults.append(Fault(config.file, config.document.line(path), what, todo))
    return faults


def advice(config: Config) -> list[Fault]:
    """What is allowed and still worth mending before a family relies on it; line 0 where nothing is written yet."""
    untried = sum(not source.verified for source in config.sources)
    notes: list[tuple[Path, bool, str, str]] = [
        (
            ("place", "contact"),
            not config.place.contact,
            "contact vacío: los medios no sabrán a quién escribir (nobody to write to)",
            "ponga un correo neutral / put a neutral e-mail",
        ),
        (("sources",), not config.sources, "no hay fuentes (no sources)", "añada [[sources]] / add [[sources]]"),
        (
            ("sources",),
            untried > 0,
            f"fuentes sin probar: {untried} (sources never tried)",
            "faro sources test; luego verified = true / then verified = true",
        ),
        (
            ("channels",),
            not config.followers and config.telegram is None,
            "nadie recibe avisos (nobody is told anything)",
            "faro setup prepara Telegram; o añada [[channels.terminal.followers]] / faro setup, or add one",
        ),
    ]
    return [Fault(config.file, config.document.line(path), what, todo) for path, true, what, todo in notes if true]


def _tables(data: object, *keys: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The tables of the array at ``keys``, each with its path; nothing where the file holds something else."""
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    for number, table in enumerate(data if isinstance(data, list) else []):
        if isinstance(table, dict):
            yield (*keys, number), table


def _cells(tables: list[tuple[Path, dict[str, Any]]], *keys: str) -> list[Cell]:
    """The texts under ``keys`` of every table, one by one where a key holds a list."""
    cells = []
    for table, values in tables:
        for key in keys:
            value = values.get(key)
            if isinstance(value, list):
                cells += [Cell(table, (*table, key, i), each) for i, each in enumerate(value) if isinstance(each, str)]
            elif isinstance(value, str):
                cells.append(Cell(table, (*table, key), value))
    return cells


def _twice(document: Document, cells: list[Cell], same: Callable[[str], str]) -> Iterator[Fault]:
    first: dict[str, Cell] = {}
    for cell in cells:
        earlier = first.setdefault(same(cell.text), cell)
        if earlier.table != cell.table and same(cell.text):
            key = next(part for part in reversed(cell.path) if isinstance(part, str))
            what = f"{key}: {shown(cell.text)} ya está en la línea {document.line(earlier.path)} (given twice)"
            yield Fault(document.file, document.line(cell.path), what, "deje uno solo / keep one")
