"""init and check: a folder to start from, and every mistake in it with file and line."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitor.cli import codes
from monitor.config import load_config
from monitor.config.files import Files
from monitor.model import Source
from monitor.pipeline.alarms import Alarms
from monitor.service.lock import hold
from monitor.store.desk import Desk
from monitor.store.news import News
from monitor.store.polls import SourceState
from tests.cli.calling import Faro


def test_init_makes_a_folder_that_checks(faro: Faro) -> None:
    """Config, watchlists and data directory are there, the directory of people closed to others, and check agrees."""
    files = Files(load_config(faro.config).data_dir)
    assert (faro.folder / "watchlists" / "venezuela-places.toml").is_file()
    assert files.people.parent.stat().st_mode & 0o077 == 0
    answer = faro.here("check")
    assert answer.code == codes.OK
    assert answer.out.startswith("Todo en orden: ")
    assert answer.err == ""


def test_init_twice_touches_nothing(faro: Faro) -> None:
    """What an operator wrote stays, and the command says so."""
    faro.config.write_text(faro.config.read_text("utf-8") + "# mío\n", "utf-8")
    (faro.folder / "watchlists" / "venezuela-places.toml").write_text("# vacío\n", "utf-8")
    answer = faro("init", str(faro.folder))
    assert answer.code == codes.OK
    assert answer.out.count("Ya estaba, no se toca") == 3
    assert faro.config.read_text("utf-8").endswith("# mío\n")
    assert (faro.folder / "watchlists" / "venezuela-places.toml").read_text("utf-8") == "# vacío\n"


def test_init_writes_the_language_of_the_operator(faro: Faro) -> None:
    """Whoever works in English starts with alerts in English."""
    faro.language = "en"
    assert faro("init", str(faro.folder / "two")).code == codes.OK
    assert load_config(faro.folder / "two" / "config.toml").place.language == "en"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('role = "ngo"', 'role = "amigo"', "amigo"),
        ('language = "es"', 'language = "klingon"', "klingon"),
        ("contact = ", "contacto = ", "contacto"),
    ],
    ids=["a role", "a language", "a key"],
)
def test_a_mistake_in_the_config_is_78_with_its_line(faro: Faro, old: str, new: str, words: str) -> None:
    """``file:line: what: what to do``, from check and from every command that needs the config."""
    line = faro.config.read_text("utf-8").partition(old)[0].count("\n") + 1
    faro.spoil(old, new)
    answer = faro.here("check")
    assert answer.code == codes.CONFIG
    assert f"{faro.config}:{line}: " in answer.out
    assert words in answer.out
    other = faro.here("sources", "list")
    assert other.code == codes.CONFIG
    assert f"{faro.config}:{line}: " in other.err
    assert other.out == ""


def test_a_mistake_in_a_watchlist_is_78_with_its_line(faro: Faro) -> None:
    """A broken list is named, by check and by watchlist check, as text and as data."""
    path = faro.folder / "watchlists" / "mine.toml"
    path.write_text('[[people]]\nid = "uno"\nnombre = "Uno"\n', "utf-8")
    for command in (["check"], ["watchlist", "check"]):
        answer = faro.here(*command)
        assert answer.code == codes.CONFIG
        assert f"{path}:3: " in answer.out
        answer = faro.here(*command, "--json")
        assert answer.code == codes.CONFIG
        assert isinstance(answer.data, dict)
        assert {(fault["file"], fault["line"]) for fault in answer.data["faults"]} >= {(str(path), 3)}


def test_a_follower_of_nobody_is_a_mistake(faro: Faro) -> None:
    """Somebody who would wait for ever for a misspelt id is found by check."""
    with faro.config.open("a", encoding="utf-8") as file:
        file.write('\n[[channels.terminal.followers]]\nname = "madre"\nfollows = ["nadie-conocido"]\n')
    answer = faro.here("check")
    assert answer.code == codes.CONFIG
    assert "nadie-conocido" in answer.out


def test_check_as_data(faro: Faro) -> None:
    """--json prints one document, and nothing beside it."""
    answer = faro.here("check", "--json")
    assert answer.code == codes.OK
    assert isinstance(answer.data, dict)
    assert set(answer.data) == {"faults", "advice", "blind", "alarms", "subjects"}
    assert answer.data["faults"] == answer.data["blind"] == answer.data["alarms"] == []


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ({"failures": 3, "last_error": "caído"}, "caído"),
        ({"ended": True}, "terminó"),
        ({"moved_to": "https://otra.example/"}, "https://otra.example/"),
    ],
    ids=["failing", "ended", "moved"],
)
def test_a_blind_source_is_unhealthy(faro: Faro, trouble: dict[str, object], words: str) -> None:
    """A source that fails, has ended or wants to move is said, and the exit code is 1."""
    config = load_config(faro.config)
    now = datetime.now(UTC)
    source: Source = config.sources[0]
    with News.open(Files(config.data_dir).news, owner=True) as news:
        news.sync_sources(config.sources, now)
        assert faro.here("check").code == codes.OK
        state = SourceState(source.id, source.url, now, last_try=now, **trouble)  # type: ignore[arg-type]
        news.save_poll(state, (), (), now)
    answer = faro.here("check")
    assert answer.code == codes.UNHEALTHY
    assert words in answer.out
    assert source.id in answer.out
    data = faro.here("check", "--json").data
    assert isinstance(data, dict)
    assert len(data["blind"]) == 1


@pytest.mark.parametrize(
    ("key", "detail", "words"),
    [
        ("locked", "", "faro unlock"),
        ("no_news", "", "faro collect"),
        ("collect_silent", "", "faro collect"),
        ("telegram_token", "token", "Telegram rechaza el token"),
        ("telegram_refused", "token", "(token)"),
        ("telegram_conflict", "conflict", "otro programa"),
        ("telegram_late", "", "más de diez minutos"),
        ("terminal_late", "", "más de diez minutos"),
        ("undelivered:17", "bug", "faro why 17"),
        ("unsaid", "known, bug", "known, bug"),
        ("not_started", "key", "la clave falta"),
        ("not_started", "config", "el token del bot"),
        ("not_started", "store", "una base de datos"),
        ("telegram_deaf", "", "más de diez minutos"),
    ],
)
def test_an_alarm_is_unhealthy_and_says_what_to_do(faro: Faro, key: str, detail: str, words: str) -> None:
    """Every alarm has words of its own, in both languages; cleared, it is gone."""
    now = datetime.now(UTC)
    files = Files(load_config(faro.config).data_dir)
    with Desk.open(files.desk, owner=True) as desk, hold(files.data_dir, "notify"):
        alarms = Alarms(desk, lambda: now)
        alarms.raise_(key, detail)
        answer = faro.here("check")
        assert answer.code == codes.UNHEALTHY
        assert words in answer.out
        assert "Todo en orden" not in answer.out
        faro.language = "en"
        english = faro.here("check", "--json")
        assert english.code == codes.UNHEALTHY
        assert isinstance(english.data, dict)
        assert len(english.data["alarms"]) == 1
        assert "ALARM since" in english.data["alarms"][0]
        alarms.clear(key)
        assert faro.here("check").code == codes.OK


def test_an_alarm_of_a_notify_that_does_not_run_is_what_it_said_last(faro: Faro) -> None:
    """It may have been mended since: that is said before it, with the hour since when."""
    files = Files(load_config(faro.config).data_dir)
    with Desk.open(files.desk, owner=True) as desk:
        Alarms(desk, lambda: datetime.now(UTC)).raise_("telegram_token", "token")
    lines = faro.here("check").out.splitlines()
    assert [line.split()[0] for line in lines[-2:]] == ["«faro", "ALARMA"]
    assert "es lo último que dijo" in lines[-2]
    with hold(files.data_dir, "notify"):
        assert "es lo último que dijo" not in faro.here("check").out


def test_an_alarm_of_an_older_faro_still_has_words(faro: Faro) -> None:
    """Its detail is one that the catalogue does not know."""
    with Desk.open(Files(load_config(faro.config).data_dir).desk, owner=True) as desk:
        Alarms(desk, lambda: datetime.now(UTC)).raise_("not_started", "KeyringError")
    assert "no pudo empezar (KeyringError)" in faro.here("check").out


def test_nobody_to_tell_is_advised_against(faro: Faro) -> None:
    """No fault, as long as somebody only looks around."""
    answer = faro.here("check")
    assert answer.code == codes.OK
    assert "nadie recibe avisos" in answer.out
    assert "faro setup" in answer.out


def test_init_where_nothing_can_be_written_is_said(faro: Faro, tmp_path: Path) -> None:
    """The path and what to do, 78, and no traceback."""
    (tmp_path / "file").touch()
    for folder in (tmp_path / "file" / "faro", Path("/proc/self")):
        answer = faro("init", str(folder))
        assert answer.code == codes.CONFIG
        assert str(folder) in answer.err
        assert "no se puede escribir" in answer.err


def test_a_notify_that_does_not_run_is_unhealthy(faro: Faro) -> None:
    """Where there are people to tell, silence of the part that tells them is no "all in order"."""
    faro.spoil('token_file = ""', 'token_file = "secrets/token"')
    assert faro.here("key", "new").code == codes.OK
    (faro.folder / "secrets" / "token").write_text("123:abc", "utf-8")
    with Desk.open(Files(load_config(faro.config).data_dir).desk, owner=True) as desk:
        assert "no se ha iniciado" in faro.here("check").out
        for minutes, code in ((6, codes.UNHEALTHY), (1, codes.OK)):
            desk.set_health("notify", "{}", datetime.now(UTC) - timedelta(minutes=minutes))
            assert faro.here("check").code == code


def test_advice_on_a_list_stands_on_its_line(faro: Faro) -> None:
    """In the language of the operator, with file, line and entry; the same as data."""
    path = faro.folder / "watchlists" / "mine.csv"
    path.write_text("Nombre completo\nYelimar Cotúa Marzán\nYelimar Cotúa\n", "utf-8")
    answer = faro.here("watchlist", "check")
    assert answer.code == codes.OK
    start = f"{path}:3: yelimar-cotua: "
    assert f"{start}el mismo nombre que Yelimar Cotúa Marzán (yelimar-cotua-marzan), con una parte" in answer.out
    faro.language = "en"
    assert f"{start}the same name as Yelimar Cotúa Marzán (yelimar-cotua-marzan), with one part" in (
        faro.here("watchlist", "check").out
    )
    data = faro.here("watchlist", "check", "--json").data
    assert isinstance(data, dict)
    assert {(one["file"], one["line"], one["id"]) for one in data["advice"] if one["kind"] == "part"} == {
        (str(path), 3, "yelimar-cotua")
    }
