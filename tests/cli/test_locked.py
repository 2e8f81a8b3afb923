"""The key commands and the real people.db: which key it has, and nobody else at work there."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.cli import codes
from monitor.cli.locked import alone, key_mark
from monitor.config import load_config
from monitor.config.files import Files
from monitor.errors import BusyError
from monitor.keys import Keyring, read_key_file
from monitor.model import Incoming
from monitor.service.lock import hold
from monitor.store.people import People
from tests.cli.calling import Faro


def test_a_running_service_keeps_its_key(faro: Faro) -> None:
    """Nothing is made, shown or written while it runs, and the copy that was written down stays the right one."""
    config = load_config(faro.config)
    with hold(config.data_dir, "notify"):
        assert faro.here("key", "new").code == codes.TEMPORARY
    assert not config.keys.file.exists()
    assert faro.here("key", "new").code == codes.OK
    before, copy = config.keys.file.read_bytes(), faro.here("key", "show").out
    with hold(config.data_dir, "notify"):
        answer = faro.here("key", "rotate")
    assert (answer.code, answer.out) == (codes.TEMPORARY, "")
    assert "Otro Faro" in answer.err
    assert config.keys.file.read_bytes() == before
    assert faro.here("key", "show").out == copy


def test_a_key_is_changed_in_the_real_file(faro: Faro) -> None:
    """The mark of people.db is that of the key that is kept, before and after."""
    config = load_config(faro.config)
    assert key_mark(config) is None
    faro.here("key", "new")
    first = read_key_file(config.keys.file)
    with People.open(Files(config.data_dir).people, keyring=first) as people:
        people.store_updates([Incoming(1, "43", private=True, command="start")], datetime.now(UTC))
    assert key_mark(config) == first.mark
    assert faro.here("key", "rotate").code == codes.OK
    assert key_mark(config) == read_key_file(config.keys.file).mark != first.mark
    assert isinstance(read_key_file(config.keys.file), Keyring)


def test_where_no_service_ever_was_nobody_is_in_the_way(faro: Faro) -> None:
    """Before there is a data directory none is made; where there is one, its place is taken."""
    config = load_config(faro.config)
    with alone(config), pytest.raises(BusyError), alone(config):
        pass
    for path in sorted(config.data_dir.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    config.data_dir.rmdir()
    with alone(config):
        assert not config.data_dir.exists()
