"""Commands that ask before anything was read: try, lists, and names or alerts that nobody knows."""

from __future__ import annotations

import pytest

from monitor.cli import codes
from monitor.config import load_config
from monitor.service.lock import hold
from tests.cli.calling import FIGURE, Faro


def test_try_says_who_is_named_and_what_is_claimed(faro: Faro) -> None:
    """A text is read as an item would be; nothing is stored."""
    answer = faro.here("try", f"{FIGURE} fue excarcelado este jueves, dijo su hijo.")
    assert answer.code == codes.OK
    assert "Nombra a juan-pablo-guanipa: «Juan Pablo Guanipa» (sure" in answer.out
    assert "\n  Está el nombre completo de la lista.\n" in answer.out
    assert "Sobre juan-pablo-guanipa: released" in answer.out
    assert not (load_config(faro.config).data_dir / "news.db").exists()


def test_try_as_data(faro: Faro) -> None:
    """--json has every field of each mention and claim."""
    data = faro.here("try", f"{FIGURE} sigue preso.", "--json").data
    assert isinstance(data, dict)
    (mention,) = data["mentions"]
    assert (mention["subject_id"], mention["start"], mention["tier"]) == ("juan-pablo-guanipa", 0, "sure")
    assert (mention["words"], mention["reason"]["en"]) == (FIGURE, "The full name on the list is there.")
    assert {"kind", "polarity", "speaker", "quote"} <= set(data["claims"][0])


def test_try_a_text_about_nobody(faro: Faro) -> None:
    """It says so, in the operator's language."""
    assert faro.here("try", "Abre la feria del mango.").out == "El texto no nombra a nadie de las listas.\n"


def test_lists_are_plain_lines_in_a_pipe(faro: Faro) -> None:
    """One line an entry, cells between tabs, no head, no control characters."""
    sources, watched = faro.here("sources", "list"), faro.here("watchlist", "list")
    assert (sources.code, watched.code) == (codes.OK, codes.OK)
    assert len(sources.out.splitlines()) == len(load_config(faro.config).sources)
    assert {line.count("\t") for line in sources.out.splitlines()} == {5}
    assert [line.split("\t")[0] for line in watched.out.splitlines()].count("juan-pablo-guanipa") == 1
    for command in ("sources", "watchlist"):
        data = faro.here(command, "list", "--json").data
        assert isinstance(data, list)
        assert len(data) == len((sources if command == "sources" else watched).out.splitlines())


def test_watchlist_check_passes_what_is_shipped(faro: Faro) -> None:
    """The shipped lists have no mistakes; what is worth a second look is advice."""
    answer = faro.here("watchlist", "check")
    assert answer.code == codes.OK
    assert answer.out.startswith("Las listas están bien: ")


@pytest.mark.parametrize(
    "words",
    [
        ["status", "Nadie Conocido Jamás"],
        ["poll", "no-hay-tal-fuente"],
        ["sources", "test", "no-hay-tal-fuente"],
        ["why", "99"],
    ],
    ids=" ".join,
)
def test_what_nobody_knows_is_66(faro: Faro, words: list[str]) -> None:
    """A name on no list, an alert that nobody made, also before the first start: said, not answered with silence."""
    answer = faro.here(*words)
    assert (answer.code, answer.out) == (codes.NOT_FOUND, "")
    assert words[-1] in answer.err


@pytest.mark.parametrize(
    "words", [["status", FIGURE], ["queue", "list"], ["queue", "decide", "a/b", "yes"]], ids=" ".join
)
def test_before_the_first_run_there_is_nothing_to_ask(faro: Faro, words: list[str]) -> None:
    """A database that is not there yet is 75, with what to do, in both languages: to start the service."""
    answer = faro.here(*words)
    assert (answer.code, answer.out) == (codes.TEMPORARY, "")
    assert "No existe" in answer.err
    assert "does not exist" in answer.err
    assert "faro init" not in answer.err
    assert answer.err.count("faro run") == 2


@pytest.mark.parametrize("number", ["abc", "-1", "1.5", "9" * 30])
def test_what_is_no_number_of_an_alert_is_said_in_the_operators_language(faro: Faro, number: str) -> None:
    """In the words of the rest of the command."""
    for language, words in (("es", "no es el número de un aviso"), ("en", "is no alert's number")):
        faro.language = language
        answer = faro("why", "--config", str(faro.config), "--", number)
        assert (answer.code, answer.out) == (codes.USAGE, "")
        assert words in answer.err


def test_files_that_cannot_be_used_at_the_start_are_said(faro: Faro) -> None:
    """A lock, or the data directory itself, which the system refuses: a sentence, 75, and no traceback."""
    data = load_config(faro.config).data_dir
    (data / "collect.lock").mkdir()
    answer = faro.here("collect")
    assert (answer.code, answer.out) == (codes.TEMPORARY, "")
    spanish, english = answer.err.splitlines()
    assert spanish.startswith(f"No se puede usar {data / 'collect.lock'}: es una carpeta.")
    assert english.startswith(f"{data / 'collect.lock'} cannot be used: it is a folder.")


@pytest.mark.parametrize(
    "words",
    [
        ["queue", "decide", "a/b", "maybe"],
        ["queue", "decide", "a/b", "other"],
        ["queue", "decide", "a/b", "yes", "--kind", "released"],
        ["queue", "decide", "a/b", "other", "--kind", "freed"],
        ["queue", "decide", "a/b", "other", "--polarity", "perhaps"],
    ],
    ids=" ".join,
)
def test_a_verdict_that_makes_no_sense_is_64(faro: Faro, words: list[str]) -> None:
    """What cannot be decided is refused with what can."""
    answer = faro.here(*words)
    assert (answer.code, answer.out) == (codes.USAGE, "")
    assert answer.err


@pytest.mark.parametrize("words", [["collect"], ["run"], ["poll"]], ids=" ".join)
def test_a_second_faro_ends_with_75(faro: Faro, words: list[str]) -> None:
    """Two instances on one data directory would tell everybody twice: the second says who is there, and ends."""
    with hold(load_config(faro.config).data_dir, "collect"):
        answer = faro.here(*words)
    assert (answer.code, answer.out) == (codes.TEMPORARY, "")
    assert "Otro Faro" in answer.err
    assert "Another Faro" in answer.err
