"""What every test finds: a log as it is before anybody sets it up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import structlog


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """A test that sets the log up binds it to a stream of its own, which is closed for the next."""
    yield
    structlog.reset_defaults()
