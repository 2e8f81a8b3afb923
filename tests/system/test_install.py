"""docs/install.md, typed word for word on a bare copy of this machine: a newcomer who follows it has Faro."""

from __future__ import annotations

import re

import pytest

from tests.house import ROOT, pins
from tests.system.conftest import RELEASE, Installed, commands

pytestmark = pytest.mark.system

#: What cannot be run here, each for the reason its paragraph gives.
NOT_RUN = [
    "faro setup --config /etc/faro/config.toml",
    "systemctl enable --now faro.target",
    "faro unlock --config /etc/faro/config.toml",
    "systemctl status faro-collect faro-notify",
    "faro check --config /etc/faro/config.toml",
]


def test_ten_commands_at_most() -> None:
    """From a bare Debian to a running service it takes ten commands or fewer, as many as the page says."""
    number = {6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten"}[len(commands())]
    assert f"in {number} commands" in (ROOT / "docs" / "install.md").read_text(encoding="utf-8")


def test_only_what_cannot_be_run_is_not_run() -> None:
    """The commands marked as not run are those that need a person or the network, and no others."""
    assert [each.line for each in commands() if not each.run] == NOT_RUN


def test_every_other_command_succeeds(installed: Installed) -> None:
    """Each of them ends with exit code 0."""
    assert list(installed.typed) == [each.line for each in commands() if each.run]
    for line, done in installed.typed.items():
        assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"


def test_the_command_runs_for_either_user(installed: Installed) -> None:
    """`faro` is in the path, reads the installed config by itself, and works for the users of the services."""
    for user in ("faro-collect", "faro-notify"):
        become = f"setpriv --reuid={user} --regid=faro --clear-groups"
        assert "faro" in installed.machine.answer(f"{become} faro --help")
        done = installed.machine.run(f"{become} faro check")
        assert done.returncode == 78
        assert "/etc/faro/config.toml" in done.stdout


def test_what_is_installed_is_what_is_locked(installed: Installed) -> None:
    """The environment holds the packages of the lock in their versions, and no tool of a developer."""
    frozen = installed.machine.answer(
        "/opt/faro/.venv/bin/python -m pip list --format=freeze --disable-pip-version-check"
    )
    found = {re.sub(r"[-_.]+", "-", line.split("==")[0]).lower(): line.split("==")[1] for line in frozen.splitlines()}
    locked = {name: pin.version for name, pin in pins(ROOT / "requirements" / "run.txt").items()}
    assert {name: version for name, version in found.items() if locked.get(name) != version}.keys() <= {
        "pip",
        "setuptools",
    }
    assert "pytest" not in found


def test_the_units_are_known_and_sound(installed: Installed) -> None:
    """systemd on that machine knows the units, with the program they start, and has nothing to say about them."""
    done = installed.machine.run("systemd-analyze verify --man=no faro.target faro-collect.service faro-notify.service")
    assert (done.returncode, done.stderr) == (0, "")
    assert installed.machine.answer("systemctl show --property=LoadState --value faro.target") == "loaded"


def test_nobody_but_root_writes_the_program(installed: Installed) -> None:
    """In /opt/faro nothing belongs to anybody but root, and nobody else may write it."""
    found = installed.machine.answer(r"find /opt/faro \( ! -user root -o ! -type l -perm /022 \) -print")
    assert found == ""


def test_again_changes_nothing(installed: Installed) -> None:
    """Called a second time, the installer does only what is left, and what the operator wrote stays as it was."""
    machine = installed.machine
    config = machine.root / "etc/faro/config.toml"
    config.write_text("# mine\n", encoding="utf-8")
    try:
        stray = machine.root / "opt/faro/monitor/gone.py"
        stray.write_text("", encoding="utf-8")
        again = machine.answer("tools/install", cwd=RELEASE)
        assert "Installing what it locks" not in again
        assert config.read_text(encoding="utf-8") == "# mine\n"
        assert machine.answer("stat -c '%a %U %G' /etc/faro/config.toml") == "640 root faro"
        assert not stray.exists(), "what a release no longer holds goes"
    finally:
        config.unlink()


def test_without_root_nothing_is_written(installed: Installed) -> None:
    """Anybody else is told so, in two languages, with the exit code for it (sysexits: 77)."""
    done = installed.machine.run("setpriv --reuid=nobody --clear-groups tools/install", cwd=RELEASE)
    assert done.returncode == 77
    assert "Faro se instala como root / Faro is installed as root" in done.stderr
