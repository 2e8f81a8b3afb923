"""The questions of ``faro setup`` in their order; nothing is changed before the last of them is answered."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from zoneinfo import ZoneInfo

from monitor.cli import codes
from monitor.cli.setup.bot import ask_bot, dress, minutes
from monitor.cli.setup.finish import finish
from monitor.cli.setup.key import Key, ask_key, key_there, refuse_second
from monitor.cli.setup.layout import layout_of
from monitor.cli.setup.lists import ask_lists
from monitor.cli.setup.place import ask_place
from monitor.cli.setup.run import Answers, SetUp, Stage
from monitor.cli.setup.settings import edited, wanted
from monitor.cli.setup.talk import StopError, Talk, World
from monitor.cli.setup.writing import PRIVATE, SHARED, New, write_all
from monitor.cli.show import show
from monitor.config import Config, KeyMode, load_config, starter_config
from monitor.config.kinds import bot_api
from monitor.config.schema import Telegram, Written
from monitor.errors import ConfigError, DeliveryError, Fault
from monitor.files.folder import make_folder
from monitor.files.refusal import WrongError
from monitor.files.shape import raise_all, validate
from monitor.files.toml import parse_toml
from monitor.keys.written import write_key_file
from monitor.locale import Texts
from monitor.service import set_up_logs


def set_up(path: Path, texts: Texts, *, api: str = "", wait: int = 120, world: World | None = None) -> int:
    """Set Faro up at the config file ``path``, or go through what is there; return the exit code.

    ``api`` is another address of the Bot API; ``wait`` the seconds that somebody has to press start for the test
    alert. Raises ConfigError, KeyringError and StoreError for what is there and cannot be used.
    """
    if world is None:
        set_up_logs("error")
        world = World()
    talk = Talk(world.prompts, texts)
    try:
        api = bot_api(api) if api else ""
    except WrongError as error:
        show(f"--api: {error.what}: {error.todo}")
        return codes.USAGE
    before = load_config(path) if os.path.lexists(path) else None
    run = SetUp(talk, world, layout_of(path, before), before)
    _may_write(run.layout.folder)
    there = key_there(run.layout, before, anywhere=world.anywhere)
    if there is None:
        refuse_second(run.layout, texts)
    try:
        answers = _ask(run, there, api)
        undone = _dress(run, answers)
        config = _write(run, answers)
        return finish(run, answers, config, undone, wait)
    except StopError as stopped:
        talk.say(f"cli.setup.stopped.{run.stage}")
        return stopped.code
    except (KeyboardInterrupt, EOFError):
        talk.explain(f"cli.setup.stopped.{run.stage}")
        return codes.TEMPORARY


def _ask(run: SetUp, there: Key | None, api: str) -> Answers:
    """Every question. Raises StopError."""
    talk, before, layout = run.talk, run.before, run.layout
    talk.say("cli.setup.hello", file=layout.config)
    talk.say("cli.setup.defaults")
    if run.running:
        talk.say("cli.setup.running")
    language, zone = ask_place(talk, before, run.world.zone_link)
    today = run.world.now().astimezone(ZoneInfo(zone)).date()
    lists = ask_lists(talk, layout.lists, before, today)
    bot = before.bot if before else Telegram()
    api = api or bot.api
    if api != Telegram().api:
        talk.say("cli.setup.api", api=api)
    chosen = ask_bot(talk, run.world, api, layout.token, called=bot.name, people=run.people)
    key = ask_key(talk, run.world, layout, before, there)
    named = "named" if set(chosen.bot.names) == {chosen.name} else "why"
    talk.explain(f"cli.setup.write.{named}", folder=layout.folder, username=chosen.bot.username, name=chosen.name)
    if not talk.yes("cli.setup.write", default=True):
        raise StopError(codes.TEMPORARY)
    return Answers(language, zone, lists, chosen, key, api)


def _dress(run: SetUp, answers: Answers) -> list[str]:
    """Make the bot look as it was decided; what could not be done. Raises StopError for a name that would tell."""
    chosen, talk = answers.chosen, run.talk
    run.stage = Stage.DRESSING

    async def main() -> dict[str, DeliveryError]:
        async with run.world.open_bot(chosen.token, answers.api) as api:
            return await dress(api, chosen.bot, chosen.name)

    failed = asyncio.run(main())
    for what, error in failed.items():
        talk.say(f"cli.setup.dress.{what}", why=error.code)
        if wait := minutes(error):
            talk.say("cli.setup.dress.wait", minutes=wait)
    if "name" in failed and chosen.bot.telling_name:
        talk.say("cli.setup.dress.telling", name=chosen.bot.telling_name)
        raise StopError(codes.TEMPORARY)
    return list(failed)


def _write(run: SetUp, answers: Answers) -> Config:
    """Write every file, config.toml last: without it the others change nothing. Raises ConfigError."""
    layout, key = run.layout, answers.key
    text = layout.config.read_bytes().decode("utf-8-sig") if run.before else starter_config(language=answers.language)
    values = wanted(
        layout,
        run.before,
        language=answers.language,
        zone=answers.zone,
        api=answers.api,
        name=answers.chosen.name,
        mode=key.mode,
    )
    body = edited(text, values).encode()
    _, faults = validate(Written, parse_toml(layout.config, body))
    raise_all(faults)
    files = [
        New(layout.token, f"{answers.chosen.token}\n".encode(), PRIVATE),
        *answers.lists,
        New(layout.config, body, SHARED),
    ]
    if key.new is not None and key.mode is KeyMode.FILE:
        files.insert(0, New(layout.key, write_key_file([key.new]).encode(), PRIVATE, first=True))
    run.stage = Stage.WRITING
    make_folder(layout.lists)
    write_all(files)
    run.stage = Stage.WRITTEN
    return load_config(layout.config)


def _may_write(folder: Path) -> None:
    """ConfigError where nothing could be written in the end: nobody answers a dozen questions in vain."""
    there = folder
    while not os.path.lexists(there):  # also where we may not look
        there = there.parent
    if not os.access(there, os.W_OK | os.X_OK) or not there.is_dir():
        what = "aquí no se puede escribir (cannot be written to)"
        raise ConfigError([Fault(there, 0, what, "¿con sudo? / with sudo?")])
