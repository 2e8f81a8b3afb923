"""config.toml to a frozen Config, or to every fault in it at once."""

from __future__ import annotations

from pathlib import Path

from monitor.config.checks import named_twice, verifies_unasked
from monitor.config.schema import Feed, Written
from monitor.config.values import Config, KeyPlace, TelegramPlace
from monitor.errors import ConfigError, unreadable
from monitor.files.shape import raise_all, validate
from monitor.files.toml import Document, parse_toml
from monitor.model import Source, digest

#: A tmpfs on every Linux (file-hierarchy(7), /dev/shm).
SHARED_MEMORY = Path("/dev/shm")  # noqa: S108
_LOOK = "revise el archivo y los permisos / check the file and its permissions"


def load_config(path: Path) -> Config:
    """Read the config file at ``path``; relative paths in it start at its own folder.

    Raises ConfigError with all faults, by line.
    """
    try:
        body = path.read_bytes()
    except OSError as error:
        todo = "faro init crea uno / faro init makes one" if isinstance(error, FileNotFoundError) else _LOOK
        raise ConfigError([unreadable(path, error, todo)]) from error
    document = parse_toml(path, body)
    written, faults = validate(Written, document)
    faults += [*named_twice(document), *verifies_unasked(document)]
    raise_all(faults)
    if written is None:  # cannot be: without a value there is a fault
        raise AssertionError("neither a value nor a fault")
    return _config(document, written)


def _config(document: Document, written: Written) -> Config:
    folder = document.file.absolute().parent
    data_dir = folder / Path(written.data.dir).expanduser()
    return Config(
        file=document.file,
        place=written.place,
        sources=tuple(_source(feed) for feed in written.sources),
        confirm=written.confirm,
        matching=written.matching,
        followers=written.channels.terminal.followers,
        net=written.net,
        retention=written.retention,
        data_dir=data_dir,
        run_dir=_run_dir(folder, written, data_dir),
        keys=KeyPlace(written.keys.mode, folder / Path(written.keys.file).expanduser()),
        telegram=_telegram(folder, written),
        bot=written.channels.telegram,
        watchlists=tuple(folder / Path(name).expanduser() for name in written.watchlists.paths),
        document=document,
    )


def _run_dir(folder: Path, written: Written, data_dir: Path) -> Path:
    """As written; else a folder of this data directory's own on the tmpfs that every Linux has."""
    if written.run.dir:
        return folder / Path(written.run.dir).expanduser()
    return SHARED_MEMORY / f"run-{digest(str(data_dir.resolve()))}"


def _telegram(folder: Path, written: Written) -> TelegramPlace | None:
    table = written.channels.telegram
    if not table.token_file:
        return None
    return TelegramPlace(folder / Path(table.token_file).expanduser(), table.api, table.name)


def _source(feed: Feed) -> Source:
    return Source(
        id=feed.id,
        name=feed.name,
        url=feed.url,
        role=feed.role,
        language=feed.language,
        verifies=feed.verifies,
        names=feed.names,
        interval=feed.interval.total_seconds(),
        verified=feed.verified,
    )
