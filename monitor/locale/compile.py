"""Turns the catalogues people edit (faro.po) into those the program reads (faro.mo)."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from monitor.locale import DOMAIN, FOLDER, LANGUAGES

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


def source(language: str, folder: Path = FOLDER) -> Path:
    """The file to edit for ``language``."""
    return folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def entries(language: str, folder: Path = FOLDER) -> dict[str, tuple[str, ...]]:
    """Every key of a catalogue with its text, or with both its plural forms; a key that stands twice is refused."""
    found: dict[str, tuple[str, ...]] = {}
    with source(language, folder).open("rb") as file:
        for message in read_po(file, locale=language, abort_invalid=True):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                found[key] = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
    return found


def compiled(language: str, folder: Path = FOLDER) -> bytes:
    """What faro.mo must hold for the faro.po that is there."""
    with source(language, folder).open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _EPOCH  # else every run would write another file
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def compile_catalogues(folder: Path = FOLDER) -> list[Path]:
    """Write every faro.mo beside its faro.po and return those that changed."""
    changed = []
    for language in LANGUAGES:
        target = source(language, folder).with_suffix(".mo")
        body = compiled(language, folder)
        if not target.exists() or target.read_bytes() != body:
            target.write_bytes(body)
            changed.append(target)
    return changed
