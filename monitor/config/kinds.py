"""The kinds of value config.toml holds (an address, a language, a role ...), each with the words that refuse it."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator

from monitor.config.units import duration, written
from monitor.files.refusal import WrongError, did_you_mean, shown, wrong_value
from monitor.files.text import identifier, line_of_text, plain
from monitor.model import Level, Role

E = TypeVar("E", bound=StrEnum)

#: What a source may be; ``party``, ``self`` and ``press`` are only ever speakers.
SOURCE_ROLES = tuple(role for role in Role if role not in {Role.PARTY, Role.SELF, Role.PRESS})
#: Words that a checkpoint would search a phone for: no bot carries one of them in its name (SAFETY, neutral names).
TELLING_WORDS = (
    "faro", "preso", "presa", "detenid", "carcel", "prision", "prisioner", "libert", "liber", "excarcel", "rehen",
    "derechos humanos", "politic", "alerta", "aviso", "vigil", "monitor", "denuncia", "justicia", "foro penal",
    "prison", "detain", "jail", "politic", "freedom", "human rights", "watch", "alert",
)  # fmt: skip
#: The languages Faro writes in.
SPOKEN = ("es", "en")

_HOST = re.compile(r"(?!-)[A-Za-z0-9.-]{1,253}(?<!-)")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")


class KeyMode(StrEnum):
    """Where the key is between two starts: in a file on disk, or on paper alone."""

    FILE = "file"
    TYPED = "typed"


def one_of(members: tuple[E, ...]) -> Callable[[object], E]:
    """A reader of one of ``members``, which suggests the nearest."""

    def read(value: object) -> E:
        found = next((member for member in members if value == member.value), None)
        if found is None:
            raise wrong_value(value, did_you_mean(str(value), [member.value for member in members]))
        return found

    return read


def lasting(least: timedelta, most: timedelta) -> Callable[[object], timedelta]:
    """A reader of durations from ``least`` to ``most``."""

    def read(value: object) -> timedelta:
        length = duration(value)
        if not least <= length <= most:
            span = f"{written(least)}–{written(most)}"
            raise wrong_value(value, f"entre {span} / between {span}")
        return length

    return read


def web_address(value: object) -> str:
    """An http(s) address of a feed, without a password in it.

    Raises WrongError. Whether the address is on the public internet is asked of every connection, not here.
    """
    todo = "una dirección http:// o https:// completa / a whole http(s) address"
    text = line_of_text(value)
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise wrong_value(text, todo) from error
    if parts.scheme not in {"http", "https"} or not host or " " in text or "\\" in text:
        raise wrong_value(text, todo)
    if parts.username is not None:
        raise WrongError("dirección con contraseña (address with a password)", "quítela / take it out")
    return text


def contact_address(value: object) -> str:
    """An e-mail or web address that fits in a header, or nothing."""
    if value == "":
        return ""
    text = line_of_text(value)
    if _MAIL.fullmatch(text):
        return text
    if not text.isascii() or "@" in text:
        raise wrong_value(text, "un correo o una página https:// / an e-mail or a web page")
    return web_address(text)


def country_code(value: object) -> str:
    """A country as ISO 3166 writes it in two letters."""
    if not isinstance(value, str) or not re.fullmatch("[A-Z]{2}", value):
        raise wrong_value(value, 'dos letras mayúsculas, p. ej. "VE" / two capital letters')
    return value


def language_tag(value: object) -> str:
    """A language as BCP 47 writes it: "es", "en", "pt-BR"."""
    if not isinstance(value, str) or not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", value):
        raise wrong_value(value, 'código de idioma, p. ej. "es", "en" / a language code')
    return value


def spoken_language(value: object) -> str:
    """A language Faro writes in."""
    if value not in SPOKEN:
        raise wrong_value(value, '"es" o "en" / "es" or "en"')
    return str(value)


def time_zone(value: object) -> ZoneInfo:
    """A zone of the IANA database: "America/Caracas"."""
    text = line_of_text(value)
    try:
        return ZoneInfo(text)
    except (ValueError, OSError, LookupError) as error:
        from zoneinfo import available_timezones  # reads the whole database: only to word a fault

        raise wrong_value(
            text, did_you_mean(text, available_timezones(), 'p. ej. "America/Caracas" / a zone name')
        ) from error


def host_and_port(value: object) -> tuple[str, int]:
    """ "host:port" or "network:port", IPv6 in brackets: what one exception opens.

    Raises WrongError for a port left out and for networks so wide that they would be a switch (IPv4 wider than /8, IPv6
    wider than /7, the private space of RFC 4193).
    """
    todo = '"host:puerto" o "red:puerto", p. ej. "127.0.0.1:8080", "10.1.0.0/16:80", "[::1]:80" / host:port'
    text = line_of_text(value)
    match = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+(?:/\d{1,3})?)\]|([^:\[\]]+)):(\d{1,5})", text)
    if match is None or not 0 < int(match[3]) < 65536:
        raise wrong_value(text, todo)
    target = match[1] or match[2]
    try:
        network = ipaddress.ip_network(target)
    except ValueError as error:
        if "/" in target or not _HOST.fullmatch(target) or target.replace(".", "").isdigit():
            raise wrong_value(text, f"{todo} ({error})" if "/" in target else todo) from error
        return target.lower(), int(match[3])
    if network.prefixlen < (8 if network.version == 4 else 7):
        raise WrongError(
            f"red demasiado amplia {shown(text)} (network too wide)",
            "solo la red que hace falta / only the network that is needed",
        )
    return str(network) if "/" in target else str(network.network_address), int(match[3])


def bot_api(value: object) -> str:
    """Where the Bot API answers: https, or http on this machine alone, since the token travels in every address."""
    address = web_address(value).rstrip("/")
    parts = urlsplit(address)
    local = parts.hostname in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme != "https" and not local:
        raise WrongError(f"{shown(address)} sin cifrar (not encrypted)", "use https:// / use https://")
    if parts.query or parts.fragment:
        raise wrong_value(address, "solo el servidor, p. ej. https://api.telegram.org / the server alone")
    return address


def neutral_name(value: object) -> str:
    """What the bot is called, 64 characters at most (Bot API, setMyName); no word that tells what it is for."""
    if value == "":
        return ""
    text = line_of_text(value)
    found = next((word for word in TELLING_WORDS if word in plain(text)), None)
    if found:
        todo = 'un nombre neutral, p. ej. "Agenda Alba" / a neutral name'
        raise WrongError(f"el nombre {shown(text)} delata para qué es (the name tells what it is for)", todo)
    if len(text) > 64:
        raise wrong_value(text, "64 caracteres como máximo / 64 characters at most")
    return text


def optional_path(value: object) -> str:
    """A path, or nothing."""
    return "" if value == "" else line_of_text(value)


def not_empty(values: tuple[str, ...]) -> tuple[str, ...]:
    """``values``, of which there is at least one."""
    if not values:
        raise WrongError("lista vacía (empty list)", "al menos uno / at least one")
    return values


_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)

Line = Annotated[str, BeforeValidator(line_of_text)]
Id = Annotated[str, BeforeValidator(identifier)]
WebAddress = Annotated[str, BeforeValidator(web_address)]
Contact = Annotated[str, BeforeValidator(contact_address)]
Country = Annotated[str, BeforeValidator(country_code)]
Language = Annotated[str, BeforeValidator(language_tag)]
Spoken = Annotated[str, BeforeValidator(spoken_language)]
Zone = Annotated[ZoneInfo, BeforeValidator(time_zone)]
SourceRole = Annotated[Role, BeforeValidator(one_of(SOURCE_ROLES))]
SpeakerRole = Annotated[Role, BeforeValidator(one_of(tuple(Role)))]
LevelName = Annotated[Level, BeforeValidator(one_of(tuple(Level)))]
KeyModeName = Annotated[KeyMode, BeforeValidator(one_of(tuple(KeyMode)))]
BotApi = Annotated[str, BeforeValidator(bot_api)]
NeutralName = Annotated[str, BeforeValidator(neutral_name)]
OptionalPath = Annotated[str, BeforeValidator(optional_path)]
HostPort = Annotated[tuple[str, int], BeforeValidator(host_and_port)]
Interval = Annotated[timedelta, BeforeValidator(lasting(timedelta(seconds=1), 7 * _DAY))]
Pause = Annotated[timedelta, BeforeValidator(lasting(timedelta(0), 60 * _MINUTE))]
Hold = Annotated[timedelta, BeforeValidator(lasting(timedelta(0), 10 * _MINUTE))]
Keep = Annotated[timedelta, BeforeValidator(lasting(_DAY, 3650 * _DAY))]
