"""Words as a file has them: folded to compare, slugged to name, checked before anything is matched with them."""

from __future__ import annotations

import re
import unicodedata

from monitor.files.refusal import WrongError, shown, wrong_value
from monitor.model import digest

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
SLUG_LENGTH = 80
_WORD = re.compile(r"[^\W_]+")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})

#: Zero-width joiners are letters' glue in Persian, Arabic and Indic names; other invisible characters are not.
_JOINERS = "\u200c\u200d"
#: Characters that Unicode counts as letters or signs, and that nobody sees: the fillers of Hangul, blank braille.
_BLANK = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def plain(text: str) -> str:
    """``text`` for comparing: no accents, no case, words parted by one space, everything else left out."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(_WORD.findall(text.casefold()))


def slug(name: str) -> str:
    """An id made of a name: lower-case ASCII letters, digits and hyphens; a digest where the script has none."""
    words = plain(name)
    latin = "".join(c if c.isascii() else " " for c in words)
    if len(latin.replace(" ", "")) * 2 < len(words.replace(" ", "")) or not latin.strip():
        return f"n-{digest(words)}"
    return "-".join(latin.split())[:SLUG_LENGTH].rstrip("-")


def identifier(value: object) -> str:
    """``value`` as an id: lower-case letters, digits and single hyphens, 80 characters at most.

    Raises WrongError.
    """
    text = line_of_text(value)
    if not SLUG.fullmatch(text) or len(text) > SLUG_LENGTH:
        example = slug(text) if plain(text) else "foro-penal"
        raise WrongError(
            f"id no válido {shown(text)} (wrong id)",
            f"minúsculas, cifras y guiones, p. ej. '{example}' / lower case, digits, hyphens",
        )
    return text


def line_of_text(value: object) -> str:
    """``value`` as one line of text: composed (NFC), spaces of any kind made one, trimmed.

    Raises WrongError for what is no text, is empty, is longer than 200 characters, or hides control or invisible
    characters, which would make a name that no article can match.
    """
    if not isinstance(value, str):
        raise wrong_value(value, "un texto entre comillas / a quoted text")
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if not text:
        raise WrongError("texto vacío (empty text)", "escríbalo o quite la clave / write it or leave it out")
    if len(text) > 200:
        raise wrong_value(text, "200 caracteres como máximo / 200 characters at most")
    if text.isprintable() and "\N{REPLACEMENT CHARACTER}" not in text and _BLANK.isdisjoint(text):
        return text
    hidden = next((c for c in text if c in _BLANK or (unicodedata.category(c) in _HIDDEN and c not in _JOINERS)), None)
    if hidden is not None or "\N{REPLACEMENT CHARACTER}" in text:
        code = f"U+{ord(hidden or chr(0xFFFD)):04X}"
        raise WrongError(
            f"carácter invisible o dañado {code} en {shown(text)} (control or damaged character)",
            "bórrelo y escriba de nuevo la palabra / delete it and type the word again",
        )
    return text
