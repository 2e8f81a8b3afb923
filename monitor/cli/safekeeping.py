"""Whether the key and the token are where the service will look for them, for ``faro check``: each fault is a line."""

from __future__ import annotations

import os
from collections.abc import Mapping

from monitor.cli.locked import key_mark
from monitor.config import Config, KeyMode
from monitor.errors import ConfigError, FaroError, KeyringError, StoreError
from monitor.keys import keyring_for
from monitor.keys.place import credential_in
from monitor.locale import LANGUAGES, Texts
from monitor.service.notify import read_token


def secrets_amiss(config: Config, texts: Texts, environ: Mapping[str, str]) -> list[str]:
    """What is wrong with the key and with the token, each with what to do; nothing where neither is needed.

    A key that nobody typed yet is no fault of these: notify waits for it, and says so itself.
    """
    return [line for line in (_key(config, texts, environ), _token(config, environ)) if line]


def _key(config: Config, texts: Texts, environ: Mapping[str, str]) -> str:
    """That the key cannot be read, is open to others, or is not the one of the data, as far as its mark tells."""
    keys = config.keys
    in_file = keys.mode is KeyMode.FILE
    try:
        mark = key_mark(config)
        lacking = in_file and not os.path.lexists(keys.file) and credential_in(environ) is None
        if lacking and mark is not None:
            return texts("cli.check.key_lost", file=keys.file)
        if lacking and config.telegram is None:  # nothing to hide, and nothing hidden yet
            return ""
        ring = keyring_for(keys.mode, keys.file, config.run_dir, environ)
        if ring is not None and mark is not None:
            ring.led_by(mark)
    except (KeyringError, StoreError) as error:
        return _in_words(error, texts)
    return ""


def _token(config: Config, environ: Mapping[str, str]) -> str:
    if config.telegram is None:
        return ""
    try:
        read_token(config, environ)
    except ConfigError as error:
        return str(error)
    return ""


def _in_words(error: FaroError, texts: Texts) -> str:
    """The line of ``error`` in the operator's language: each has one for every language, in their order."""
    lines = str(error).splitlines()
    return lines[LANGUAGES.index(texts.language)] if len(lines) == len(LANGUAGES) else " / ".join(lines)
