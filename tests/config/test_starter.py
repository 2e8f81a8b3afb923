"""The config that ships with Faro."""

import tomllib
from collections import Counter
from pathlib import Path

from monitor.config import load_config, starter_config
from monitor.model import Role

ROOT = Path(__file__).parents[2]


def test_the_copy_at_the_top_is_the_shipped_one() -> None:
    """config.toml at the top equals the one in the package; mend with cp monitor/config/config.toml config.toml."""
    assert (ROOT / "config.toml").read_bytes() == (ROOT / "monitor/config/config.toml").read_bytes()


def test_the_shipped_config_is_good() -> None:
    """It loads, with the thirty feeds of Venezuela, none of them marked as tried."""
    config = load_config(ROOT / "config.toml")
    assert len(config.sources) == 30
    assert not any(source.verified for source in config.sources)
    assert Counter(source.role for source in config.sources) == {Role.OUTLET: 18, Role.NGO: 8, Role.STATE_MEDIA: 4}
    assert {source.id for source in config.sources if source.verifies} == {
        "foro-penal",
        "provea",
        "espacio-publico",
        "ovp",
        "jep-ve",
    }
    assert {"SNTP", "CLIPPVE", "CNP"} <= {alias for voice in config.voices for alias in voice.aliases}
    assert all(voice.verifies is (voice.role is Role.NGO) for voice in config.voices)


def test_the_shipped_config_opens_nothing() -> None:
    """No private address is reached and nobody is told of anything until the operator says so."""
    config = load_config(ROOT / "config.toml")
    assert config.net.exceptions == ()
    assert config.followers == ()
    assert config.place.contact == ""


def test_what_init_writes_holds_what_was_asked(tmp_path: Path) -> None:
    """The three values are put in, whatever characters they hold, and everything else stays."""
    odd = 'C:\\datos "x"\t'
    written = tomllib.loads(starter_config(data_dir=odd, contact="a@b.org", language="en"))
    shipped = tomllib.loads(starter_config())
    assert (written["data"]["dir"], written["place"]["contact"], written["place"]["language"]) == (odd, "a@b.org", "en")
    assert written["sources"] == shipped["sources"]
    file = tmp_path / "config.toml"
    file.write_text(starter_config(contact="a@b.org"), encoding="utf-8")
    assert load_config(file).data_dir == tmp_path / "data"
