"""The commands: each has its words in both languages and its row in docs/bot.md."""

from __future__ import annotations

import pytest

from monitor.bot import COMMANDS, menu
from monitor.bot.actions import Verb
from monitor.bot.commands import command_of
from monitor.bot.presses import OF_ALERTS, OTHERS
from monitor.locale import LANGUAGES, translator
from tests.house import ROOT, quoted, rows

PAGE = ROOT / "docs" / "bot.md"
#: The labels of each button, by the action it stands for.
LABELS = {
    Verb.MORE: ("more",),
    Verb.WRONG: ("wrong", "wrong_place"),
    Verb.STOP: ("stop",),
    Verb.READ: ("read",),
    Verb.TALK: ("talk",),
    Verb.UNDO: ("undo",),
    Verb.FOLLOW: ("again",),
    Verb.NAME: ("none", "again"),
    Verb.QUIT: ("stop",),
    Verb.PAGE: ("next", "before", "list"),
    Verb.FORGET: ("forget",),
    Verb.KEEP: ("keep",),
    Verb.EVERY_CLAIM: ("every_claim",),
    Verb.CONFIRMED: ("confirmed",),
    Verb.THIS_ONE: ("this_one", "this_place"),
    Verb.NOT_THIS: ("not_this",),
    Verb.LOOK: ("read",),
}


def docstring(what: object) -> str:
    """The one line that says what it does."""
    return (what.__doc__ or "").strip()


def test_the_page_shows_every_command() -> None:
    """docs/bot.md has a row for each command: its names, and what it does in the words of the code."""
    shown = [row for row in rows(PAGE) if quoted(row[0]) and quoted(row[0])[0].startswith("/")]
    assert [(quoted(row[0])[0], quoted(row[1]), row[2]) for row in shown] == [
        (f"/{each.name}", [f"/{alias}" for alias in each.aliases], docstring(each.run)) for each in COMMANDS
    ]


def test_the_page_shows_every_button() -> None:
    """And a row for each button: what it says in both languages, and what it does."""
    told = {row[0]: (row[1], row[2]) for row in rows(PAGE) if len(row) == 3 and not row[0].startswith("`")}
    for verb in Verb:
        what = docstring(OF_ALERTS[verb] if verb in OF_ALERTS else OTHERS[verb])
        for label in LABELS[verb]:
            spanish, english = (translator(language)(f"bot.button.{label}") for language in ("es", "en"))
            assert spanish in told, spanish
            assert told[spanish][0] == english
            assert what in told[spanish][1], spanish


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu(language: str) -> None:
    """Every command once, in this language's word for it, each with a line that fits Telegram's menu."""
    shown = menu(translator(language))
    assert len({name for name, _ in shown}) == len(COMMANDS)
    for name, what in shown:
        assert name.isascii()
        assert name == name.lower()
        assert 3 <= len(what) <= 256


def test_no_word_means_two_commands() -> None:
    """A name or alias belongs to one command."""
    words = [word for each in COMMANDS for word in (each.name, *each.aliases)]
    assert len(set(words)) == len(words)
    for each in COMMANDS:
        for word in (each.name, *each.aliases):
            assert command_of(word) is each
    assert command_of("") is None
