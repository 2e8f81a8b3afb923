"""The Bot API for tests as a process of its own: ``python -m tests.botapi --faults "sendMessage:lost=0.05"``."""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.botapi.api import BotApi
from tests.botapi.faults import Faults, parse_rates
from tests.botapi.limits import Limits
from tests.botapi.server import BotApiServer


def options(words: Sequence[str] | None = None) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 lets the system choose")
    parser.add_argument("--control-port", type=int, default=0)
    parser.add_argument("--token", default="123:TEST")
    parser.add_argument("--seed", type=int, default=0, help="decides ids and chances")
    parser.add_argument("--limits", action="store_true", help="enforce 30 a second, 1 a second, 20 a minute")
    parser.add_argument("--slack", type=float, default=0.0, help="seconds by which the windows of limits are shorter")
    parser.add_argument("--faults", type=parse_rates, default={}, help='such as "sendMessage:lost=0.05,flood@3=0.02"')
    parser.add_argument("--people", type=int, default=0, help="so many people, from id 1 on, have started the bot")
    parser.add_argument("--records", type=Path, help="append what happens to this file, as JSON lines")
    return parser.parse_args(words)


async def serve(chosen: argparse.Namespace) -> None:
    """Print the URL of the API and, on the second line, that of the control channel; serve until SIGTERM or SIGINT."""
    api = BotApi(
        chosen.token,
        seed=chosen.seed,
        limits=Limits(slack=chosen.slack) if chosen.limits else None,
        faults=Faults(chosen.seed, chosen.faults),
        record_to=chosen.records,
    )
    api.crowd(1, chosen.people)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    async with BotApiServer(api, port=chosen.port, control_port=chosen.control_port) as server:
        sys.stdout.write(f"{server.url}\n{server.control_url}\n")
        sys.stdout.flush()
        await ended.wait()


if __name__ == "__main__":
    asyncio.run(serve(options()))
