"""Commands that look at what an operator wrote: check, init, watchlist check."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.cli import codes
from monitor.cli.loading import load
from monitor.cli.show import show, show_json
from monitor.config import Config, advice, load_config, starter_config
from monitor.errors import ConfigError, Fault, unwritable
from monitor.files.folder import make_folder
from monitor.locale import Texts
from monitor.watchlists import shipped_watchlists
from monitor.watchlists.load import parse, read

if TYPE_CHECKING:
    from monitor.store.desk import Alarm, Desk

#: notify publishes its figures every half minute; quieter than this, it does not run.
QUIET = timedelta(minutes=5)


def check(path: Path, texts: Texts, *, as_json: bool) -> int:
    """Config, lists, followers, key and token, sources and alarms: what is unhealthy is said, with exit code 1."""
    from monitor.cli.safekeeping import secrets_amiss

    try:
        config, subjects = load(path)
    except ConfigError as error:
        return _refused(error, texts, as_json=as_json)
    notes = advice(config)
    blind = _blind(config, texts)
    alarms = [*secrets_amiss(config, texts, os.environ), *_alarms(config, texts)]
    unhealthy = bool(blind or alarms)
    if as_json:
        found = {"advice": [str(note) for note in notes], "blind": blind, "alarms": alarms, "subjects": len(subjects)}
        show_json({"faults": [], **found})
        return codes.UNHEALTHY if unhealthy else codes.OK
    figures = {"sources": len(config.sources), "subjects": len(subjects), "followers": len(config.followers)}
    show(texts("cli.check.unhealthy" if unhealthy else "cli.check.ok", **figures))
    for note in notes:
        show(texts("cli.check.advice", note=str(note)))
    show(*blind, *alarms)
    return codes.UNHEALTHY if unhealthy else codes.OK


def check_watchlists(path: Path, texts: Texts, *, as_json: bool) -> int:
    """The watchlists: mistakes (exit code 78), and what is worth a second look."""
    from monitor.cli.advising import advised, somebody_else
    from monitor.watchlists.lint import lint

    config = load_config(path)
    try:
        loaded = parse(read(config.watchlists))
    except ConfigError as error:
        return _refused(error, texts, as_json=as_json)
    notes = [
        {"file": place.file, "line": place.line, "id": note.subject_id, "kind": note.kind, "text": advised(note, texts)}
        for note in lint(loaded.subjects, somebody_else(config))
        for place in (loaded.places[note.subject_id],)
    ]
    if as_json:
        show_json({"faults": [], "advice": notes, "subjects": len(loaded.subjects)})
        return codes.OK
    show(texts("cli.watchlist.ok", subjects=len(loaded.subjects)))
    show(*("{file}:{line}: {id}: {text}".format_map(note) for note in notes))
    return codes.OK


def init(folder: Path, texts: Texts) -> int:
    """A folder with config.toml, watchlists/ and data/; what is there stays as it is. ConfigError, StoreError."""
    from monitor.config.files import Files

    make_folder(folder)
    config = folder / "config.toml"
    _write(config, starter_config(language=texts.language).encode(), texts)
    make_folder(folder / "watchlists")
    for name, content in shipped_watchlists().items():
        _write(folder / "watchlists" / name, content, texts)
    Files(load_config(config).data_dir).make_for_people()
    show(texts("cli.init.next", config=str(config)))
    return codes.OK


def _write(path: Path, content: bytes, texts: Texts) -> None:
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        show(texts("cli.init.kept", file=str(path)))
    except OSError as error:
        raise ConfigError([unwritable(path, error)]) from error
    else:
        show(texts("cli.init.made", file=str(path)))


def _refused(error: ConfigError, texts: Texts, *, as_json: bool) -> int:
    if as_json:
        show_json({"faults": [_fault(fault) for fault in error.faults]})
    else:
        show(*(str(fault) for fault in error.faults), texts.count("cli.check.faults", len(error.faults)))
    return codes.CONFIG


def _fault(fault: Fault) -> dict[str, object]:
    return {"file": fault.file, "line": fault.line, "what": fault.what, "todo": fault.todo}


def _blind(config: Config, texts: Texts) -> list[str]:
    """A line for every source that cannot be read."""
    from monitor.config.files import Files, begun

    files = Files(config.data_dir)
    if not begun(files.news):
        return []
    from monitor.store.polls import Polls

    with Polls.open(files.news, owner=False) as news:
        states = [state for state in news.source_states() if state.active]
    lines: list[str] = []
    for state in states:
        if state.ended:
            lines.append(texts("cli.check.ended", source=state.source_id))
        elif state.moved_to:
            lines.append(texts("cli.check.moved", source=state.source_id, target=state.moved_to))
        elif state.failures >= 3:
            lines.append(
                texts("cli.check.failing", source=state.source_id, times=state.failures, error=state.last_error)
            )
    return lines


def _alarms(config: Config, texts: Texts) -> list[str]:
    """A line for every alarm that stands open; before them, that they may be over, where nobody is there to say so."""
    from monitor.config.files import Files, begun

    path = Files(config.data_dir).desk
    if not begun(path):
        return []
    from monitor.locale.dates import stamp
    from monitor.service.lock import is_held
    from monitor.store.desk import Desk

    with Desk.open(path, owner=False, writes=False) as desk:
        lines = [_silence(desk, config, texts)] if config.telegram is not None else []
        alarms = desk.open_alarms()
        if alarms and not is_held(config.data_dir, "notify"):
            lines.append(texts("cli.check.last_said"))
        return [line for line in lines if line] + [
            texts(
                "cli.check.alarm",
                when=stamp(texts, alarm.raised, config.place.timezone),
                what=_alarm(alarm, texts),
            )
            for alarm in alarms
        ]


def _alarm(alarm: Alarm, texts: Texts) -> str:
    """What an alarm says, in the words of its detail where the catalogue has any."""
    key = f"cli.{alarm.text_key}"
    exact = f"{key}.{alarm.detail}"
    return texts(exact if texts.has(exact) else key, which=alarm.key.partition(":")[2], detail=alarm.detail)


def _silence(desk: Desk, config: Config, texts: Texts) -> str:
    """That notify has not been heard of for a while, or never, though there are people to tell; "" if all is well."""
    said = desk.health().get("notify")
    if said is None:
        return texts("cli.check.never_ran")
    if datetime.now(UTC) - said[1] < QUIET:
        return ""
    from monitor.locale.dates import stamp

    return texts("cli.check.quiet", when=stamp(texts, said[1], config.place.timezone))
