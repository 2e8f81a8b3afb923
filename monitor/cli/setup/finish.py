"""After everything is written: a typed key is held, a test alert is sent, and it is said what comes next."""

from __future__ import annotations

import asyncio
from pathlib import Path

from monitor.cli import codes
from monitor.cli.setup.run import Answers, SetUp
from monitor.cli.setup.trial import find_starter, send_trial, why_not
from monitor.cli.show import show
from monitor.config import Config, KeyMode
from monitor.errors import DeliveryError, KeyringError
from monitor.keys import hold


def finish(run: SetUp, answers: Answers, config: Config, undone: list[str], wait: int) -> int:
    """Do all of that; return the exit code."""
    talk, code = run.talk, codes.OK
    if answers.key.new is not None and answers.key.mode is KeyMode.TYPED:
        try:
            hold(config.run_dir, [answers.key.new], anywhere=run.world.anywhere)
        except KeyringError as error:
            show(*str(error).splitlines())
            talk.say("cli.setup.key.not_held")
            code = codes.CONFIG
    try:
        tried = _try(run, answers, config, wait)
    except (KeyboardInterrupt, EOFError):
        talk.explain("cli.setup.trial.interrupted")
        tried = codes.TEMPORARY
    _sum_up(run, answers)
    return code or tried or (codes.TEMPORARY if undone else codes.OK)


def _try(run: SetUp, answers: Answers, config: Config, wait: int) -> int:
    """Send the test alert to whoever presses start; the exit code that this is worth."""
    talk, bot = run.talk, answers.chosen.bot
    talk.explain("cli.setup.trial.why")
    if run.running:
        talk.say("cli.setup.trial.running")
        return codes.OK
    if not talk.yes("cli.setup.trial.ask", default=True):
        return codes.OK
    talk.say("cli.setup.trial.open", username=bot.username)
    talk.say("cli.setup.trial.waiting", seconds=wait)

    async def main() -> int:
        async with run.world.open_bot(answers.chosen.token, answers.api) as api:
            found = await find_starter(api, wait, only_new=run.people)
            if found.address is None:
                talk.say("cli.setup.trial.crowded" if found.crowded else "cli.setup.trial.nobody")
                return codes.TEMPORARY
            await send_trial(api, found.address, answers.language, config.place.timezone, run.world.now())
            return codes.OK

    try:
        code = asyncio.run(main())
    except DeliveryError as error:
        talk.say(why_not(error), why=error.code)
        return codes.TEMPORARY
    if code == codes.OK and not talk.yes("cli.setup.trial.arrived", default=True):
        talk.say("cli.setup.trial.not_arrived")
        return codes.UNHEALTHY
    return code


def _sum_up(run: SetUp, answers: Answers) -> None:
    """What was written, where the secrets are, and what to do next."""
    talk, layout = run.talk, run.layout
    typed = answers.key.mode is KeyMode.TYPED
    talk.explain("cli.setup.done", file=layout.config)
    talk.say("cli.setup.done.token", file=layout.token)
    talk.say("cli.setup.done.typed" if typed else "cli.setup.done.key", file=layout.key)
    if answers.key.new is not None:
        talk.say("cli.setup.done.paper")
        talk.say("cli.setup.done.screen")
    talk.say("cli.setup.done.lists", folder=layout.lists)
    talk.explain("cli.setup.next")
    if run.running:  # and what it reads only at its start has changed
        talk.say("cli.setup.next.restart")
    show(*(f"    {line}" for line in _next(run, answers)))


def _next(run: SetUp, answers: Answers) -> list[str]:
    """The commands to type next; only an installed service that runs is known to be started again in one way."""
    layout, again = run.layout, run.running
    where = "" if layout.installed or layout.config == Path.cwd() / "config.toml" else f" --config {layout.config}"
    check = f"faro check{where}"
    if again:
        commands = [*(["systemctl restart faro.target"] if layout.installed else []), check]
    else:
        commands = [check, "systemctl enable --now faro.target" if layout.installed else f"faro run{where}"]
    return [*commands, *([f"faro unlock{where}"] if answers.key.locked else [])]
