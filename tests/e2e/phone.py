"""A town with a bot: papers and a Bot API on loopback, people with telephones, and the real service between them."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from monitor.config import load_config
from monitor.config.files import Files
from monitor.demo.httpd import HttpServer
from monitor.keys import new_secret, write_secret
from monitor.pipeline.pace import Rates
from monitor.service import Service
from monitor.service.run import TICK
from monitor.store.outbox import AlertRow
from monitor.store.people import People
from tests.botapi import BotApi, BotApiServer, Message
from tests.e2e.site import ANA, ROLES, Clock, Papers, write

#: The limits are measured elsewhere: here nobody waits for them.
FAST = Rates(gap=0.0)
TOKEN = "123:TEST"  # noqa: S105 -- nobody's token
MARIA, PEDRO = 41, 42
WATCHED = f'[[people]]\nid = "ana"\nname = "{ANA}"\nvisibility = "public"\n'


@dataclass
class Phones:
    """All of it together. ``settle`` runs the service until everything is read, decided, answered and sent."""

    papers: Papers
    api: BotApi
    bots: BotApiServer
    clock: Clock
    config: Path
    run_dir: Path
    environ: dict[str, str] = field(default_factory=dict)

    @property
    def files(self) -> Files:
        """Where the databases are."""
        return Files(load_config(self.config).data_dir)

    def service(self, *, tick: float = TICK, collects: bool = True) -> Service:
        """A service on this town, not started."""
        config = load_config(self.config)
        return Service(config, {}, self.clock, tick, collects=collects, environ=self.environ, rates=FAST)

    def reading(self) -> Service:
        """Collect alone, as another process would be."""
        return Service(load_config(self.config), None, self.clock)

    async def settle(self, **by: float) -> None:
        """Let time pass, ask every paper and the bot again, and run a service until it is idle."""
        self.clock.forward(**by)
        async with self.service() as service:
            await self.work(service)

    async def work(self, service: Service) -> None:
        """The same with a service that is there."""
        service.collect.make_due(None)
        async with asyncio.timeout(30):
            while True:
                await service.collect.reload()
                heard = 0
                if service.notify is not None and service.notify.listening is not None:
                    heard = await service.notify.listening.once(0)
                await service.until_idle()
                if not heard and service.idle:
                    return

    def alert(self, number: int) -> AlertRow | None:
        """An alert as people.db keeps it."""
        with People.open(self.files.people, owner=False) as people:
            return people.alert(number)

    def said(self, chat: int) -> list[Message]:
        """What a person sees in their chat from the bot, oldest first."""
        return [message for message in self.api.chat(chat).received if message.shown]

    def last(self, chat: int) -> Message:
        """The last of it."""
        return self.said(chat)[-1]

    def firsts(self, chat: int) -> list[str]:
        """The first line of each."""
        return [message.text.partition("\n")[0] for message in self.said(chat)]

    async def follow(self, chat: int, name: str = ANA) -> None:
        """Somebody starts the bot, types a name and presses the first button."""
        self.api.write(chat, "/start")
        self.api.write(chat, f"/seguir {name}")
        await self.settle()
        self.api.press(chat, next(self.last(chat).keys).label)
        await self.settle()


def add_bot(config: Path, url: str, run_dir: Path, more: str = "") -> None:
    """Take the terminal's followers out of a config, and put a bot with its token and key in."""
    text = re.sub(r"\[\[channels\.terminal\.followers\]\]\n(?:\w+ = .*\n)+", "", config.read_text("utf-8"))
    secrets = config.parent / "secrets"
    secrets.mkdir(mode=0o700, exist_ok=True)
    for name, body in (("token", TOKEN), ("key", write_secret(new_secret()))):
        (secrets / name).touch(mode=0o600)
        (secrets / name).write_text(f"{body}\n", "utf-8")
    text += f'[channels.telegram]\ntoken_file = "secrets/token"\napi = "{url}"\n[run]\ndir = "{run_dir}"\n{more}'
    config.write_text(text, "utf-8")
    (config.parent / "watchlists" / "people.toml").write_text(WATCHED, "utf-8")


@asynccontextmanager
async def phones(folder: Path, run_dir: Path, more: str = "") -> AsyncIterator[Phones]:
    """A town whose papers were met once, so that what they print next is news."""
    papers, api = Papers(), BotApi(TOKEN)
    async with HttpServer(papers.answer) as server, BotApiServer(api) as bots:
        papers.url = server.url
        config = write(folder, server.url)
        add_bot(config, bots.url, run_dir, more)
        made = Phones(papers, api, bots, Clock(), config, run_dir)
        for paper in ROLES:
            papers.prints(paper, "Abre la feria del mango en Upata", "La feria abre sus puertas.", -48)
        await made.settle()
        yield made


def ring(folder: Path, run_dir: Path, story: Callable[[Phones], Coroutine[Any, Any, None]], more: str = "") -> Phones:
    """Run ``story`` in such a town; return it as it ended."""

    async def run() -> Phones:
        async with phones(folder, run_dir, more) as made:
            await story(made)
            return made

    return asyncio.run(run())
