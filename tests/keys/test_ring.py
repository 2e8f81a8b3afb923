"""The keyring: what it seals only it opens, what it looks up betrays nothing, and an older key still opens its own."""

from __future__ import annotations

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import KeyringError
from monitor.keys import Keyring, reseal, write_secret
from tests.keys.rings import BOTH, KNOWN, NEW, NEWER, OLD, OLDER, OTHER, STRANGER

#: Any text that a phone may send, lone surrogates too (JSON can spell them).
texts = st.text(st.characters(exclude_categories=()))
seldom = settings(derandomize=True, deadline=None, max_examples=100)


def test_derived_keys_stay_what_they_are() -> None:
    """What was written with a key yesterday is read with it tomorrow: marks, rows, tokens, buttons."""
    ring = Keyring([KNOWN])
    assert ring.mark == "a591a9f0b828899e8b084053f36b95c0"
    assert ring.public == "B3L763PF1Nm1k6KHxMImgg-Cz868Yoet1exMgimvglw"
    assert ring.lookup("telegram", "123") == "bce9f5f3a99574355d57c3f93beaafe2"
    assert ring.button("123", "unfollow:ana") == "0K59zU3ZTLGmH8hncEutzMoIYVvZaMwJ3EOSIw"
    token = b"gAAAAAAAAAAAAwtxPAltYLum848mRsJ-AioTFGr0l7FwvDpGkVIZtObn1A4NCqnDCSaG8ZZWGJHF1FlzUmFdmOnNoJhx2CHNyA=="
    assert ring.open(token) == "Ana Lucía"
    sealed = (
        "6b0aa9568839e39e47a7857fdbcacf3adbf5a0e97585ca8bb19a78cc5bdf41173e0b06030f6a017d1b4d80a04329aa6842105c17b96f"
    )
    assert ring.open_finding(bytes.fromhex(f"{sealed}b20d3c0e")) == "Ana Lucía"


@seldom
@given(texts)
def test_what_is_sealed_can_be_opened(text: str) -> None:
    """Opening gives back what was sealed, with the same key or with one that came before it."""
    assert BOTH.open(BOTH.seal(text)) == text
    assert BOTH.open(OLDER.seal(text)) == text
    assert NEWER.open(BOTH.seal(text)) == text
    with pytest.raises(KeyringError):
        STRANGER.open(BOTH.seal(text))


def test_a_seal_shows_nothing_twice() -> None:
    """The same text looks different each time, and no token tells when it was made."""
    tokens = {BOTH.seal("Ana") for _ in range(3)}
    assert len(tokens) == 3
    assert {base64.urlsafe_b64decode(token)[1:9] for token in tokens} == {bytes(8)}


@pytest.mark.parametrize("token", [b"", b"x", b"gAAAAA==", "ñ".encode(), bytes(100)])
def test_what_is_no_token_is_refused(token: bytes) -> None:
    """A KeyringError in both languages, never another exception."""
    with pytest.raises(KeyringError) as caught:
        BOTH.open(token)
    assert len(str(caught.value).splitlines()) == 2


def test_a_damaged_token_is_refused() -> None:
    """One bit is enough."""
    token = bytearray(BOTH.seal("Ana Lucía Zambrano Oropel"))
    token[40] ^= 1
    with pytest.raises(KeyringError):
        BOTH.open(bytes(token))


def test_lookup_is_made_with_the_newest_key() -> None:
    """32 hex characters that another key does not make; an older key of the ring has no part in them."""
    row = BOTH.lookup("telegram", "123")
    assert len(bytes.fromhex(row)) == 16
    assert row == NEWER.lookup("telegram", "123")
    assert len({row, OLDER.lookup("telegram", "123"), STRANGER.lookup("telegram", "123")}) == 3


@seldom
@given(st.lists(texts, max_size=4), st.lists(texts, max_size=4))
def test_lookup_parts_do_not_run_together(one: list[str], two: list[str]) -> None:
    """Two rows are one only if all their parts are the same."""
    assert (BOTH.lookup(*one) == BOTH.lookup(*two)) == (one == two)
    assert BOTH.lookup("ab") != BOTH.lookup("a", "b")


def test_mark_and_public_tell_the_newest_key() -> None:
    """Adding an older key changes neither; they differ from key to key, and from every lookup."""
    assert (BOTH.mark, BOTH.public) == (NEWER.mark, NEWER.public)
    assert BOTH.mark not in {OLDER.mark, STRANGER.mark, BOTH.lookup()}
    assert BOTH.public != OLDER.public


def test_a_ring_can_be_led_by_an_older_key() -> None:
    """A database whose rotation was cut short is read by the ring led by the key it was written with."""
    led = BOTH.led_by(OLDER.mark)
    assert led.secrets == (OLD, NEW)
    assert led.lookup("telegram", "1") == OLDER.lookup("telegram", "1")
    assert BOTH.led_by(NEWER.mark).secrets == (NEW, OLD)


@pytest.mark.parametrize("mark", [STRANGER.mark, "", BOTH.mark[:-1]])
def test_a_mark_of_no_key_is_the_wrong_key(mark: str) -> None:
    """Said as what it is: well written, and not the one."""
    with pytest.raises(KeyringError, match="no es la de estos datos"):
        BOTH.led_by(mark)


@seldom
@given(texts)
def test_reseal_moves_a_text_to_a_new_key(text: str) -> None:
    """Afterwards the new key alone opens it, and the old one does not."""
    token = reseal(OLDER, NEWER, OLDER.seal(text))
    assert NEWER.open(token) == text
    with pytest.raises(KeyringError):
        OLDER.open(token)
    with pytest.raises(KeyringError):
        reseal(OLDER, NEWER, STRANGER.seal(text))


def test_a_ring_shows_nothing_secret() -> None:
    """Neither its repr nor that of its parts holds a secret, in bytes, hex, base64 or written form."""
    ring = Keyring([KNOWN, OTHER])
    shown = f"{ring!r} {ring} {vars(ring)!r} {[repr(getattr(ring, name)) for name in vars(ring)]}"
    raw = KNOWN.raw
    assert repr(ring) == f"Keyring(mark={ring.mark!r})"
    for form in (repr(raw)[2:20], raw.hex(), base64.b64encode(raw).decode(), write_secret(KNOWN)[:11]):
        assert form not in shown
    assert "Fernet object" in shown  # what was looked at is there


def test_a_ring_without_a_key_is_a_mistake() -> None:
    """It could neither seal nor open."""
    with pytest.raises(ValueError, match="without a secret"):
        Keyring([])
