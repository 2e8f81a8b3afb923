"""faro setup: plain questions, a bot that tells nothing, a proved paper copy, and files that are whole or not there."""

from __future__ import annotations

import json
import random
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest
import tomlkit
from telegram import Bot
from telegram.request import BaseRequest, RequestData

from monitor.channels.telegram import Api
from monitor.cli import codes
from monitor.cli.setup import set_up
from monitor.cli.setup.layout import layout_of
from monitor.cli.setup.lists import Typed, with_person
from monitor.cli.setup.names import bot_name, proposals, telling
from monitor.cli.setup.place import zone_of
from monitor.cli.setup.settings import edited
from monitor.cli.setup.talk import Prompts, World
from monitor.cli.setup.trial import trial_message
from monitor.cli.setup.writing import PRIVATE, New, write_all
from monitor.config import KeyMode, KeyPlace, load_config, starter_config
from monitor.config.files import Files
from monitor.errors import ChannelDownError, ConfigError, KeyringError
from monitor.files.refusal import WrongError
from monitor.keys import Keyring, Secret, held, read_key_file, write_secret
from monitor.locale import translator
from monitor.model import Basis, Incoming, Visibility
from monitor.service.lock import hold
from monitor.store.people import People
from monitor.watchlists import load_watchlists
from tests.botapi import BotApi, Fault, trouble

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
SECRET = Secret(bytes([7]) * 32)
TOKEN = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"  # noqa: S105 - the example of the Bot API's documentation
OPERATOR, MOTHER = 42, 43
CTRL_C = "\x03"
ES = translator("es")


class Direct(BaseRequest):
    """Takes calls of the library straight to a BotApi; nothing crosses a wire, and a poll that would wait is empty."""

    def __init__(self, api: BotApi, meanwhile: Callable[[], None]) -> None:
        self._api = api
        self._meanwhile = meanwhile

    @property
    def read_timeout(self) -> float:
        """Of no meaning here."""
        return 1.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        """Make the call; what somebody does meanwhile happens after each poll."""
        token, name = urlsplit(url).path.removeprefix("/bot").split("/")
        arguments = dict(request_data.parameters) if request_data else {}
        outcome = self._api.call(token, name, arguments, self._api.pick(name, arguments))
        if name == "getUpdates":
            self._meanwhile()
        if outcome.answer is None:
            return 200, json.dumps({"ok": True, "result": []}).encode()
        return outcome.answer.status, outcome.answer.encoded()


@dataclass
class Operator:
    """Somebody at the keyboard: types ``lines`` in order, CTRL_C among them, and presses start when told to wait."""

    lines: Sequence[str]
    asked: list[str] = field(default_factory=list)

    def __call__(self, question: str) -> str:
        """The next line; a "{group}" in it is read off the paper."""
        number = len(self.asked)
        self.asked.append(question)
        if number >= len(self.lines):
            raise EOFError
        if self.lines[number] == CTRL_C:
            raise KeyboardInterrupt
        wanted = re.search(r"(?:grupo|group) (\d+)", question)
        group = write_secret(SECRET).split("-")[int(wanted[1]) - 1] if wanted else ""
        return self.lines[number].format(group=group)


@dataclass
class Desk:
    """A folder to be set up, and the Bot API with a bot called as BotFather made it; ``asked`` are the addresses."""

    folder: Path
    api: BotApi = field(default_factory=lambda: BotApi(TOKEN, seed=1))
    meanwhile: Callable[[], None] = lambda: None
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.called("Agenda Brisa", "agenda_brisa_bot")
        (self.folder / "localtime").symlink_to("/usr/share/zoneinfo/America/Bogota")

    def called(self, name: str, username: str, **others: str) -> None:
        """Call the bot so, by name, username, and other names by language."""
        self.api.world.profile.names = {"": name, **others}
        self.api.world.profile.username = username

    @property
    def home(self) -> Path:
        """The folder of config.toml."""
        return self.folder / "home"

    @property
    def config(self) -> Path:
        """The config.toml."""
        return self.home / "config.toml"

    def open_bot(self, token: str, api: str) -> Api:
        """The bot of ``token``, without a wire."""
        self.asked.add(api)
        if not re.fullmatch(r"\d+:[\w-]+", token):
            raise ChannelDownError("token")
        wire = Direct(self.api, self.meanwhile)
        return Api(Bot(token, request=wire, get_updates_request=wire))

    def __call__(self, *lines: str, wait: int = 0, language: str = "es") -> tuple[int, Operator]:
        """``faro setup`` by somebody who types ``lines``."""
        operator = Operator(lines)
        world = World(
            prompts=Prompts(operator, operator),
            open_bot=self.open_bot,
            now=lambda: NOW,
            chance=random.Random(1),  # noqa: S311 - any chance will do
            make_secret=lambda: SECRET,
            zone_link=self.folder / "localtime",
            anywhere=True,
        )
        return set_up(self.config, translator(language), wait=wait, world=world), operator

    def starts(self, person: int = OPERATOR) -> None:
        """Somebody presses start."""
        self.api.write(person, "/start")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Nothing is there yet."""
    made = Desk(tmp_path)
    yield made
    made.api.close()


#: language, zone, places, figures, no names, token, name as it is, key in a file, the paper, write it
FIRST = ("", "", "", "", "", TOKEN, "", "1", "{group}", "s")
NO_TRIAL, TRIAL = ("n",), ("s", "s")
#: The same again: everything is there; the lists and the key are not asked for.
AGAIN = ("", "", "", "", "", "s", *NO_TRIAL)


def mode(path: Path) -> int:
    """The permissions of a file."""
    return stat.S_IMODE(path.stat().st_mode)


def everything(folder: Path) -> dict[str, bytes]:
    """What is in a folder, file by file."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def encrypted(desk: Desk, secret: Secret) -> None:
    """Somebody is told something already, under this key."""
    files = Files(desk.home / "data")
    files.make_for_people()
    with People.open(files.people, keyring=Keyring([secret])) as people:
        people.store_updates([Incoming(1, "43", private=True, command="start")], NOW)


# --- a first run -----------------------------------------------------------------------------------------------------


def test_a_first_run_leaves_what_a_service_needs(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Config, lists, token and key are there, secrets closed to others, and no secret stands where it must not."""
    code, operator = desk(*FIRST, *NO_TRIAL)
    assert (code, len(operator.asked)) == (codes.OK, 11)
    config = load_config(desk.config)
    assert (config.place.language, config.place.timezone.key) == ("es", "America/Bogota")
    assert config.telegram is not None
    assert config.telegram.token_file == desk.home / "secrets" / "telegram-token"
    assert config.telegram.token_file.read_text("utf-8") == f"{TOKEN}\n"
    assert (config.telegram.name, config.telegram.api) == ("Agenda Brisa", "https://api.telegram.org")
    assert (config.keys.mode, config.keys.file) == (KeyMode.FILE, desk.home / "secrets" / "key")
    assert read_key_file(config.keys.file).secrets == (SECRET,)
    assert [mode(path) for path in (desk.home / "secrets", config.telegram.token_file, config.keys.file)] == [
        0o700, 0o600, 0o600,
    ]  # fmt: skip
    assert len(load_watchlists(config.watchlists)) == 41
    assert TOKEN not in desk.config.read_text("utf-8")
    assert "# Cuántas fuentes independientes" in desk.config.read_text("utf-8")
    out = capsys.readouterr().out
    assert TOKEN not in out
    assert write_secret(SECRET)[:5] in out
    assert all(words in out for words in ("faro check", "faro run", str(config.keys.file)))
    assert [path.name for path in desk.home.rglob(".*")] == []


def test_the_bot_is_dressed_in_silence(desk: Desk) -> None:
    """It has the neutral name in every language, no description, a menu in both languages, and no webhook."""
    desk.called("Familias por la libertad", "agenda_brisa_bot", es="Presos", en="Freedom")
    profile = desk.api.world.profile
    profile.descriptions, profile.short_descriptions = {"": "Avisos de presos", "en": "Alerts"}, {"es": "Presos"}
    desk.api.world.webhook = "https://example.org/"
    name = "Libreta Canela"
    assert desk(*FIRST[:6], name, *FIRST[7:], *NO_TRIAL)[0] == codes.OK
    assert profile.names == {"": name}
    assert not any([*profile.descriptions.values(), *profile.short_descriptions.values()])
    assert {language for _, language in profile.commands} == {"", "es", "en"}
    spanish, english = (
        {each["command"] for each in profile.commands["default", language]} for language in ("es", "en")
    )
    assert ("seguir" in spanish, "follow" in english) == (True, True)
    assert desk.api.world.webhook == ""
    assert desk.api.updates.pending == []


def test_what_is_so_already_is_not_asked_of_telegram(desk: Desk) -> None:
    """Telegram lets a name be changed a few times a day: a second run changes none."""
    desk(*FIRST, *NO_TRIAL)
    assert desk(*AGAIN)[0] == codes.OK
    assert not {call.method for call in desk.api.calls} & {"setMyName", "setMyDescription", "setMyShortDescription"}


def test_english_from_the_first_answer_on(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever answers "en" is spoken to in English, and so are the followers."""
    code, operator = desk("en", "Europe/Madrid", "n", "n", *FIRST[4:9], "y", "n")
    assert code == codes.OK
    assert operator.asked[1].startswith("Time zone")
    config = load_config(desk.config)
    assert (config.place.language, config.place.timezone.key) == ("en", "Europe/Madrid")
    assert load_watchlists(config.watchlists) == ()
    assert "faro check" in capsys.readouterr().out


def test_a_wrong_zone_suggests_the_nearest(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """It is asked for again."""
    assert desk("", "America/Caraca", "America/Caracas", *FIRST[2:], *NO_TRIAL)[0] == codes.OK
    assert "¿quiso decir 'America/Caracas'?" in capsys.readouterr().out
    assert load_config(desk.config).place.timezone.key == "America/Caracas"


# --- names -----------------------------------------------------------------------------------------------------------


def test_names_of_public_persons_go_into_a_list_of_their_own(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Names that are none, too common, or given twice are refused with a reason; the others stand for a year."""
    names = (
        "Ana", "José Pérez", "Ana123 Zambrano",
        "Ana Lucía Zambrano Oropel", "1",
        "Ana Lucía Zambrano Oropel", "1",
        "Eladia Quiñonero", "2", "s", "",
    )  # fmt: skip
    assert desk(*FIRST[:4], *names, *FIRST[5:], *NO_TRIAL)[0] == codes.OK
    out = capsys.readouterr().out
    for why in (ES("bot.refused.short"), ES("bot.refused.common"), ES("bot.refused.signs"), "ya está en own.toml"):
        assert why in out
    ana, eladia = load_watchlists([desk.home / "watchlists" / "own.toml"])
    assert (ana.name, ana.visibility, ana.basis) == (
        "Ana Lucía Zambrano Oropel",
        Visibility.PUBLIC,
        Basis.PUBLIC_FIGURE,
    )
    assert (ana.added, ana.until) == (date(2026, 11, 24), date(2027, 11, 24))  # it is still the 24th in Bogotá
    assert eladia.basis is Basis.FAMILY_ASKED


def test_a_later_name_is_added_below_what_is_there(desk: Desk) -> None:
    """Comments and the first names stay."""
    desk(*FIRST, *NO_TRIAL)
    own = desk.home / "watchlists" / "own.toml"
    own.write_text('# mía\n[[people]]\nname = "Tomás Quiñonero Alba"  # amigo\n', "utf-8")
    code, _ = desk(*AGAIN[:2], "Ana Lucía Zambrano Oropel", "1", "", *AGAIN[3:])
    assert code == codes.OK
    assert own.read_text("utf-8").startswith(
        '# mía\n[[people]]\nname = "Tomás Quiñonero Alba"  # amigo\n\n[[people]]\n'
    )
    assert len(load_watchlists([own])) == 2


def test_a_person_in_toml() -> None:
    """Quotes in a name do not get out of it."""
    text = with_person("", Typed('Ana "Anita" Paz', Basis.FAMILY_ASKED), date(2026, 2, 28))
    (row,) = tomlkit.parse(text).unwrap()["people"]
    assert row == {
        "name": 'Ana "Anita" Paz', "visibility": "public", "basis": "family_asked",
        "added": date(2026, 2, 28), "until": date(2027, 2, 28),
    }  # fmt: skip


# --- the bot ---------------------------------------------------------------------------------------------------------


def test_a_token_is_asked_for_three_times(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Malformed, refused, nothing: each is told apart; the third ends it with 78, and nothing is written."""
    code, _ = desk(*FIRST[:5], "hola", "110201543:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "")
    assert code == codes.CONFIG
    out = capsys.readouterr().out
    for key in ("malformed", "refused", "none", "enough"):
        assert ES(f"cli.setup.token.{key}") in out
    assert ES("cli.setup.stopped.asking") in out
    assert not desk.home.exists()


def test_a_token_may_be_right_the_third_time(desk: Desk) -> None:
    """What was wrong before costs nothing."""
    desk.api.faults.plan("getMe", trouble(Fault.GATEWAY))
    assert desk(*FIRST[:5], "hola", TOKEN, TOKEN, *FIRST[6:], *NO_TRIAL)[0] == codes.OK


def test_no_network_is_not_a_wrong_token(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """It says which server could not be reached, and ends with 75: later it may work."""
    desk.api.faults.plan("getMe", *[trouble(Fault.ERROR)] * 3)
    assert desk(*FIRST[:5], TOKEN, TOKEN, TOKEN)[0] == codes.TEMPORARY
    assert capsys.readouterr().out.count("api.telegram.org") == 3
    assert not desk.home.exists()


@pytest.mark.parametrize("username", ["faro_ayuda_bot", "ForoPenalBot", "familias_presos_bot", "AlertaBrisaBot"])
def test_a_username_that_tells_is_refused(desk: Desk, username: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It cannot be changed, so another bot is needed."""
    desk.called("Agenda Brisa", username)
    assert desk(*FIRST[:5], TOKEN, TOKEN, TOKEN)[0] == codes.CONFIG
    assert f"@{username} lleva" in capsys.readouterr().out
    assert not desk.home.exists()


def test_a_name_that_tells_is_changed(desk: Desk) -> None:
    """Enter takes a neutral one; one that is typed and tells is refused."""
    desk.called("Alerta presos", "agenda_brisa_bot")
    code, operator = desk(*FIRST[:6], "Libertad ya", *FIRST[6:], *NO_TRIAL)
    assert code == codes.OK
    name = desk.api.world.profile.names[""]
    assert f"[{name}]" in operator.asked[7]
    assert telling(name) == ""
    telegram = load_config(desk.config).telegram
    assert telegram is not None
    assert telegram.name == name


def test_a_name_that_telegram_does_not_change_stops_it(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody writes to a bot with a telling name: nothing is written, and how long to wait is said."""
    desk.called("Alerta presos", "agenda_brisa_bot")
    desk.api.faults.plan("setMyName", trouble(Fault.FLOOD, 3600))
    assert desk(*FIRST, *NO_TRIAL)[0] == codes.TEMPORARY
    out = capsys.readouterr().out
    assert ES("cli.setup.dress.wait", minutes=60) in out
    assert ES("cli.setup.stopped.dressing") in out
    assert not desk.home.exists()


def test_a_menu_that_fails_is_said_and_the_rest_is_done(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The exit code says that something is left; the next run mends it."""
    desk.api.faults.plan("setMyCommands", trouble(Fault.ERROR))
    assert desk(*FIRST, *NO_TRIAL)[0] == codes.TEMPORARY
    assert "No se pudo poner el menú" in capsys.readouterr().out
    assert desk(*AGAIN)[0] == codes.OK
    assert desk.api.world.profile.commands


def test_another_bot_is_not_taken_in_passing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Where people are told already, they would have to write to the new one: it asks. A new token is no new bot."""
    desk(*FIRST, *NO_TRIAL)
    encrypted(desk, SECRET)
    other = "999:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
    desk.api.revoke(other)
    assert desk(*AGAIN[:3], other, "s", "", "s", "n")[0] == codes.OK
    assert ES("cli.setup.bot.other") in capsys.readouterr().out
    again = f"999:{'B' * 35}"
    desk.api.revoke(again)
    assert desk(*AGAIN[:3], again, *AGAIN[4:])[0] == codes.OK
    assert ES("cli.setup.bot.other") not in capsys.readouterr().out
    assert (desk.home / "secrets" / "telegram-token").read_text("utf-8") == f"{again}\n"


# --- the key ---------------------------------------------------------------------------------------------------------


def test_a_typed_key_is_held_and_on_no_disk(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The service starts unlocked; no file but the one in memory has the key."""
    assert desk(*FIRST[:7], "2", *FIRST[8:], *NO_TRIAL)[0] == codes.OK
    config = load_config(desk.config)
    ring = held(config.run_dir, anywhere=True)
    assert config.keys.mode is KeyMode.TYPED
    assert ring is not None
    assert ring.secrets == (SECRET,)
    assert not config.keys.file.exists()
    assert ES("cli.setup.done.typed") in capsys.readouterr().out
    (config.run_dir / "key").unlink()
    config.run_dir.rmdir()


def test_a_paper_that_is_wrong_stops_it(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """After three tries; a group is taken in small letters and with its misreadings."""
    assert desk(*FIRST[:8], "x", "AAAAA", "")[0] == codes.CONFIG
    assert ES("cli.setup.key.unproved") in capsys.readouterr().out
    assert not desk.home.exists()
    code, operator = desk(*FIRST[:8], "no", "{group}", "s", *NO_TRIAL)
    assert (code, len(operator.asked)) == (codes.OK, 12)


def test_a_key_is_never_made_twice(desk: Desk) -> None:
    """A second run asks nothing about it, and what is in the file stays."""
    desk(*FIRST, *NO_TRIAL)
    kept = Secret(bytes([9]) * 32)
    (desk.home / "secrets" / "key").write_text(f"{write_secret(kept)}\n", "utf-8")
    code, operator = desk(*AGAIN)
    assert (code, len(operator.asked)) == (codes.OK, len(AGAIN))
    assert read_key_file(desk.home / "secrets" / "key").secrets == (kept,)


def test_data_whose_key_is_missing_get_no_other(desk: Desk) -> None:
    """It says so before the first question: a new key would open nothing."""
    desk(*FIRST, *NO_TRIAL)
    encrypted(desk, SECRET)
    (desk.home / "secrets" / "key").unlink()
    with pytest.raises(KeyringError, match="copia en papel"):
        desk()
    (desk.home / "secrets" / "key").write_text(f"{write_secret(Secret(bytes([9]) * 32))}\n", "utf-8")
    (desk.home / "secrets" / "key").chmod(0o600)
    with pytest.raises(KeyringError, match="no es la de estos datos"):
        desk()


def test_a_key_on_paper_is_to_be_typed(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """After a start, the next step is faro unlock; no second key is made."""
    desk(*FIRST[:7], "2", *FIRST[8:], *NO_TRIAL)
    config = load_config(desk.config)
    (config.run_dir / "key").unlink()
    config.run_dir.rmdir()
    encrypted(desk, SECRET)
    assert desk(*AGAIN)[0] == codes.OK
    out = capsys.readouterr().out
    assert ES("cli.setup.key.locked") in out
    assert f"faro unlock --config {desk.config}" in out


# --- nothing half done -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", range(len(FIRST)))
@pytest.mark.parametrize("how", [CTRL_C, None], ids=["Ctrl-C", "end"])
def test_whoever_stops_leaves_everything_as_it_was(
    desk: Desk, number: int, how: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """At every question: no file, no folder, nothing changed at Telegram; and that is said."""
    lines = [*FIRST[:number], *([how] if how else [])]
    assert desk(*lines)[0] == codes.TEMPORARY
    assert ES("cli.setup.stopped.asking") in capsys.readouterr().out
    assert not desk.home.exists()
    assert {call.method for call in desk.api.calls} <= {"getMe", "getMyName"}


def test_no_means_no(desk: Desk) -> None:
    """The last question is whether to write it."""
    assert desk(*FIRST[:-1], "n")[0] == codes.TEMPORARY
    assert not desk.home.exists()


def test_a_second_run_that_is_stopped_changes_no_byte(desk: Desk) -> None:
    """What was there stays as it is."""
    desk(*FIRST, *NO_TRIAL)
    before = everything(desk.home)
    for number in range(len(AGAIN) - 1):
        assert desk(*AGAIN[:number], CTRL_C)[0] == codes.TEMPORARY
    assert everything(desk.home) == before


def test_a_second_run_with_enter_alone_changes_no_byte(desk: Desk) -> None:
    """The defaults are what is there."""
    desk(*FIRST, *NO_TRIAL)
    before = everything(desk.home)
    assert desk(*AGAIN)[0] == codes.OK
    assert everything(desk.home) == before


def test_what_an_operator_wrote_stays(desk: Desk) -> None:
    """Comments, sources and a data directory of one's own; the answers go where they belong."""
    desk.home.mkdir()
    written = '# mío\n[place]\nlanguage = "es"  # por ahora\n[data]\ndir = "datos"\n[[channels.terminal.followers]]\n'
    desk.config.write_text(f'{written}name = "escritorio"\nfollows = ["helicoide"]\n', "utf-8")
    desk.config.chmod(0o604)
    assert desk("en", "", "y", "n", *FIRST[4:9], "y", "n")[0] == codes.OK
    text = desk.config.read_text("utf-8")
    assert text.startswith('# mío\n[place]\nlanguage = "en"  # por ahora\n')
    config = load_config(desk.config)
    assert (config.data_dir, len(config.followers)) == (desk.home / "datos", 1)
    assert config.telegram is not None
    assert mode(desk.config) == 0o604


def test_a_config_with_a_mistake_is_not_touched(desk: Desk) -> None:
    """It is refused at once, with its line."""
    desk.home.mkdir()
    desk.config.write_text('[place]\nidioma = "es"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"config\.toml:2"):
        desk(*FIRST)


def test_the_api_of_the_config_is_asked_though_there_is_no_token_yet(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever runs a Bot API of their own never shows Telegram the token; what the config says stays."""
    own = "http://127.0.0.1:45531"
    desk.home.mkdir()
    text = starter_config()
    for old, new in (('api = "https://api.telegram.org"', f'api = "{own}"'), ('\nname = ""', '\nname = "Buzón Alba"')):
        assert old in text
        text = text.replace(old, new, 1)
    desk.config.write_text(text, "utf-8")
    code, operator = desk(*FIRST, *NO_TRIAL)
    assert code == codes.OK
    assert desk.asked == {own}
    assert own in capsys.readouterr().out
    assert "[Buzón Alba]" in operator.asked[6]
    config = load_config(desk.config).telegram
    assert config is not None
    assert config.api == own
    desk.asked.clear()
    assert desk(*AGAIN)[0] == codes.OK
    assert desk.asked == {own}


def test_a_name_that_stays_is_not_said_to_change(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Only another one is."""
    desk(*FIRST, *NO_TRIAL)
    assert "sigue llamándose «Agenda Brisa»" in capsys.readouterr().out
    desk(*AGAIN[:4], "Buzón Alba", *AGAIN[5:])
    assert "pasa a llamarse «Buzón Alba»" in capsys.readouterr().out


def test_an_api_that_is_not_encrypted_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """The token would travel in the clear."""
    assert set_up(desk.config, ES, api="http://example.org") == codes.USAGE
    assert "--api" in capsys.readouterr().out


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    """One that cannot be written keeps the others from being changed, and leaves nothing beside them."""
    (tmp_path / "a").write_text("old", "utf-8")
    (tmp_path / "file").touch()
    with pytest.raises(ConfigError, match="cannot be written"):
        write_all([New(tmp_path / "a", b"new"), New(tmp_path / "file" / "b", b"new")])
    assert everything(tmp_path) == {"a": b"old", "file": b""}
    with pytest.raises(ConfigError, match="cannot be written"):
        write_all([New(tmp_path / "a", b"new", PRIVATE, first=True)])
    assert everything(tmp_path) == {"a": b"old", "file": b""}


# --- the test alert --------------------------------------------------------------------------------------------------


def test_the_test_alert_arrives_and_start_is_left_for_the_service(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """It goes to whoever pressed start, marked in its first word; nothing that people wrote is confirmed."""
    desk.starts()
    assert desk(*FIRST, *TRIAL)[0] == codes.OK
    (message,) = desk.api.chat(OPERATOR).received
    assert message.text.startswith("PRUEBA. SIN CONFIRMAR. ")
    assert message.text.splitlines()[1] == ES("cli.setup.trial.no_news")
    assert "https://t.me/agenda_brisa_bot" in capsys.readouterr().out
    assert len(desk.api.updates.pending) == 1
    (sent,) = [call for call in desk.api.calls if call.method == "sendMessage"]
    assert sent.parameters["link_preview_options"] == {"is_disabled": True}


def test_somebody_who_waited_before_gets_no_test_alert(desk: Desk) -> None:
    """Where people are told already, only whoever presses start now is the operator."""
    desk(*FIRST, *NO_TRIAL)
    encrypted(desk, SECRET)
    desk.starts(MOTHER)
    once = iter([desk.starts])
    desk.meanwhile = lambda: next(once, lambda: None)()
    assert desk(*AGAIN[:-1], *TRIAL)[0] == codes.OK
    assert desk.api.chat(MOTHER).received == []
    assert len(desk.api.chat(OPERATOR).received) == 1
    assert len(desk.api.updates.pending) == 2


def test_nobody_presses_start(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is written and said; the exit code says that the test is still to be made."""
    assert desk(*FIRST, "s")[0] == codes.TEMPORARY
    out = capsys.readouterr().out
    assert ES("cli.setup.trial.nobody") in out
    assert ES("cli.setup.next") in out
    assert desk.config.exists()


def test_it_did_not_arrive(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """Then something is unhealthy, and it is said where to look."""
    desk.starts()
    assert desk(*FIRST, "s", "n")[0] == codes.UNHEALTHY
    assert ES("cli.setup.trial.not_arrived") in capsys.readouterr().out


@pytest.mark.parametrize("fault", [Fault.ERROR, Fault.GATEWAY])
def test_a_test_alert_that_fails(desk: Desk, fault: Fault, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said why, and everything else is done."""
    desk.starts()
    desk.api.faults.plan("sendMessage", trouble(fault))
    assert desk(*FIRST, "s")[0] == codes.TEMPORARY
    assert "El aviso de prueba no salió" in capsys.readouterr().out


def test_a_group_is_not_the_operator(desk: Desk) -> None:
    """Only a private chat gets the test alert."""
    desk.api.group(-5)
    desk.api.write(-5, "/start")
    assert desk(*FIRST, "s")[0] == codes.TEMPORARY
    assert desk.api.chat(-5).received == []


def test_too_much_that_waits_is_left_alone(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """A hundred messages hide what comes after them: to see it, they would have to be confirmed."""
    desk(*FIRST, *NO_TRIAL)
    encrypted(desk, SECRET)
    for _ in range(120):
        desk.api.write(MOTHER, "hola")
    assert desk(*AGAIN[:-1], "s")[0] == codes.TEMPORARY
    assert ES("cli.setup.trial.crowded") in capsys.readouterr().out
    assert len(desk.api.updates.pending) == 120


def test_the_service_that_runs_is_not_fought_with(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """While it holds its lock nobody else reads the bot, and the test alert is left out."""
    desk(*FIRST, *NO_TRIAL)
    (desk.home / "data").mkdir()
    with hold(desk.home / "data", "notify"):
        assert desk(*AGAIN[:-1])[0] == codes.OK
    out = capsys.readouterr().out
    assert ES("cli.setup.running") in out
    assert ES("cli.setup.trial.running") in out
    assert ES("cli.setup.next.restart") in out
    assert "faro run" not in out.rpartition(ES("cli.setup.next"))[2]
    assert "getUpdates" not in {call.method for call in desk.api.calls}


def test_an_interrupted_test_leaves_what_was_written(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    """It says so, and what comes next."""
    assert desk(*FIRST, CTRL_C)[0] == codes.TEMPORARY
    out = capsys.readouterr().out
    assert ES("cli.setup.trial.interrupted") in out
    assert ES("cli.setup.next") in out
    assert load_config(desk.config).telegram is not None


@pytest.mark.parametrize(("language", "mark"), [("es", "PRUEBA. SIN CONFIRMAR. "), ("en", "TEST. UNCONFIRMED. ")])
def test_a_test_alert_reads_like_a_real_one(language: str, mark: str) -> None:
    """Verdict, who says so, quote, where to read it, why it came, and that nobody asks for money."""
    message = trial_message(language, ZoneInfo("America/Caracas"), NOW)
    assert message.first.startswith(mark)
    text = "\n".join(message.body)
    texts = translator(language)
    for words in (texts("cli.setup.trial.no_news"), texts("line.scam"), "«", "https://example.org/"):
        assert words in text


# --- pure parts ------------------------------------------------------------------------------------------------------


def test_proposed_names_are_neutral_and_differ() -> None:
    """No name of any draw holds a telling word, and two installations are seldom called alike."""
    drawn = [name for _ in range(200) for name in proposals(random.SystemRandom())]
    assert [name for name in drawn if telling(name) or bot_name(name) != name] == []
    assert len(set(drawn)) > 100


def test_a_bot_needs_a_name() -> None:
    """An empty one, or one that tells, is refused."""
    for name in ("", "Derechos Humanos Lima"):
        with pytest.raises(WrongError):
            bot_name(name)


@pytest.mark.parametrize(
    ("target", "zone"),
    [
        ("/usr/share/zoneinfo/Europe/Madrid", "Europe/Madrid"),
        ("../usr/share/zoneinfo/America/Argentina/Salta", "America/Argentina/Salta"),
        ("/usr/share/zoneinfo/Etc/UTC", "America/Caracas"),
        ("/usr/share/zoneinfo/UTC", "America/Caracas"),
        ("/somewhere", "America/Caracas"),
        (None, "America/Caracas"),
    ],
)
def test_the_zone_of_the_machine(tmp_path: Path, target: str | None, zone: str) -> None:
    """By where its clock's link leads; a rented server's UTC is nobody's time of day."""
    link = tmp_path / "localtime"
    if target:
        link.symlink_to(target)
    assert zone_of(link) == zone


def test_an_installed_faro_has_its_places() -> None:
    """As the units of systemd name them, in full."""
    layout = layout_of(Path("/etc/faro/config.toml"), None)
    paths = (layout.token, layout.key, layout.data, layout.lists, layout.run)
    assert [str(path) for path in paths] == [
        "/etc/faro/telegram-token", "/etc/faro/key", "/var/lib/faro", "/etc/faro/watchlists", "/run/faro",
    ]  # fmt: skip
    assert (layout.installed, layout.written(layout.key)) == (True, "/etc/faro/key")


def test_an_installed_faro_keeps_no_place_that_nobody_chose(tmp_path: Path) -> None:
    """What ``faro init`` wrote without being asked is no place for the units; what an operator wrote is kept."""
    (tmp_path / "config.toml").write_text(starter_config(), "utf-8")
    starter = replace(
        load_config(tmp_path / "config.toml"),
        data_dir=Path("/etc/faro/data"),
        keys=KeyPlace(KeyMode.FILE, Path("/etc/faro/secrets/key")),
        watchlists=(Path("/etc/faro/watchlists"),),
    )
    fresh = layout_of(Path("/etc/faro/config.toml"), None)
    assert layout_of(Path("/etc/faro/config.toml"), starter) == fresh
    (tmp_path / "config.toml").write_text('[data]\ndir = "/srv/x"\n[run]\ndir = "/run/x"\n', "utf-8")
    chosen = layout_of(Path("/etc/faro/config.toml"), load_config(tmp_path / "config.toml"))
    assert (chosen.data, chosen.run) == (Path("/srv/x"), Path("/run/x"))


def test_a_laptop_has_everything_in_one_folder() -> None:
    """Paths are written from the folder, so that it can be moved."""
    layout = layout_of(Path("/srv/x/config.toml"), None)
    assert [layout.written(path) for path in (layout.token, layout.key, layout.data)] == [
        "secrets/telegram-token", "secrets/key", "data",
    ]  # fmt: skip
    assert (layout.installed, layout.run) == (False, None)


def test_values_are_set_and_comments_stay() -> None:
    """A table that is missing is added; what is so already is left as it was written."""
    text = "[place]\nlanguage = 'es' # aquí\n"
    assert edited(text, {("place", "language"): "es"}) == text
    changed = edited(text, {("place", "language"): "en", ("channels", "telegram", "name"): "Agenda"})
    assert 'language = "en" # aquí\n' in changed
    assert tomlkit.parse(changed).unwrap() == {
        "place": {"language": "en"},
        "channels": {"telegram": {"name": "Agenda"}},
    }
