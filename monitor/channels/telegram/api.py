"""The connection to the Bot API: one bot, its time limits, and a log in which its token never stands."""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable
from typing import Any, Self, TypeVar

from telegram import Bot, Update
from telegram.error import TelegramError
from telegram.request import BaseRequest, HTTPXRequest

from monitor.channels.telegram.errors import delivery_error
from monitor.errors import ChannelDownError, DeliveryError, TransientError

Result = TypeVar("Result")

DEFAULT_URL = "https://api.telegram.org"

#: Eight deliveries in flight, answers to presses, and what set-up asks.
CONNECTIONS = 16
#: Seconds for each step of a call, and for a call in all: the library knows no limit of the whole.
CONNECT, READ, WRITE, POOL = 5.0, 15.0, 10.0, 5.0
WITHIN = 30.0

#: What the library raises where an answer is JSON and yet not what the Bot API says it is.
UNREADABLE = (LookupError, TypeError, AttributeError, ValueError, ArithmeticError)


class Api:
    """One bot: ``bot`` for ``call``, and the requests to close at the end."""

    def __init__(self, bot: Bot, *requests: BaseRequest) -> None:
        self.bot = bot
        self._requests = requests

    async def close(self) -> None:
        """Give the connections back."""
        for request in self._requests:
            await request.shutdown()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def open_bot(token: str, base_url: str = DEFAULT_URL) -> Api:
    """The bot of ``token`` at ``base_url``; nothing is sent yet, so that a start does not need the network.

    Raises ChannelDownError for a token that cannot be one.
    """
    _silence()
    if not re.fullmatch(r"\d+:[\w-]+", token, re.ASCII):
        raise ChannelDownError("token")
    sending, polling = _request(HTTPXRequest, CONNECTIONS), _request(_Polling, 2)
    bot = _Bot(token, base_url=f"{base_url.rstrip('/')}/bot", request=sending, get_updates_request=polling)
    return Api(bot, sending, polling)


async def call(answer: Awaitable[Result], within: float = WITHIN) -> Result:
    """What the Bot API answers, within so many seconds in all.

    Raises DeliveryError. It is raised outside of the handlers, so that no traceback leads on to the library's error,
    whose request has the token in its address.
    """
    failure: DeliveryError
    try:
        async with asyncio.timeout(within):
            return await answer
    except TimeoutError:
        failure = TransientError("timeout", maybe_sent=True)
    except TelegramError as error:
        failure = delivery_error(error)
    except UNREADABLE:
        failure = TransientError("answer", maybe_sent=True)
    raise failure


class _Bot(Bot):
    """A bot whose representation, in a traceback or a log, does not show its token."""

    def __repr__(self) -> str:
        return "Bot"


class _Polling(HTTPXRequest):
    """Reads updates one by one: one that the library cannot read would otherwise hold up all others for ever."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer to getUpdates, in which an unreadable update is only its number."""
        answer: dict[str, Any] = HTTPXRequest.parse_json_payload(payload)
        updates = answer.get("result")
        if isinstance(updates, list):
            answer["result"] = [
                update if _readable(update) else {"update_id": update["update_id"]} for update in updates
            ]
        return answer


def _readable(update: dict[str, Any]) -> bool:
    try:
        Update.de_json(json.loads(json.dumps(update)))
    except UNREADABLE:
        return False
    return True


def _request(kind: type[HTTPXRequest], connections: int) -> HTTPXRequest:
    return kind(
        connection_pool_size=connections,
        connect_timeout=CONNECT,
        read_timeout=READ,
        write_timeout=WRITE,
        pool_timeout=POOL,
        http_version="1.1",
        httpx_kwargs={"trust_env": False},
    )


def _silence() -> None:
    """httpx logs each address, which holds the token; the library logs answers it cannot read, with people's words."""
    for name in ("httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # It says "critical" and "error" of whole answers of the server; what went wrong is in what ``call`` raises.
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
