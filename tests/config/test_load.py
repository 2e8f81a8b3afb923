"""config.toml is read whole, or refused with every mistake, each on its line."""

from dataclasses import FrozenInstanceError
from datetime import timedelta
from pathlib import Path

import pytest

from monitor.config import Config, advice, follows_nobody, load_config
from monitor.errors import ConfigError, Fault
from monitor.model import Level, Role

SOURCE = '[[sources]]\nid = "uno"\nname = "Uno"\nurl = "https://uno.example/feed"\nrole = "outlet"\nlanguage = "es"\n'


def load(folder: Path, text: str) -> Config:
    file = folder / "config.toml"
    file.write_text(text, encoding="utf-8")
    return load_config(file)


def faults(folder: Path, text: str) -> list[Fault]:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return caught.value.faults


def test_an_empty_file_is_a_config_with_defaults(tmp_path: Path) -> None:
    """Every key has a safe default: good news is held, nothing private is reached, grounds are kept 180 days."""
    config = load(tmp_path, "")
    assert not any((config.sources, config.followers, config.voices, config.net.exceptions))
    assert (config.place.language, config.place.timezone.key) == ("es", "America/Caracas")
    assert config.confirm.carriers == 2
    assert config.matching.hold == timedelta(seconds=60)
    assert (config.retention.lookback, config.retention.grounds) == (timedelta(days=30), timedelta(days=180))
    assert (config.data_dir, config.watchlists) == (tmp_path / "data", (tmp_path / "watchlists",))


def test_values_arrive_as_values(tmp_path: Path) -> None:
    """Sources, voices, followers and exceptions are the values the rest of Faro works with."""
    config = load(
        tmp_path,
        SOURCE
        + """names = ["UNO"]
interval = "1h 30m"
verified = false
[confirm]
carriers = 3
voices = [{ name = "SNTP", role = "ngo", verifies = true, aliases = ["Sindicato"] }]
[[channels.terminal.followers]]
name = "madre"
follows = ["ana-paz", "helicoide"]
[[channels.terminal.followers]]
name = "abogada"
follows = ["ana-paz"]
level = "every_claim"
language = "en"
[net]
delay = "0s"
exceptions = [
  { address = "127.0.0.1:8080", delay = "5s", concurrency = 4 },
  { address = "10.1.0.0/16:80" },
  { address = "[::1]:81" },
  { address = "Espejo.local:82" },
]
[data]
dir = "/var/lib/x"
[watchlists]
paths = ["a.csv", "/lists"]
""",
    )
    (source,) = config.sources
    assert (source.role, source.names, source.interval, source.verified) == (Role.OUTLET, ("UNO",), 5400.0, False)
    assert [(voice.name, voice.role, voice.verifies, voice.aliases) for voice in config.voices] == [
        ("SNTP", Role.NGO, True, ("Sindicato",))
    ]
    assert [(one.name, one.follows, one.level, one.language) for one in config.followers] == [
        ("madre", ("ana-paz", "helicoide"), Level.DEFAULT, None),
        ("abogada", ("ana-paz",), Level.EVERY_CLAIM, "en"),
    ]
    assert [(one.host, one.port, one.concurrency) for one in config.net.exceptions] == [
        ("127.0.0.1", 8080, 4),
        ("10.1.0.0/16", 80, 1),
        ("::1", 81, 1),
        ("espejo.local", 82, 1),
    ]
    assert config.data_dir == Path("/var/lib/x")
    assert config.watchlists == (tmp_path / "a.csv", Path("/lists"))
    with pytest.raises(FrozenInstanceError):
        config.place.country = "ES"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("text", "line", "what", "todo"),
    [
        ("[net]\n\ndelai = '1s'\n", 3, "clave desconocida 'delai' (unknown key)", "did you mean 'delay'"),
        ("[place]\nidioma = 'es'\n", 2, "clave desconocida 'idioma' (unknown key)", "se llama 'language'"),
        ("[net]\ncarriers = 2\n", 2, "clave desconocida 'carriers' (unknown key)", "va en [confirm]"),
        ("[place]\n[retencion]\n", 2, "clave desconocida 'retencion' (unknown key)", "'retention'"),
        (SOURCE + "interval_s = 3\n", 7, "'interval_s'", "'interval'"),
        (SOURCE + "interval = 600\n", 7, "interval: valor no válido '600' (wrong value)", '"10m"'),
        (SOURCE + "interval = '10 semanas'\n", 7, "'10 semanas'", "con su unidad"),
        (SOURCE + "interval = '0s'\n", 7, "interval:", "1s–7d"),
        (SOURCE.replace("outlet", "outlte"), 5, "role:", "did you mean 'outlet'"),
        (SOURCE.replace("outlet", "press"), 5, "role:", "/"),
        (SOURCE.replace("https", "ftp"), 4, "url:", "http"),
        (SOURCE.replace("https://", "https://u:p@"), 4, "url: dirección con contraseña", "quítela"),
        (SOURCE.replace('"uno"', '"Uno Dos"'), 2, "id:", "'uno-dos'"),
        (SOURCE + "verifies = true\n", 7, "verifies: 'outlet'", "only an ngo"),
        (SOURCE + "verified = 'no'\n", 7, "verified:", "true o false"),
        (SOURCE + "names = 'x'\n", 7, "names:", "una lista"),
        (SOURCE + 'names = [\n"a",\n"",\n]\n', 9, "names: texto vacío", ""),
        (SOURCE.replace('language = "es"\n', ""), 1, "falta 'language'", "add it"),
        ("sources = 3\n", 1, "sources:", "una lista"),
        ("[sources]\nid = 'x'\n", 1, "sources:", "una lista"),
        ("[confirm]\ncarriers = 1\n", 2, "carriers:", "mínimo 2"),
        ("[confirm]\ncarriers = '2'\n", 2, "carriers:", "un número entero"),
        ("[confirm]\ncarriers = true\n", 2, "carriers:", "un número entero"),
        ("[place]\ntimezone = 'America/Caraca'\n", 2, "timezone:", "America/Caracas"),
        ("[place]\ntimezone = '../etc'\n", 2, "timezone:", ""),
        ("[place]\nlanguage = 'fr'\n", 2, "language:", '"es" o "en"'),
        ("[place]\ncountry = 'Venezuela'\n", 2, "country:", '"VE"'),
        ('[place]\ncontact = "a@b.c\\r\\nX: y"\n', 2, "contact:", "/"),
        ("[retention]\nlookback = '60d'\ngrounds = '30d'\n", 3, "grounds: menor que lookback", "lookback"),
        ("[net]\nexceptions = [\n{address = '0.0.0.0/0:80'}]\n", 3, "red demasiado amplia", "/"),
        ("[net]\nexceptions = [{address = '127.0.0.1'}]\n", 2, "address:", "host:port"),
        ("[net]\nexceptions = [{address = '10.0.0.1/8:80'}]\n", 2, "address:", "host bits"),
        ("[net]\nexceptions = [{address = '2130706433:80'}]\n", 2, "address:", "host:port"),
        ("[watchlists]\npaths = []\n", 2, "paths: lista vacía", "at least one"),
        ("channels.terminal.followers = [{name='a', follows=[]}]\n", 1, "follows: lista vacía", "at least one"),
        ("channels.terminal.followers = [{name='a', follows=['x'], level='all'}]\n", 1, "level:", "every_claim"),
    ],
)
def test_each_mistake_is_named_on_its_line(tmp_path: Path, text: str, line: int, what: str, todo: str) -> None:
    """One mistake gives one fault: its line, what is wrong, and what is allowed."""
    (fault,) = faults(tmp_path, text)
    assert (fault.file, fault.line) == (tmp_path / "config.toml", line)
    assert what in fault.what
    assert todo in fault.todo
    assert "\n" not in str(fault)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Every fault of the file comes in one go, by line, those between tables among them."""
    text = (
        "[place]\nlanguage = 3\nx = 1\n"
        + SOURCE.replace('"outlet"', '"state_media"\nverifies = true\ninterval = 1')
        + SOURCE.replace("feed", "feed/")
    )
    lines = [fault.line for fault in faults(tmp_path, text)]
    assert lines == [2, 3, 9, 10, 13, 14, 15]


def test_what_is_given_twice_names_both_lines(tmp_path: Path) -> None:
    """Two sources with one id, address or name, and a voice named like a source, point at the first place."""
    found = faults(tmp_path, SOURCE + SOURCE + "[[confirm.voices]]\nname = 'UNO'\nrole = 'ngo'\n")
    assert [(fault.line, "línea 2" in fault.what or "línea 3" in fault.what) for fault in found] == [
        (8, True),
        (9, True),
        (10, False),
        (14, True),
    ]
    assert "línea 4" in found[2].what


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """No file, or a folder in its place, is said in words with what to do."""
    for path, words in ((tmp_path / "none.toml", "no existe.*faro init"), (tmp_path, "es una carpeta.*it is a folder")):
        with pytest.raises(ConfigError, match=words) as caught:
            load_config(path)
        assert str(caught.value).startswith(f"{path}: ")


def test_following_nobody_is_found_beside_the_watchlists(tmp_path: Path) -> None:
    """A follower of an id that no list has is a fault on that very line, with the nearest id."""
    config = load(
        tmp_path, "[[channels.terminal.followers]]\nname = 'x'\nfollows = [\n  'helicoide',\n  'ana-pas',\n]\n"
    )
    assert follows_nobody(config, ["helicoide", "ana-pas"]) == []
    (fault,) = follows_nobody(config, ["helicoide", "ana-paz"])
    assert fault.line == 5
    assert "'ana-paz'" in fault.todo


def test_advice_names_what_is_missing_for_real_use(tmp_path: Path) -> None:
    """An empty config is allowed and gets advice; a complete one gets none."""
    assert len(advice(load(tmp_path, ""))) == 3
    full = '[place]\ncontact = "correo@ejemplo.org"\n' + SOURCE
    full += "[[channels.terminal.followers]]\nname = 'x'\nfollows = ['y']\n"
    assert advice(load(tmp_path, full)) == []
    assert [fault.line for fault in advice(load(tmp_path, full.replace(SOURCE, SOURCE + "verified = false\n")))] == [3]
