"""Tokens, records and the file they are kept in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.botapi import BotApi
from tests.botapi.clock import START, Clock


@pytest.mark.parametrize(
    ("token", "method", "status", "words"),
    [
        ("123:TEST", "getMe", 200, ""),
        ("123:TEST", "GETME", 200, ""),
        ("123:TEST", "getNothing", 404, "Not Found"),
        ("123:OTHER", "getMe", 401, "Unauthorized"),
        ("124:TEST", "getMe", 401, "Unauthorized"),
        ("123:OTHER", "getNothing", 401, "Unauthorized"),
        ("garbled", "getMe", 404, "Not Found"),
        ("", "getMe", 404, "Not Found"),
    ],
)
def test_tokens(token: str, method: str, status: int, words: str) -> None:
    """A wrong token is 401; what is no token, or no method, is 404."""
    answer = BotApi().call(token, method, {}).answer
    assert answer is not None
    assert (answer.status, answer.description) == (status, words)


def test_a_token_can_be_revoked_and_replaced() -> None:
    """From that moment the old one is worthless, even for the poll that waits."""
    api = BotApi()
    waiting = api.call(api.token, "getUpdates", {"timeout": 30})
    api.revoke()
    ended = api.settle(waiting).answer
    assert ended is not None
    assert ended.status == api.ask("getMe").status == 401
    api.revoke("123:NEW")
    assert api.ask("getMe").ok


def test_every_call_is_recorded() -> None:
    """Accepted or not, with what was asked, when, and what became of it."""
    clock = Clock(5.0)
    api = BotApi(clock=clock, now=clock.now)
    api.person(11)
    api.ask("sendmessage", chat_id=11, text="uno")
    api.ask("sendMessage", chat_id=99, text="dos")
    first, second = api.calls
    assert (first.method, first.chat, first.accepted, first.status, first.message_id) == (
        "sendMessage",
        11,
        True,
        200,
        1,
    )
    assert (first.at, (first.utc - START).total_seconds(), first.parameters["text"]) == (5.0, 5.0, "uno")
    assert (second.accepted, second.status, second.message_id) == (False, 400, None)
    assert second.description == "Bad Request: chat not found"
    assert api.sent == [first]
    assert api.counts()["accepted"] == 1


def test_records_are_on_disk_before_the_answer(tmp_path: Path) -> None:
    """Each line is in the file as soon as the call is settled; what people do and the bot confirms is there too."""
    path = tmp_path / "records.jsonl"

    def lines() -> list[tuple[str, object]]:
        found = map(json.loads, path.read_text("utf-8").splitlines())
        return [(one["kind"], one.get("method") or one.get("update_id") or one["call"]) for one in found]

    api = BotApi(record_to=path)
    api.updates.restart(7)
    api.write(11, "hola \ud800")
    assert lines() == [("update", 7)]
    api.ask("sendMessage", chat_id=11, text="uno")
    assert lines()[1:] == [("call", "sendMessage")]
    api.records.answered(api.calls[-1])
    assert lines()[2:] == [("answered", 1)]
    api.ask("getUpdates", offset=8)
    assert lines()[3:] == [("confirmed", 7), ("call", "getUpdates")]
    api.close()
    api.close()
