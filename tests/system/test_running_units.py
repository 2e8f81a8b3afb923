"""The units as installed, started by a real systemd with a probe in place of the program: what each can see and do."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.system.conftest import Installed
from tests.system.machine import Machine

pytestmark = pytest.mark.system

PARTS = ("collect", "notify")
Reports = dict[str, dict[str, str]]


def replace(machine: Machine, part: str, *arguments: str, settings: str = "") -> None:
    """Let a unit start the probe instead of its program; all else stays as installed."""
    folder = machine.root / f"run/systemd/system/faro-{part}.service.d"
    folder.mkdir(parents=True, exist_ok=True)
    command = " ".join(("/opt/faro/.venv/bin/python", "/opt/faro/probe.py", part, *arguments))
    (folder / "probe.conf").write_text(f"[Service]\nExecStart=\nExecStart={command}\n{settings}", encoding="utf-8")
    machine.answer("systemctl daemon-reload")


def shown(machine: Machine, part: str, what: str) -> str:
    """A property of a unit, as systemctl shows it."""
    return machine.answer(f"systemctl show --property={what} --value faro-{part}")


def report(machine: Machine, part: str) -> dict[str, str]:
    """What the probe wrote down last."""
    found: dict[str, str] = json.loads((machine.root / f"var/lib/faro/{part}.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def machine(installed: Installed) -> Iterator[Machine]:
    """The installed machine with both units started twice, so that each finds what the other has made."""
    machine = installed.machine
    (machine.root / "opt/faro/probe.py").write_bytes(Path(__file__).with_name("probe.py").read_bytes())
    for name in ("config.toml", "telegram-token"):
        (machine.root / "etc/faro" / name).write_text(name, encoding="utf-8")
    machine.answer("systemd-tmpfiles --create faro.conf")
    for part in PARTS:
        replace(machine, part)
    machine.answer("systemctl start faro.target")
    machine.answer("systemctl restart faro.target")
    yield machine
    machine.answer("systemctl stop faro.target")
    for name in ("config.toml", "telegram-token"):
        (machine.root / "etc/faro" / name).unlink()


@pytest.fixture(scope="module")
def reports(machine: Machine) -> Reports:
    """What each saw at its second start."""
    return {part: report(machine, part) for part in PARTS}


def test_both_say_that_they_are_ready(machine: Machine) -> None:
    """Each is active once it said so itself, and shows its own words."""
    for part in PARTS:
        assert shown(machine, part, "ActiveState") == "active"
        assert shown(machine, part, "StatusText") == f"{part} works"


def test_all_of_faro_runs_in_there(reports: Reports) -> None:
    """Everything can be imported and used where memory may not be made executable and system calls are few."""
    for part in PARTS:
        assert reports[part]["imports"] == "all"
        assert reports[part]["config"] == "config.toml"
    assert reports["collect"]["worker"] == "ready"


def test_each_reads_the_others_file(reports: Reports) -> None:
    """Collect reads desk.db and notify reads news.db, each the one the other owns."""
    assert reports["collect"]["own"] == reports["notify"]["read"]
    assert reports["notify"]["own"] == reports["collect"]["read"]


def test_collect_cannot_see_who_is_told(reports: Reports) -> None:
    """It can neither look into people/ nor put another directory in its place."""
    assert reports["collect"]["people"] == "EACCES"
    assert reports["collect"]["rename people"] == "EBUSY"
    assert reports["collect"]["remove people"] in {"EBUSY", "EACCES"}
    assert reports["notify"]["people"] == "people.db"


def test_collect_is_given_no_secret(reports: Reports) -> None:
    """No token, no key, neither from the disk nor the one that was typed, and no credential; it reads the names."""
    for secret in ("token file", "held key"):
        assert reports["collect"][secret] == "EACCES"
    assert reports["collect"]["credentials"].startswith("KeyError")
    assert reports["collect"]["names"] == "names.json"
    assert reports["collect"]["write names"] in {"EACCES", "EROFS"}


def test_notify_is_handed_its_secrets(reports: Reports) -> None:
    """It gets the token; where there is no key file it starts all the same, with an empty line for a key."""
    assert reports["notify"]["credentials"] == str({"faro-key": "\n", "faro-token": "telegram-token"})
    assert reports["notify"]["token file"] == "EACCES"
    assert reports["notify"]["hold the key"] == "key"


def test_neither_reaches_further(reports: Reports) -> None:
    """Neither writes the program or the config, looks into homes, sees other processes, or leaves a core file."""
    for part in PARTS:
        found = reports[part]
        assert found["write the program"] == "EROFS"
        assert found["write the config"] in {"EROFS", "EACCES"}
        assert found["homes"] == "EACCES"
        assert found["processes"] == "1"
        assert found["core"].startswith("(0, '00000000")


def test_the_key_outlives_a_kill_and_not_a_stop(machine: Machine) -> None:
    """What was typed is still there after a crash and a restart, and gone once the service was stopped."""
    held = machine.root / "run/faro/key"
    replace(machine, "notify", settings="RestartSec=100ms\n")
    machine.answer("systemctl kill --signal=KILL faro-notify")
    for _ in range(100):
        if shown(machine, "notify", "NRestarts") == "1" and shown(machine, "notify", "ActiveState") == "active":
            break
        time.sleep(0.05)
    assert shown(machine, "notify", "NRestarts") == "1"
    assert report(machine, "notify")["held key"] == "key"
    machine.answer("systemctl restart faro-notify")
    assert report(machine, "notify")["held key"] == "key"
    machine.answer("systemctl stop faro-notify")
    assert not held.exists()
    machine.answer("systemctl start faro-notify")
    assert report(machine, "notify")["held key"] == "ENOENT"


def test_a_key_that_root_typed_before_the_start_is_notifys_to_read(machine: Machine) -> None:
    """As docs/keys.md has it for a change of key: stopped, typed and changed by root, started."""
    folder = machine.root / "run/faro"
    machine.answer("systemctl stop faro-notify")
    machine.answer("mkdir --mode=0700 /run/faro")
    machine.answer("install --mode=0600 /dev/null /run/faro/key")
    (folder / "key").write_text("typed by root", encoding="utf-8")
    machine.answer("systemctl start faro-notify")
    assert report(machine, "notify")["held key"] == "typed by root"
    assert (folder / "key").stat().st_uid == folder.stat().st_uid != 0
    machine.answer("systemctl restart faro-notify")


def test_one_goes_on_without_the_other(machine: Machine) -> None:
    """Stopping either leaves the other running, and each starts alone."""
    for stopped, other in (PARTS, PARTS[::-1]):
        machine.answer(f"systemctl stop faro-{stopped}")
        assert shown(machine, other, "ActiveState") == "active"
        machine.answer(f"systemctl restart faro-{other}")
        assert report(machine, other)["read"] == report(machine, stopped)["own"]
        machine.answer(f"systemctl start faro-{stopped}")


def test_one_that_stands_still_is_started_again(machine: Machine) -> None:
    """A service that does not feed the watchdog is killed and started anew."""
    for part in PARTS:
        assert report(machine, part)["watchdog"] == "120000000"
        replace(machine, part, "still", settings="WatchdogSec=700ms\nRestartSec=100ms\n")
        machine.answer(f"systemctl restart faro-{part}")
        for _ in range(100):
            if shown(machine, part, "NRestarts") != "0":
                break
            time.sleep(0.05)
        assert shown(machine, part, "NRestarts") != "0"
        replace(machine, part)
        machine.answer(f"systemctl restart faro-{part}")
