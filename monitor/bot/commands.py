"""The commands of the conversation, in the order in which /ayuda shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from monitor.bot.following import follow_typed, followed_like, unfollow
from monitor.bot.talk import Talk, Words, answer, effects
from monitor.locale import Texts
from monitor.matching import fold
from monitor.store.effects import Await, Effect


def start(talk: Talk) -> list[Effect]:
    """Begins: what this does, what Telegram sees, what nobody here ever asks for, and what to write next."""
    return [answer(Words.WELCOME_BACK if talk.person.id else Words.WELCOME)]


def seguir(talk: Talk) -> list[Effect]:
    """Follows a person or a place by name; without a name, asks for it."""
    if not talk.incoming.argument.strip():
        return [Await(), answer(Words.ASK_NAME)]
    return follow_typed(talk, talk.incoming.argument)


def lista(talk: Talk) -> list[Effect]:
    """Shows whom this chat follows."""
    return [answer(Words.LIST)]


def quitar(talk: Talk) -> list[Effect]:
    """Stops following the person or place named; without a name, shows a button for each."""
    typed = talk.incoming.argument
    if not typed.strip():
        return [answer(Words.PAGE, items=("0",))]
    meant = followed_like(talk, typed)
    if len(meant) == 1:
        return unfollow(talk, meant[0])
    return [answer(Words.WHICH, items=meant[: MOST_SHOWN + 1]) if meant else answer(Words.NOT_FOLLOWED)]


def versiones(talk: Talk) -> list[Effect]:
    """Says how much is told, good news once confirmed or every version, with a button for the other."""
    return [answer(Words.LEVEL)]


def ayuda(talk: Talk) -> list[Effect]:
    """Shows these commands."""
    return [answer(Words.HELP)]


def privacidad(talk: Talk) -> list[Effect]:
    """Says what is kept of this chat, what is not, and what Telegram sees."""
    return [answer(Words.PRIVACY)]


def borrar(talk: Talk) -> list[Effect]:
    """Erases all that is kept of this chat; asks once."""
    return [answer(Words.FORGET_ASK)]


#: Buttons on one page of those who are followed.
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, what else it is called (the English word first), and what it does.

    The one line that people read of it is ``bot.command.NAME`` in the catalogues.
    """

    name: str
    aliases: tuple[str, ...]
    run: Callable[[Talk], list[Effect]]

    def shown(self, language: str) -> str:
        """The word for it in ``language``."""
        return self.aliases[0] if language == "en" and self.aliases else self.name


COMMANDS = (
    Command("start", (), start),
    Command("seguir", ("follow",), seguir),
    Command("lista", ("list",), lista),
    Command("quitar", ("unfollow", "remove"), quitar),
    Command("versiones", ("versions",), versiones),
    Command("ayuda", ("help",), ayuda),
    Command("privacidad", ("privacy",), privacidad),
    Command("borrar", ("forget",), borrar),
)


def command_of(word: str) -> Command | None:
    """The command that was typed, with or without its slash, case, accents and "@name"."""
    plain = fold(word.partition("@")[0])
    return next((each for each in COMMANDS if plain in (each.name, *each.aliases)), None)


def menu(texts: Texts) -> list[tuple[str, str]]:
    """Every command in this language with what it does, as Telegram's menu and /ayuda show it."""
    return [(each.shown(texts.language), texts(f"bot.command.{each.name}")) for each in COMMANDS]


def plain_text(talk: Talk) -> list[Effect]:
    """What is no command: a name, if one was asked for; else a line of help."""
    if talk.person.awaits_name and talk.incoming.argument.strip():
        return follow_typed(talk, talk.incoming.argument)
    return [answer(Words.HELP_SHORT)]


def without_waiting(talk: Talk, done: list[Effect]) -> list[Effect]:
    """``done``, after which no name is awaited any more, unless it asks for one."""
    asks = any(isinstance(effect, Await) for effect in done)
    return done if asks or not talk.person.awaits_name else effects(Await(name=False), done)
