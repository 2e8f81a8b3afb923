"""Cleaning: what programs did to a text on its way to us is undone, and each character remembers where it stood.

HTML entities that nobody decoded, UTF-8 read as Windows-1252 ("PÃ©rez"), words cut in two at the end of a line.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: How Windows-1252 shows the bytes that go on a UTF-8 character; those it does not know are shown as Latin-1 has them.
_GOES_ON = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_MISREAD = re.compile(rf"[Â-ß][{_GOES_ON}]|[à-ï][{_GOES_ON}]{{2}}|[ð-ô][{_GOES_ON}]{{3}}")
#: What most texts do not have and a misreading always has: its second character, looked for first because it is rare.
_SUSPECT = re.compile(rf"[{_GOES_ON}](?<=[Â-ô].)")
#: A word that a line's end cut in two; its second half begins with a small letter.
_CUT = re.compile(r"[-‐\xad](?<=[^\W\d_].)[ \t]*\r?\n[ \t]*([^\W\d_])")
#: What was read wrongly twice, or escaped twice, is mended twice.
_TIMES = 2


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text in its clean form, and where its characters stood before, with the end; None where nothing was changed."""

    text: str
    where: array[int] | None = None

    def origin(self, at: int) -> int:
        """Where the character ``at`` of the clean text stood; its length gives the length of what came."""
        return at if self.where is None else self.where[at]


def clean(text: str) -> Cleaned:
    """``text`` without those traces; most texts have none, and cost three searches."""
    cleaned = Cleaned(text)
    for _ in range(_TIMES):
        before = cleaned
        if "&" in cleaned.text:
            cleaned = _rewritten(cleaned, _ENTITY, html.unescape)
        if not cleaned.text.isascii() and _SUSPECT.search(cleaned.text):
            cleaned = _rewritten(cleaned, _MISREAD, _reread)
        if cleaned is before:
            break
    return _rewritten(cleaned, _CUT, _joined) if "\n" in cleaned.text else cleaned


def _rewritten(cleaned: Cleaned, pattern: re.Pattern[str], mend: Callable[[str], str]) -> Cleaned:
    text, parts, at = cleaned.text, [], 0
    where: array[int] = array("L")
    for found in pattern.finditer(text):
        new = mend(found.group())
        if new == found.group():
            continue
        before = cleaned.where or array("L", range(len(text) + 1))
        cleaned = Cleaned(text, before)
        parts += [text[at : found.start()], new]
        where += before[at : found.start()]
        where.extend([before[found.start()]] * len(new))
        at = found.end()
    if not parts or cleaned.where is None:
        return cleaned
    return Cleaned("".join([*parts, text[at:]]), where + cleaned.where[at:])


def _joined(cut: str) -> str:
    """The second half alone, if it is one."""
    return cut[-1] if cut[-1].islower() else cut


def _reread(shown: str) -> str:
    """The character whose bytes are shown; what is no UTF-8 stays as it is."""
    octets = b"".join(_octet(letter) for letter in shown)
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        return shown


def _octet(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1", "replace")
