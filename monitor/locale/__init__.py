"""The words people read: one catalogue a language, looked up by key, Spanish first.

A key such as ``alert.released.confirmed`` keeps Spanish a language of its own instead of a translation from English.
A key or a value that is missing is a bug, so it raises. Add words to both ``faro.po`` files (the command's own under
``cli.``), then run ``python -m monitor.locale``, which writes the ``faro.mo`` files read here.
"""

from __future__ import annotations

import gettext
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

DOMAIN = "faro"
LANGUAGES = ("es", "en")
DEFAULT = "es"
FOLDER = Path(__file__).parent


class MissingTextError(LookupError):
    """No catalogue entry has this key: a mistake in our code, never in what an operator wrote."""


class Texts:
    """The words of one language: ``texts("line.likely")``, with values by name."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __repr__(self) -> str:
        return f"Texts({self.language!r})"

    def __call__(self, key: str, /, **values: object) -> str:
        """The text of ``key`` with ``values`` put in; raises ``MissingTextError``, or KeyError for a missing value."""
        return self._found(key, self._catalogue.gettext(key)).format_map(values)

    def count(self, key: str, n: int, /, **values: object) -> str:
        """The text of ``key`` in the plural form that ``n`` asks for; ``{n}`` is put in by itself."""
        return self._found(key, self._catalogue.ngettext(key, key, n)).format_map({"n": n, **values})

    def has(self, key: str) -> bool:
        """Whether ``key`` has a text."""
        return self._catalogue.gettext(key) != key

    def _found(self, key: str, text: str) -> str:
        if not key or text == key:
            msg = f"no text for {key!r} in {self.language!r}"
            raise MissingTextError(msg)
        return text


@cache
def translator(language: str) -> Texts:
    """The words of ``language`` ("es-VE" finds "es"); a language we do not speak gets Spanish."""
    code = re.split(r"[-_]", language)[0].lower()
    known = code if code in LANGUAGES else DEFAULT
    with (FOLDER / known / "LC_MESSAGES" / f"{DOMAIN}.mo").open("rb") as file:
        return Texts(known, gettext.GNUTranslations(file))


def language_from_env(environ: Mapping[str, str]) -> str:
    """ "es" or "en", by the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX, 8.2); Spanish otherwise."""
    value = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    code = re.split(r"[-_.@]", value)[0].lower()
    return code if code in LANGUAGES else DEFAULT
