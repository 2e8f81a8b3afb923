"""The sentence around a name, for people to read."""

from __future__ import annotations

import re

#: Characters: no quote is longer.
LONGEST = 300
_END = re.compile(r"\n|[.!?…][»”\"')\]]*\s+(?=[¿¡«“\"'(—-]*[^\W\d_a-záéíóúñü])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s.(])(?:[^\W\d_]|Sra?|Dra?|Lic|Ing|Gral|Cnel|Cap|Tte|Prof|Abg|Dip|Mrs?|St[ao]?)\.\s+$"
)


def sentence_around(text: str, start: int, end: int) -> str:
    """The sentence of ``text`` that holds the characters ``start`` to ``end``, shortened with … to LONGEST."""
    low, high = max(0, start - LONGEST), min(len(text), end + LONGEST)
    begin, cut_left = low, low > 0
    for found in _END.finditer(text, low, high):
        if _ABBREVIATED.search(text, max(low, found.start() - 8), found.end()):
            continue
        if found.end() <= start:
            begin, cut_left = found.end(), False
        elif found.start() >= end:
            high = found.start() + len(found.group().rstrip())
            break
    cut_right = high == end + LONGEST and high < len(text)
    room = LONGEST - 2
    if high - begin > room:
        left = max(begin, min(start - (room - (end - start)) // 2, high - room))
        right = min(high, left + room)
        cut_left, cut_right = cut_left or left > begin, cut_right or right < high
        begin, high = left, right
    quote = " ".join(_whole_words(text[begin:high], cut_left, cut_right, start - begin, end - begin).split())
    return f"{'…' if cut_left else ''}{quote}{'…' if cut_right else ''}"


def _whole_words(piece: str, cut_left: bool, cut_right: bool, start: int, end: int) -> str:
    """The piece without the half words at its cut ends, never cutting into the name."""
    left, right = 0, len(piece)
    if cut_left and (space := piece.find(" ", 0, max(start, 0))) >= 0:
        left = space + 1
    if cut_right and (space := piece.rfind(" ", max(end, 0))) >= 0:
        right = space
    return piece[left:right]
