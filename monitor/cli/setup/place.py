"""The first questions: which language, and which time zone."""

from __future__ import annotations

from pathlib import Path

from monitor.cli.setup.talk import Talk
from monitor.config import Config
from monitor.config.kinds import time_zone
from monitor.locale import LANGUAGES, translator

USUAL_ZONE = "America/Caracas"
#: What a rented server is set to, and no family's clock.
_NOBODYS = frozenset({"UTC", "UCT", "Universal", "Zulu", "Greenwich", "GMT", "localtime", "posixrules"})


def ask_place(talk: Talk, before: Config | None, zone_link: Path) -> tuple[str, str]:
    """The language of the place, which the conversation goes on in, and the name of its time zone."""
    spoken = before.place.language if before else talk.texts.language
    talk.explain("cli.setup.language.why")
    language = talk.choose("cli.setup.language", dict(zip(LANGUAGES, LANGUAGES, strict=True)), spoken)
    talk.texts = translator(language)
    talk.explain("cli.setup.zone.why")
    offered = before.place.timezone.key if before else zone_of(zone_link)
    return language, talk.ask_as("cli.setup.zone", time_zone, offered).key


def zone_of(link: Path) -> str:
    """The time zone that the machine is set to, by where its /etc/localtime leads (localtime(5)).

    The usual one where that says nothing, or names a zone where nobody lives.
    """
    try:
        _, found, name = str(link.readlink()).partition("zoneinfo/")
    except OSError:
        return USUAL_ZONE
    if not found or name in _NOBODYS or name.startswith("Etc/"):
        return USUAL_ZONE
    return name
