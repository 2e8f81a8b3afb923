"""Stands in for the command `faro` under the real units: writes down what it could see and do there, and then lives on.

probe.py collect|notify [still]     with "still" the watchdog is not fed
"""

from __future__ import annotations

import errno
import importlib
import json
import os
import pkgutil
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path("/var/lib/faro")
RUN = Path("/run/faro")
SECRETS = Path("/etc/faro")


def main() -> None:
    """Try everything, tell systemd, and feed its watchdog for ever."""
    part, still = sys.argv[1], sys.argv[2:] == ["still"]
    report = {
        name: tried(action) for name, action in (common() | (collect() if part == "collect" else notify())).items()
    }
    (DATA / f"{part}.json").write_text(json.dumps(report), encoding="utf-8")

    from monitor.service import systemd

    systemd.notify(os.environ, systemd.READY, systemd.status(f"{part} works"))
    while True:
        if not still:
            systemd.notify(os.environ, systemd.WATCHDOG)
        time.sleep(0.5)


def tried(action: Callable[[], object]) -> str:
    """What came of it: the outcome, or the name of the error."""
    try:
        return str(action())
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    except Exception as error:  # noqa: BLE001 - the test is to see it
        return f"{type(error).__name__}: {error}"


def common() -> dict[str, Callable[[], object]]:
    """What both try."""
    return {
        "imports": imports,
        "config": lambda: (SECRETS / "config.toml").read_text(encoding="utf-8"),
        "token file": lambda: (SECRETS / "telegram-token").read_text(encoding="utf-8"),
        "key file": lambda: (SECRETS / "key").read_text(encoding="utf-8"),
        "held key": lambda: (RUN / "key").read_text(encoding="utf-8"),
        "credentials": credentials,
        "core": lambda: (resource.getrlimit(resource.RLIMIT_CORE)[1], Path("/proc/self/coredump_filter").read_text()),
        "write the program": lambda: Path("/opt/faro/x").write_text("x", encoding="utf-8"),
        "write the config": lambda: (SECRETS / "x").write_text("x", encoding="utf-8"),
        "homes": lambda: list(Path("/root").iterdir()),
        "processes": lambda: sum(path.name.isdigit() for path in Path("/proc").iterdir()),
        "watchdog": lambda: os.environ["WATCHDOG_USEC"],
    }


def collect() -> dict[str, Callable[[], object]]:
    """What collect needs, and what it must not do."""

    def own() -> str:
        from monitor.store.news import News

        with News.open(DATA / "news.db", owner=True) as news:
            return news.epoch()

    def read() -> str:
        from monitor.store.desk import Desk

        with Desk.open(DATA / "desk.db", owner=False, writes=False) as desk:
            return desk.epoch()

    return {
        "own": own,
        "read": read,
        "worker": worker,
        "people": lambda: list((DATA / "people").iterdir()),
        "rename people": lambda: (DATA / "people").rename(DATA / "mine"),
        "remove people": lambda: (DATA / "people").rmdir(),
        "names": lambda: (RUN / "names.json").read_text(encoding="utf-8"),
        "write names": lambda: (RUN / "names.json").write_text("mine", encoding="utf-8"),
    }


def notify() -> dict[str, Callable[[], object]]:
    """What notify needs."""

    def own() -> str:
        from monitor.store.desk import Desk

        with Desk.open(DATA / "desk.db", owner=True) as desk:
            return desk.epoch()

    def read() -> str:
        from monitor.store.news import News

        with News.open(DATA / "news.db", owner=False) as news:
            return news.epoch()

    def put(path: Path, mode: int) -> str:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode)
        os.write(descriptor, path.name.encode())
        os.close(descriptor)
        return path.read_text(encoding="utf-8")

    return {
        "people": lambda: put(DATA / "people" / "people.db", 0o600),
        "hold the key": lambda: put(RUN / "key", 0o600),
        "hand over names": lambda: put(RUN / "names.json", 0o640),
        "own": own,
        "read": read,
    }


def imports() -> str:
    """Import all of Faro, and use what makes code or memory of its own (cryptography, ctypes)."""
    import monitor

    count = 0
    for module in pkgutil.walk_packages(monitor.__path__, "monitor."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
            count += 1
    import ctypes

    from cryptography.fernet import Fernet

    box = Fernet(Fernet.generate_key())
    assert box.decrypt(box.encrypt(b"faro")) == b"faro"
    assert ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int)(abs)(-1) == 1
    return "all" if count > 20 else str(count)


def credentials() -> dict[str, str]:
    """What systemd handed over, by name."""
    folder = Path(os.environ["CREDENTIALS_DIRECTORY"])
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def worker() -> str:
    """Start the process that reads hostile bytes, which sets limits of its own, and let it end."""
    command = [sys.executable, "-P", "-s", "-B", "-m", "monitor.sources.worker", "512", "10"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, env={"PYTHONPATH": "/opt/faro"}, timeout=30, check=False
    )
    return done.stdout[-5:].decode() or done.stderr.decode()


if __name__ == "__main__":
    main()
