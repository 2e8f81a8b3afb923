"""faro setup as an operator meets it: a process that asks, a Bot API on loopback, and the service that runs then."""

from __future__ import annotations

import asyncio
import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from monitor.cli import codes
from monitor.config import KeyMode, load_config
from monitor.keys import drop, held, read_key_file, write_secret
from tests.botapi import BotApi, BotApiServer
from tests.botapi.answers import CONFLICT

pytestmark = pytest.mark.system

TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the example of the Bot API's documentation
OPERATOR = 42
#: A terminal of its own (tty_ioctl(4)), so that Ctrl-C reaches it; then the command.
COMMAND = """
import fcntl, sys, termios
from pathlib import Path
if sys.stdin.isatty():
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
from monitor.cli.setup import set_up
from monitor.locale import translator
sys.exit(set_up(Path(sys.argv[1]), translator("es"), api=sys.argv[2], wait=20))
"""


@dataclass
class Child:
    """A process that asks: what it wrote, and a keyboard to answer with."""

    process: subprocess.Popen[bytes]
    reads: int
    writes: int
    seen: str = ""
    at: int = 0
    _bytes: bytearray = field(default_factory=bytearray)

    async def until(self, words: str) -> str:
        """What it writes, after what was waited for before, until ``words`` are in it; 20 s of silence fail."""
        while words not in self.seen[self.at :]:
            assert await asyncio.to_thread(self._read), f"ended without {words!r}:\n{self.seen}"
        start, self.at = self.at, self.seen.index(words, self.at) + len(words)
        return self.seen[start : self.at]

    def types(self, line: str) -> None:
        """Type a line."""
        os.write(self.writes, f"{line}\n".encode())

    async def answer(self, words: str, line: str = "") -> None:
        """Wait for a question and answer it."""
        await self.until(words)
        self.types(line)

    async def ends(self) -> int:
        """Its exit code, once it has written everything."""
        while await asyncio.to_thread(self._read):
            pass
        return await asyncio.to_thread(self.process.wait, 20)

    def _read(self) -> bool:
        assert select.select([self.reads], [], [], 20)[0], self.seen
        try:
            some = os.read(self.reads, 4096)
        except OSError:  # EIO: nobody holds the other side of the terminal any more
            some = b""
        self._bytes += some
        self.seen = self._bytes.decode(errors="replace").replace("\r\n", "\n")
        return bool(some)


@contextmanager
def asked(config: Path, url: str, *, terminal: bool = False) -> Iterator[Child]:
    """``faro setup``, on a terminal or on pipes."""
    command = [sys.executable, "-c", COMMAND, str(config), url]
    if terminal:
        ours, theirs = pty.openpty()
        process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
        os.close(theirs)
        fds = [ours]
    else:
        piped = subprocess.PIPE
        process = subprocess.Popen(command, stdin=piped, stdout=piped, stderr=subprocess.STDOUT, bufsize=0)
        assert process.stdin is not None
        assert process.stdout is not None
        ours, fds = process.stdin.fileno(), []
    try:
        yield Child(process, process.stdout.fileno() if process.stdout else ours, ours)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
        for fd in fds:
            os.close(fd)


@contextmanager
def running(config: Path, environ: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """``faro run``."""
    command = [sys.executable, "-m", "monitor.cli", "run", "--config", str(config), "--log", "error"]
    with subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def play(scene: Callable[[BotApi, str], Awaitable[None]], name: str = "Agenda Brisa") -> None:
    """Play ``scene`` with a bot of that name, and the address of its Bot API."""

    async def main() -> None:
        api = BotApi(TOKEN, seed=1)
        api.world.profile.names[""] = name
        api.world.profile.username = "agenda_brisa_bot"
        async with BotApiServer(api) as server, asyncio.timeout(120):
            await scene(api, server.url)

    asyncio.run(main())


async def eventually(true: Callable[[], bool]) -> None:
    """Wait until it is so; 20 s at most."""
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110 - what happens in another process sets no event here
            await asyncio.sleep(0.05)


def groups(shown: str) -> list[str]:
    """The key as somebody copies it from the screen, group by group."""
    return [group for line in shown.splitlines() if line.startswith("    ") for group in line.split()]


async def to_the_last_question(child: Child, way: str) -> str:
    """Answer everything, with the key kept in this ``way``, but whether to write it; the key that was shown."""
    await child.answer("Idioma / language (es, en) [es]: ")
    await child.answer("Zona horaria [", "America/Caracas")
    await child.answer("figuras públicas nombradas en la prensa? (s/n)", "n")
    await child.answer("lugares de detención de Venezuela? (s/n)", "s")
    await child.answer("Nombre y apellidos (Enter", "Ana Lucía Zambrano Oropel")
    await child.answer("[1]: ", "1")
    await child.answer("Nombre y apellidos (Enter")
    await child.answer("Token (no se ve al escribir): ", TOKEN)
    await child.answer("Nombre del bot [", "Libreta Canela")
    await child.answer("¿1 o 2? [1]: ", way)
    shown = groups(await child.until("escriba el grupo "))
    number = int((await child.until(" del papel")).split()[0])
    child.types(shown[number - 1].lower())
    await child.until("¿Escribirlo ahora? (s/n) [s]: ")
    return "-".join(shown)


def test_a_service_that_was_set_up_works(tmp_path: Path) -> None:
    """From nothing but answers to a bot that answers: the start that the test alert was sent for is answered too."""
    config = tmp_path / "config.toml"
    config.write_text("# Sin fuentes: nada fuera de esta máquina\n[confirm]\ncarriers = 2\n", "utf-8")

    async def scene(api: BotApi, url: str) -> None:
        with asked(config, url) as child:
            key = await to_the_last_question(child, "1")
            assert not (tmp_path / "secrets").exists()
            child.types("s")
            await child.answer("¿Enviarlo ahora? (s/n) [s]: ", "s")
            await child.until("https://t.me/agenda_brisa_bot")
            await child.until("Espero hasta")
            api.write(OPERATOR, "/start")
            await child.answer("¿Llegó? (s/n) [s]: ", "s")
            assert await child.ends() == codes.OK
        made = load_config(config)
        assert [write_secret(secret) for secret in read_key_file(made.keys.file).secrets] == [key]
        assert child.seen.count(TOKEN) == 0
        (trial,) = api.chat(OPERATOR).received
        assert trial.text.startswith("PRUEBA. SIN CONFIRMAR. ")
        assert api.world.profile.names[""] == "Libreta Canela"
        assert len(api.updates.pending) == 1
        with running(config, {}) as service:
            await eventually(lambda: len(api.chat(OPERATOR).received) > 1 or service.poll() is not None)
            await eventually(lambda: not api.updates.pending or service.poll() is not None)
            assert service.poll() is None
            with asked(config, url) as child:  # again, while it runs
                await child.until("El servicio está en marcha")
                for words in ("(es, en) [es]: ", "[America/Caracas]: ", "figuras públicas", "(Enter: ninguno más)"):
                    await child.answer(words)
                await child.answer("Enter: sigue el que está")
                await child.answer("[Libreta Canela]: ")
                await child.answer("¿Escribirlo ahora? (s/n) [s]: ")
                await child.until("Se omite: el servicio está en marcha")
                assert await child.ends() == codes.OK
            assert service.poll() is None
        assert [call.status for call in api.calls if call.status == 409] == []

    try:
        play(scene)
    finally:
        shutil.rmtree(load_config(config).run_dir, ignore_errors=True)


def test_a_typed_key_is_held_for_the_service(tmp_path: Path) -> None:
    """On a terminal: nothing secret that is typed is seen, and the key is in memory and in no file."""
    config = tmp_path / "config.toml"
    config.write_text("[confirm]\ncarriers = 2\n", "utf-8")

    async def scene(api: BotApi, url: str) -> None:
        with asked(config, url, terminal=True) as child:
            key = await to_the_last_question(child, "2")
            child.types("s")
            await child.answer("¿Enviarlo ahora? (s/n) [s]: ", "n")
            assert await child.ends() == codes.OK
        made = load_config(config)
        try:
            ring = held(made.run_dir)
            assert ring is not None
            assert [write_secret(secret) for secret in ring.secrets] == [key]
        finally:
            drop(made.run_dir)
            made.run_dir.rmdir()
        assert (made.keys.mode, made.keys.file.exists()) == (KeyMode.TYPED, False)
        assert TOKEN not in child.seen
        assert "getUpdates" not in {call.method for call in api.calls}

    play(scene)


def test_ctrl_c_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """At the last question: not a byte is written, the bot keeps its name, and that is said."""
    config = tmp_path / "home" / "config.toml"
    config.parent.mkdir()
    config.write_text("[confirm]\ncarriers = 2\n", "utf-8")

    async def scene(api: BotApi, url: str) -> None:
        with asked(config, url, terminal=True) as child:
            await to_the_last_question(child, "1")
            os.write(child.writes, b"\x03")
            await child.until("No se escribió nada: todo está como estaba.")
            assert await child.ends() == codes.TEMPORARY
        assert list(config.parent.iterdir()) == [config]
        assert config.read_text("utf-8") == "[confirm]\ncarriers = 2\n"
        assert api.world.profile.names == {"": "Agenda Brisa"}
        assert {call.method for call in api.calls} == {"getMe", "getMyName"}

    play(scene)


def test_a_bot_that_somebody_else_reads(tmp_path: Path) -> None:
    """Another program at the same bot is named as such; the rest is done, and 75 says that the test is not."""
    config = tmp_path / "config.toml"
    config.write_text("[confirm]\ncarriers = 2\n", "utf-8")

    async def scene(api: BotApi, url: str) -> None:
        with asked(config, url) as child:
            await to_the_last_question(child, "1")
            child.types("s")
            await child.answer("¿Enviarlo ahora? (s/n) [s]: ", "s")
            await child.until("Espero hasta")
            await eventually(lambda: api.updates.waiting)
            api.updates.interrupt(CONFLICT)
            await child.until("Otro programa lee este bot")
            assert await child.ends() == codes.TEMPORARY

    play(scene)
