"""Whoever has the public key can seal a finding; only the holder of the secret can open it."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import KeyringError
from monitor.keys import seal_finding
from tests.keys.rings import BOTH, NEWER, OLDER, STRANGER

texts = st.text(st.characters(exclude_categories=()))
seldom = settings(derandomize=True, deadline=None, max_examples=100)


@seldom
@given(texts)
def test_a_finding_is_opened_by_its_key(text: str) -> None:
    """By the ring it was sealed to, and by a newer one that still holds the older key; by no other."""
    sealed = seal_finding(OLDER.public, text)
    assert OLDER.open_finding(sealed) == BOTH.open_finding(sealed) == text
    for ring in (NEWER, STRANGER):
        with pytest.raises(KeyringError):
            ring.open_finding(sealed)


def test_a_finding_looks_different_each_time() -> None:
    """The same finding twice cannot be told for the same."""
    assert seal_finding(BOTH.public, "Ana") != seal_finding(BOTH.public, "Ana")


@seldom
@given(st.binary(max_size=120))
def test_garbage_is_refused(sealed: bytes) -> None:
    """Damaged, empty, or never sealed: KeyringError, nothing else."""
    with pytest.raises(KeyringError):
        BOTH.open_finding(sealed)


@seldom
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_finding_is_refused(place: int, change: int) -> None:
    """One byte is enough, in the key part too."""
    sealed = bytearray(seal_finding(BOTH.public, "Ana Lucía"))
    sealed[place % len(sealed)] ^= change
    with pytest.raises(KeyringError):
        BOTH.open_finding(bytes(sealed))


@pytest.mark.parametrize(
    "public",
    [
        "",
        "x",
        "ñ" * 43,
        BOTH.public[:-2],
        BOTH.public + "A",
        " " + BOTH.public,
        base64.urlsafe_b64encode(bytes(32)).decode()[:43],
    ],
)
def test_what_is_no_public_key_is_refused(public: str) -> None:
    """Too short, too long, not base64url, or a point with which everybody would share the same key."""
    with pytest.raises(KeyringError, match="clave pública"):
        seal_finding(public, "Ana")
