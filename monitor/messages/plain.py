"""Makes text from a feed harmless before anybody reads it: no controls, no links, no way out of its quotation marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import urlsplit

QUOTE_LENGTH = 200
LABEL_LENGTH = 60
NAME_LENGTH = 120
URL_LENGTH = 1000
#: More of a text is never looked at, so that a hostile one costs nothing.
READ_LENGTH = 3000

#: Control, format (bidi overrides, zero width), private, surrogate and unassigned characters.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
#: A letter carries two marks at most in the languages we read; more of them smear over the lines around.
_MARKS = re.compile("([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{2})"
                    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")  # fmt: skip
_BLANK = re.compile(r"\s+")

#: What a messenger or terminal would turn into a link: scheme, www, address, or a bare domain with its path.
_LINK = re.compile(
    r"""(?ix)
      [a-z0-9+.-]{0,40}:(?://|\\\\)\S*               # https://…  tg://…
    | (?:javascript|data|mailto|tel|vbscript|file|tg|sms):\S+
    | www\.\S+
    | \S{1,64}@[\w-]{1,63}\.\S+                                # an e-mail address
    | (?!(?-i:(?:[A-ZÁÉÍÓÚ]{1,2}\.){1,9}[A-ZÁÉÍÓÚ]{1,2}(?![\w:/?\#.]{0,40}[:/?\#])))   # EE.UU. is none
      (?:[\w-]{1,63}[.。．｡]){1,9}[a-z]{2,24}\b(?:[:/?\#]\S*)?   # faro-ayuda.example/pago
    | \b(?:\d{1,3}\.){3}\d{1,3}\b(?:[:/]\S*)?
    """
)
#: "prisión.El hijo": a sentence that lost its space, not a domain.
_LOST_SPACE = re.compile(r"(?<=[^\W\d_]{2})\.(?=[A-ZÁÉÍÓÚÑ][a-záéíóúñ]+\b(?![./:]))")
#: Telegram makes a button of /word, @word and #word.
_BUTTON = re.compile(r"(?<!\w)[/@#]+(?=\w)|@(?=\w)")

#: A telephone or account number: whoever wants money for a release would plant one.
_NUMBER = re.compile(r"\+?\d(?:[ ().-]{0,2}\d){8,}")

#: Words of torture in detail: a family should not meet them in a notification.
_TORTURE = re.compile(
    r"""(?ix)\b(?:
      tortur\w* | golpiz\w+ | golpe(?:s|ad\w+|aron|aban) | paliz\w+ | electrocu\w+ | descargas? | el[eé]ctric\w+
    | asfixi\w+ | ahog\w+ | ahorc\w+ | estrangul\w+ | viol(?:ó|ad[oa]s?|aron|aba\w*) | abus\w+\ sexual\w* | desnud\w+
    | quem(?:ó|ad\w+|aron|aduras?) | mutil\w+ | amputa\w+ | descuartiz\w+ | degoll\w+ | sangr\w+ | ensangrent\w+
    | cad[aá]ver\w* | bolsas?\ (?:pl[aá]sticas?|en\ la\ cabeza) | colg(?:ad\w+|aron) | apuñal\w+ | fractur\w+
    | morados | hematomas? | látigo\w* | latigazos? | uñas
    | torture[sd]? | torturing | beat(?:en|ing|ings)? | electric | electrocut\w+ | suffocat\w+ | asphyxiat\w+
    | strangl\w+ | hanged | drown\w* | rap(?:ed|ing|e) | sexual(?:ly)?\ (?:abus|assault)\w+ | naked | stripped
    | burn(?:ed|t|s) | mutilat\w+ | blood\w* | corpse | bruis\w+ | fractur\w+ | whip(?:ped|ping) | stabb\w+
    )\b"""
)


def clean(text: str) -> str:
    """``text`` on one line, without a character that cannot be seen, and composed (NFC)."""
    seen = (char for char in _BLANK.sub(" ", text) if unicodedata.category(char) not in _INVISIBLE)
    return _BLANK.sub(" ", _MARKS.sub(r"\1", unicodedata.normalize("NFC", "".join(seen)))).strip()


def unlinked(text: str, mark: str, number: str) -> str:
    """``text`` cleaned, with ``mark`` for what an app would make a link and ``number`` for what it would dial."""
    spaced = _LOST_SPACE.sub(". ", clean(text[:READ_LENGTH]))
    # A space and not nothing: what stood on either side must not grow together into another link.
    return _BLANK.sub(" ", _BUTTON.sub(" ", _NUMBER.sub(number, _LINK.sub(mark, spaced)))).strip()


def label(text: str, length: int = LABEL_LENGTH) -> str:
    """A name or label in one short piece, with nothing in it that is a link, a quotation mark or a bracket."""
    plain = re.sub(r"[«»()\[\]<>{}]", " ", unlinked(text, " ", " "))
    return cut(_BLANK.sub(" ", plain).strip(" .,;:"), length)


def quoted(text: str, mark: str, number: str, names: Iterable[str] = ()) -> str:
    """What to put between « and »: at most 200 characters, cut between words; "" where it details torture.

    A list of forty names is cut so that one of ``names`` is still in it.
    """
    plain = unlinked(text, mark, number).translate({ord("«"): "“", ord("»"): "”"})
    if re.fullmatch('[“"][^“”"]*[”"]', plain):
        plain = plain[1:-1]
    if _TORTURE.search(clean(text[:READ_LENGTH])):
        return ""
    end = max((_end(plain, name) for name in names), default=0)
    if end < QUOTE_LENGTH:
        return cut(plain, QUOTE_LENGTH)
    tail = plain[end - QUOTE_LENGTH // 2 :]
    return cut("…" + tail.partition(" ")[2], QUOTE_LENGTH)


def _end(text: str, name: str) -> int:
    """Where ``name`` ends in ``text``, accents and case aside; 0 where it does not stand there."""
    start = _level(text).find(_level(clean(name))) if name else -1
    return start + len(clean(name)) if start >= 0 else 0


def _level(text: str) -> str:
    """``text`` without accents or case, each character still in its place."""
    return "".join(unicodedata.normalize("NFD", char)[0].lower()[0] for char in text)


def cut(text: str, length: int) -> str:
    """``text`` in at most ``length`` characters, ending between two words and with "…" where something is left out."""
    if len(text) <= length:
        return text
    head = text[: length - 1]
    whole = head.rpartition(" ")[0] if " " in head[length // 2 :] else head
    return whole.rstrip(" ,;:.-—–") + "…"


def link(url: str) -> tuple[str, str] | None:
    """The host to show and the address itself, or None for anything but a plain http(s) address.

    User names in an address are how "bank.example@evil.example" is dressed up, so they refuse it.
    """
    if len(url) > URL_LENGTH or clean(url) != url or " " in url or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError:  # a broken port or bracket; UnicodeError, a host no resolver would take, is one too
        return None
    if parts.scheme not in {"http", "https"} or not host or "@" in parts.netloc or re.search(r"[<>\"'`\s]", url):
        return None
    return (host if port is None else f"{host}:{port}"), url


def initials(name: str) -> str:
    """ "J. P." for a minor's name; particles ("de la") are left out."""
    words = [word for word in clean(name).split() if word[0].isupper()] or clean(name).split()
    return " ".join(f"{word[0].upper()}." for word in words)
