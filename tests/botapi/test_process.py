"""The server as a process of its own: driven over its control channel, and what it leaves behind when it is killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.house import ROOT


class Remote:
    """A server in a process of its own, and the two addresses it printed."""

    def __init__(self, *options: str) -> None:
        words = [sys.executable, "-m", "tests.botapi", "--people", "20", *options]
        self.process = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        self.url, self.control = (self.process.stdout.readline().strip() for _ in range(2))

    def post(self, url: str, **arguments: object) -> tuple[int, dict[str, Any]]:
        """Ask something; status and answer."""
        try:
            with urllib.request.urlopen(url, urlencode(arguments).encode(), timeout=5) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)

    def call(self, method: str, **arguments: object) -> dict[str, Any]:
        """Call the API as the bot."""
        return self.post(f"{self.url}/bot123:TEST/{method}", **arguments)[1]

    def people(self, what: str, **arguments: object) -> Any:  # noqa: ANN401  whatever the control channel answers
        """Do something as somebody else; fails the test where that cannot be done."""
        status, answer = self.post(f"{self.control}/{what}", **arguments)
        assert status == 200, answer
        return answer["result"]

    def end(self, how: signal.Signals) -> int:
        """Stop it; its exit code."""
        self.process.send_signal(how)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return self.process.wait(timeout=5)


@pytest.fixture(scope="module")
def remote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    """A server with records and no limits."""
    remote = Remote("--records", str(tmp_path_factory.mktemp("records") / "records.jsonl"))
    yield remote
    assert remote.end(signal.SIGTERM) == 0


def test_people_are_driven_from_outside(remote: Remote) -> None:
    """Writing, pressing, blocking and looking work as they do in process."""
    remote.people("write", chat_id=5, text="/start", language="en")
    (update,) = remote.call("getUpdates")["result"]
    assert update["message"]["from"]["language_code"] == "en"
    markup = json.dumps({"inline_keyboard": [[{"text": "Más", "callback_data": "mas"}]]})
    sent = remote.call("sendMessage", chat_id=5, text="uno", reply_markup=markup)["result"]
    remote.people("press", chat_id=5, button="Más")
    remote.people("forge", chat_id=5, data="x", message_id=sent["message_id"])
    updates = remote.call("getUpdates", offset=update["update_id"] + 1)["result"]
    assert [one["callback_query"]["data"] for one in updates] == ["mas", "x"]
    remote.people("delete", chat_id=5, message_id=sent["message_id"])
    remote.people("block", chat_id=5)
    assert remote.call("sendMessage", chat_id=5, text="dos")["error_code"] == 403
    remote.people("unblock", chat_id=5)
    chat = remote.people("chat", chat_id=5)
    assert [(message["text"], message["deleted"]) for message in chat["messages"]] == [("/start", ""), ("uno", "user")]
    assert remote.people("state")["chats"]["5"] == chat
    calls = remote.people("calls")
    assert calls["next"] == len(calls["records"]) == remote.people("counts")["calls"]
    assert remote.people("calls", since=calls["next"])["records"] == []
    assert remote.people("updates")["records"][0]["confirmed"] is True


def test_groups_limits_and_faults_from_outside(remote: Remote) -> None:
    """What the API does can be changed while it runs, over either address."""
    remote.people("group", chat_id=-7)
    remote.people("migrate", old=-7, new=-1007)
    assert remote.call("sendMessage", chat_id=-7, text="x")["parameters"] == {"migrate_to_chat_id": -1007}
    remote.people("kick", chat_id=-1007)
    assert remote.call("sendMessage", chat_id=-1007, text="x")["error_code"] == 403
    remote.people("people", first=500, count=2)
    remote.people("deactivate", chat_id=501)
    assert remote.call("sendMessage", chat_id=501, text="x")["error_code"] == 403
    remote.people("limits", private=2)
    answers = [remote.call("sendMessage", chat_id=500, text="x")["ok"] for _ in range(3)]
    assert answers == [True, True, False]
    remote.people("limits", off=True)
    remote.people("faults", plan=json.dumps({"getMe": ["missing", "", "flood@4"]}), rates="getMyName:error=1")
    assert [remote.call("getMe").get("error_code") for _ in range(4)] == [404, None, 429, None]
    assert remote.call("getMyName")["error_code"] == 500
    assert remote.post(f"{remote.url}/control/faults", calm=True)[0] == 200
    assert remote.call("getMyName")["ok"]


@pytest.mark.parametrize(
    ("what", "arguments", "status"),
    [
        ("dance", {}, 404),
        ("write", {"chat_id": -99, "text": "x"}, 400),
        ("press", {"chat_id": 6, "button": "x"}, 400),
        ("faults", {"rates": "nonsense"}, 400),
        ("faults", {"plan": '{"getMe": ["nonsense"]}'}, 400),
        ("faults", {"plan": "[]"}, 400),
        ("faults", {"plan": "{"}, 400),
        ("restart_updates", {"next": 7}, 400),
    ],
)
def test_what_cannot_be_done_from_outside(remote: Remote, what: str, arguments: dict[str, object], status: int) -> None:
    """A slip in a test is told, and changes nothing."""
    assert remote.post(f"{remote.control}/{what}", **arguments)[0] == status
    assert remote.call("getMe")["ok"]


def test_control_is_there_during_an_outage(remote: Remote) -> None:
    """People go on while the API is away; afterwards it is back at the same address."""
    remote.people("outage", seconds=0.2)
    remote.people("write", chat_id=8, text="hola")
    with pytest.raises(OSError, match="refused"):
        remote.call("getMe")
    deadline = time.monotonic() + 5
    while not remote.people("counts")["listening"]:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert remote.call("getMe")["ok"]
    assert remote.people("chat", chat_id=8)["messages"][0]["text"] == "hola"


def test_records_outlive_a_kill(tmp_path: Path) -> None:
    """Killed without warning, it leaves every message it had accepted; the file can be reconciled."""
    path = tmp_path / "records.jsonl"
    remote = Remote("--records", str(path), "--faults", "sendMessage:truncated=0.3")
    accepted = []
    for number in range(30):
        try:
            accepted.append(remote.call("sendMessage", chat_id=1 + number % 20, text=str(number))["result"])
        except ValueError:
            accepted.append(None)
    assert remote.end(signal.SIGKILL) == -signal.SIGKILL
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    calls = [line for line in lines if line["kind"] == "call"]
    told = {line["call"] for line in lines if line["kind"] == "answered"}
    assert [call["parameters"]["text"] for call in calls if call["accepted"]] == [str(number) for number in range(30)]
    assert 0 < accepted.count(None) < 30
    unread = [call["call"] for call, answer in zip(calls, accepted, strict=True) if answer is None]
    assert not told & set(unread)
