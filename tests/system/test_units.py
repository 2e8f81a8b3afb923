"""The files in systemd/ are sound: units without a warning, tightly shut, users and directories as they must be."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.house import ROOT

pytestmark = pytest.mark.system

UNITS = ROOT / "systemd"
SERVICES = ("faro-collect", "faro-notify")
#: What `systemd-analyze security` may say at most (SECURITY.md); 0 is shut, 10 is open.
EXPOSURE = 1.5
#: What one service is given, or refused, and the other is not.
OWN = {
    "Description",
    "After",
    "ExecStart",
    "User",
    "InaccessiblePaths",
    "LoadCredential",
    "SetCredential",
    "RuntimeDirectory",
    "RuntimeDirectoryMode",
    "RuntimeDirectoryPreserve",
    "MemoryMax",
    "MemorySwapMax",
}


def run(*command: str | Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; what it says on both channels comes together."""
    return subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=30,
        check=False,
        env={"PATH": "/usr/bin:/usr/sbin:/bin:/sbin", "SYSTEMD_LOG_LEVEL": "warning", **environ},
    )


def settings(service: str) -> dict[str, list[str]]:
    """What a unit file sets, every value of each key in order."""
    found: dict[str, list[str]] = {}
    for line in (UNITS / f"{service}.service").read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            found.setdefault(key, []).append(value)
    return found


def test_units_verify_without_a_word(tmp_path: Path) -> None:
    """systemd finds nothing to say about the units, with a program that is installed in place of Faro's."""
    for unit in UNITS.glob("faro*.*"):
        if unit.suffix in {".service", ".target"}:
            text = unit.read_text(encoding="utf-8").replace("ExecStart=/opt/faro/.venv/bin/faro", "ExecStart=/bin/true")
            (tmp_path / unit.name).write_text(text, encoding="utf-8")
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["faro-collect.service", "faro-notify.service", "faro.target"]
    done = run("systemd-analyze", "verify", "--man=no", *files, SYSTEMD_UNIT_PATH=f"{tmp_path}:")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("service", SERVICES)
def test_exposure(service: str) -> None:
    """Each service scores 1.5 or better."""
    done = run("systemd-analyze", "security", "--offline=true", "--no-pager", UNITS / f"{service}.service")
    found = re.search(r"Overall exposure level for \S+: ([0-9.]+)", done.stdout)
    assert found, done.stdout
    print(found[0])  # noqa: T201 - the figure is what a reader of the run wants to see
    assert float(found[1]) <= EXPOSURE


def test_neither_service_is_shut_less_than_the_other() -> None:
    """All that the two units do not share is what each is given or refused for its own work."""
    collect, notify = (settings(service) for service in SERVICES)
    assert {key for key in collect.keys() | notify.keys() if collect.get(key) != notify.get(key)} == OWN


def test_only_notify_is_given_secrets() -> None:
    """Collect is handed no credential, and the directory of people and the files of the secrets are shut before it."""
    collect, notify = (settings(service) for service in SERVICES)
    assert not {"LoadCredential", "SetCredential", "RuntimeDirectory"} & collect.keys()
    assert [value.split(":")[0] for value in notify["LoadCredential"]] == ["faro-token", "faro-key"]
    shut = " ".join(collect["InaccessiblePaths"]).replace("-/", "/").split()
    assert {"/var/lib/faro/people", *(value.split(":")[1] for value in notify["LoadCredential"])} == set(shut)


def test_the_program_is_where_the_installer_puts_it() -> None:
    """Each unit runs its own command of the installed program with the installed config."""
    for service in SERVICES:
        part = service.removeprefix("faro-")
        command = f"/opt/faro/.venv/bin/faro {part} --config /etc/faro/config.toml"
        assert settings(service)["ExecStart"] == [command]


def test_users_and_directories(tmp_path: Path) -> None:
    """Two users share a group; the data is the group's, people/ is notify's alone, the config root's to write."""
    (tmp_path / "etc").mkdir()
    assert run("systemd-sysusers", f"--root={tmp_path}", UNITS / "faro.sysusers.conf").returncode == 0
    users = {line.split(":")[0]: line.split(":") for line in (tmp_path / "etc/passwd").read_text().splitlines()}
    groups = {line.split(":")[0]: line.split(":")[2] for line in (tmp_path / "etc/group").read_text().splitlines()}
    for name in SERVICES:
        assert users[name][3] == groups["faro"], "its own group is the shared one"
        assert users[name][6].endswith("/nologin")
    for secret in ("config.toml", "telegram-token", "key"):
        (tmp_path / "etc/faro").mkdir(exist_ok=True)
        (tmp_path / "etc/faro" / secret).write_text("", encoding="utf-8")
    done = run("systemd-tmpfiles", "--create", f"--root={tmp_path}", UNITS / "faro.tmpfiles.conf")
    assert (done.returncode, done.stdout) == (0, "")
    root, group, notify = 0, int(groups["faro"]), int(users["faro-notify"][2])
    for path, mode, owner, owning_group in (
        ("var/lib/faro", 0o42770, root, group),
        ("var/lib/faro/people", 0o40700, notify, group),
        ("etc/faro", 0o42750, root, group),
        ("etc/faro/watchlists", 0o42750, root, group),
        ("etc/faro/config.toml", 0o100640, root, group),
        ("etc/faro/telegram-token", 0o100600, root, 0),
        ("etc/faro/key", 0o100600, root, 0),
    ):
        found = (tmp_path / path).stat()
        assert (oct(found.st_mode), found.st_uid, found.st_gid) == (oct(mode), owner, owning_group), path
