"""Is this text a reprint of that one? A bottom-k sketch of word shingles answers without keeping the texts.

Containment rather than resemblance, because an outlet often prints half of a wire story, or a wire story and a
paragraph of its own (A. Broder, "On the resemblance and containment of documents", 1997).
"""

from __future__ import annotations

import hashlib

from monitor.matching import tokenise

#: Words in a shingle, and hashes kept of a text.
SHINGLE = 4
SKETCH = 256
#: From this share on, one text is a copy of the other. In the invented world, reports of one event in different words
#: stay below 0.3 and a rewritten wire story is at 0.65 (benchmarks/copies.py).
COPY = 0.5

Sketch = tuple[int, ...]


def sketch(text: str) -> Sketch:
    """Return the SKETCH smallest 64-bit hashes of the text's shingles, ascending; () for a text without words."""
    words = [token.folded for token in tokenise(text)]
    if not words:
        return ()
    width = min(SHINGLE, len(words))
    shingles = {" ".join(words[at : at + width]) for at in range(len(words) - width + 1)}
    return tuple(sorted(_hash(shingle) for shingle in shingles)[:SKETCH])


def containment(one: Sketch, other: Sketch) -> float:
    """Estimate how much of the shorter text stands in the longer one, from 0 to 1."""
    if not one or not other:
        return 0.0
    # A full sketch is a complete sample only up to its largest hash; a short text keeps every hash it has.
    limit = min((side[-1] for side in (one, other) if len(side) == SKETCH), default=max(one[-1], other[-1]))
    left, right = ({value for value in side if value <= limit} for side in (one, other))
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller else 0.0


def is_copy(one: Sketch, other: Sketch) -> bool:
    """Whether one of the two texts is mostly made of the other."""
    return containment(one, other) >= COPY


def _hash(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest(), "big") >> 1
