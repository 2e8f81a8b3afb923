"""A secret is 32 bytes that nobody sees by accident."""

from __future__ import annotations

import pickle

import pytest

from monitor.keys import Secret, new_secret


def test_a_secret_is_new_each_time() -> None:
    """Two secrets differ; equal bytes are one secret."""
    assert new_secret() != new_secret()
    assert Secret(b"k" * 32) == Secret(b"k" * 32)
    assert len({Secret(b"k" * 32), Secret(b"k" * 32)}) == 1
    assert Secret(b"k" * 32) != b"k" * 32


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_secret_has_32_bytes(length: int) -> None:
    """Any other length is a mistake in our code."""
    with pytest.raises(ValueError, match="32 bytes"):
        Secret(bytes(length))


def test_a_secret_is_not_shown() -> None:
    """Neither repr nor str holds any of it."""
    secret = Secret(b"abcdefgh" * 4)
    assert repr(secret) == str(secret) == f"{secret}" == "Secret(…)"


def test_a_secret_does_not_leave_the_process() -> None:
    """It cannot be pickled, so no worker that reads hostile bytes is ever handed one."""
    with pytest.raises(TypeError, match="another process"):
        pickle.dumps(new_secret())
