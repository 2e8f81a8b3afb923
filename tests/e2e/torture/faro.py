"""The services under torture: their folder, and each as a process that can be killed."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from monitor.config import load_config
from monitor.config.files import Files
from monitor.keys import new_secret, read_key_file, write_secret
from monitor.keys.ring import Keyring
from tests.e2e.torture.names import watchlist
from tests.e2e.torture.news import PAPERS

#: The parts of each layout, by the command that runs them.
LAYOUTS = {"run": ("run",), "split": ("collect", "notify")}
#: Seconds that a part may take to end when it is asked to.
PATIENCE = 20.0


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one Faro; ``run`` is where private names are handed over."""

    folder: Path
    run: Path
    config: Path
    files: Files

    @property
    def keyring(self) -> Keyring:
        """The key that this Faro works with."""
        return read_key_file(self.folder / "secrets" / "key")

    def log(self) -> str:
        """What the services wrote on standard error."""
        return "".join(path.read_text("utf-8", "replace") for path in sorted(self.folder.glob("*.log")))


def set_up(folder: Path, run: Path, papers: str, api: str, names: Sequence[str], token: str) -> Place:
    """Write what a Faro needs that reads ``papers`` and speaks to ``api``, both URLs; ``run`` stands in memory."""
    for each in (folder / "secrets", folder / "watchlists"):
        each.mkdir(parents=True, mode=0o700)
    for name, content in (("key", write_secret(new_secret())), ("token", token)):
        path = folder / "secrets" / name
        path.touch(0o600)
        path.write_text(f"{content}\n", "utf-8")
    (folder / "watchlists" / "people.toml").write_text(watchlist(tuple(names)), "utf-8")
    sources = "".join(
        f'[[sources]]\nid = "{paper}"\nname = "El {paper.title()}"\nurl = "{papers}/{paper}"\nrole = "{role}"\n'
        'language = "es"\ninterval = "1s"\n' + ("verifies = true\n" if role == "ngo" else "")
        for paper, role in PAPERS.items()
    )
    host = papers.removeprefix("http://")
    config = folder / "config.toml"
    config.write_text(
        f'{sources}[matching]\nhold = "2s"\n[channels.telegram]\ntoken_file = "secrets/token"\napi = "{api}"\n'
        f'[run]\ndir = "{run}"\n'
        f'[net]\ndelay = "0s"\n[[net.exceptions]]\naddress = "{host}"\ndelay = "0s"\nconcurrency = 8\n',
        "utf-8",
    )
    return Place(folder, run, config, Files(load_config(config).data_dir))


@dataclass(slots=True)
class Part:
    """One process of Faro; ``plant`` names a fault built into it (planted.py)."""

    name: str
    place: Place
    plant: str = ""
    process: asyncio.subprocess.Process | None = None
    starts: int = 0
    _log: Path = field(default=Path())

    async def start(self) -> None:
        """Start it, unless it runs."""
        if self.running:
            return
        module = ["tests.e2e.torture.planted", self.plant] if self.plant else ["monitor.cli"]
        with (self.place.folder / f"{self.name}.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *module, self.name, "--log", "info", "-c", str(self.place.config)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=log,
            )
        self.starts += 1

    @property
    def running(self) -> bool:
        """Whether it runs."""
        return self.process is not None and self.process.returncode is None

    async def kill(self) -> None:
        """SIGKILL, and wait until it is gone."""
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
            await self.process.wait()

    async def stop(self) -> int:
        """SIGTERM; return the exit code. Raises TimeoutError where it does not end in time."""
        if self.process is None:
            return 0
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(PATIENCE):
                await self.process.wait()
        return self.process.returncode or 0
