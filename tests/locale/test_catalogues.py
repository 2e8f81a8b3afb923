"""The catalogues: compiled as they are written, equal in both languages, and within the rules for our words."""

from __future__ import annotations

import gettext
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest

from monitor.locale import FOLDER, LANGUAGES, MissingTextError, language_from_env, translator
from monitor.locale.compile import compile_catalogues, compiled, entries, source
from monitor.locale.lint import lint_catalogues


def translations(mo: bytes) -> dict[object, str]:
    """Every text of a compiled catalogue without its header."""
    texts = vars(gettext.GNUTranslations(BytesIO(mo)))["_catalog"]
    return {key: text for key, text in texts.items() if key != ""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_committed_is_what_was_written(language: str) -> None:
    """Each faro.mo says what the faro.po beside it says; headers (Babel's version) aside."""
    read = translations(source(language).with_suffix(".mo").read_bytes())
    assert read == translations(compiled(language)), "run python -m monitor.locale"
    assert len(read) > len(entries(language)) - 1


def test_catalogues_keep_the_rules() -> None:
    """Both languages have the same keys and placeholders, and no word that frightens or misleads."""
    assert lint_catalogues({language: entries(language) for language in LANGUAGES}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_found(language: str) -> None:
    """What stands in faro.po can be looked up."""
    texts = translator(language)
    assert all(texts.has(key) for key in entries(language))
    assert not texts.has("line.nonsense")


def test_no_key_stands_twice() -> None:
    """A key written a second time further down would silently lose one of its texts."""
    for language in LANGUAGES:
        keys = [line for line in source(language).read_text("utf-8").splitlines() if line.startswith("msgid ")]
        assert sorted(set(keys)) == sorted(keys)


def test_compile_writes_only_what_changed(tmp_path: Path) -> None:
    """A second run of python -m monitor.locale changes no file."""
    for language in LANGUAGES:
        shutil.copytree(FOLDER / language, tmp_path / language)
        source(language, tmp_path).with_suffix(".mo").unlink()
    assert compile_catalogues(tmp_path) == [source(language, tmp_path).with_suffix(".mo") for language in LANGUAGES]
    assert compile_catalogues(tmp_path) == []


def test_a_missing_key_raises() -> None:
    """A text that is not there is a bug, never an empty message or a bare key."""
    texts = translator("es")
    for key in ("line.nonsense", ""):
        with pytest.raises(MissingTextError):
            texts(key)
    with pytest.raises(MissingTextError):
        texts.count("status.nonsense", 2)


def test_a_missing_value_raises() -> None:
    """A placeholder without its value is a bug too."""
    with pytest.raises(KeyError):
        translator("es")("line.place")


def test_values_are_put_in_as_they_are() -> None:
    """A value with braces is text, not a template."""
    assert translator("es")("line.place", detail="{name.__class__}") == "Lugar que se menciona: {name.__class__}."


def test_plural_forms() -> None:
    """One source and many are said differently, and the number is put in."""
    assert "la fuente que leímos" in translator("es").count("status.nothing", 1)
    assert translator("es").count("status.nothing", 43) == (
        "No encontramos nada en las 43 fuentes que leímos; puede haber noticias que no vemos."
    )


@pytest.mark.parametrize(
    ("language", "spoken"), [("es", "es"), ("es-VE", "es"), ("en_GB", "en"), ("EN", "en"), ("pt", "es"), ("", "es")]
)
def test_language_asked_for(language: str, spoken: str) -> None:
    """A region does not matter, and a language we do not speak gets Spanish."""
    assert translator(language).language == spoken


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "es"),
        ({"LANG": "C.UTF-8"}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "es_VE.UTF-8"}, "es"),
        ({"LANG": "es_VE.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en", "LC_ALL": ""}, "en"),
        ({"LANG": "english"}, "es"),
        ({"LANG": "en@euro"}, "en"),
        ({"LANG": "pt_BR.UTF-8"}, "es"),
    ],
)
def test_language_of_the_environment(environ: dict[str, str], language: str) -> None:
    """LC_ALL goes before LC_MESSAGES before LANG; Spanish otherwise."""
    assert language_from_env(environ) == language


def test_looking_up_loads_no_babel() -> None:
    """The command starts quickly: Babel is loaded for dates alone."""
    look = "from monitor.locale import translator; translator('es')('line.likely')"
    code = f"import sys; {look}; print('babel' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_python_m_compiles() -> None:
    """The documented command runs."""
    subprocess.run([sys.executable, "-m", "monitor.locale"], check=True, capture_output=True)
