"""A document against the dataclasses that say what it may hold: every mismatch becomes a Fault with its line.

pydantic does the checking; here its errors turn into words. Keys allowed anywhere are read from the dataclasses
themselves, so a suggestion never names a key that does not exist.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from monitor.errors import ConfigError, Fault
from monitor.files.refusal import WrongError, did_you_mean, shown
from monitor.files.toml import Document

T = TypeVar("T")
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}

#: Keys as a Spanish-speaking operator would guess them.
SPANISH = {
    "alias": "aliases",
    "canales": "channels",
    "confirma": "confirm",
    "contacto": "contact",
    "desde": "valid_from",
    "fuentes": "sources",
    "hasta": "until",
    "homonimos": "namesakes",
    "idioma": "language",
    "intervalo": "interval",
    "lengua": "language",
    "menor": "minor",
    "nivel": "level",
    "nombre": "name",
    "nombres": "names",
    "pais": "country",
    "personas": "people",
    "retencion": "retention",
    "rol": "role",
    "seguidores": "followers",
    "sigue": "follows",
    "verifica": "verifies",
    "verificada": "verified",
    "visibilidad": "visibility",
    "voces": "voices",
    "zona_horaria": "timezone",
}

_EXPECTED = {
    "string_type": "un texto entre comillas / a quoted text",
    "bool_type": "true o false, sin comillas / true or false, unquoted",
    "int_type": "un número entero, sin comillas / a whole number, unquoted",
    "tuple_type": 'una lista, p. ej. ["a", "b"] / a list',
    "dataclass_type": "una tabla, p. ej. [nombre] / a table",
}


def validate(shape: type[T], document: Document) -> tuple[T | None, list[Fault]]:
    """``document`` as a ``shape``, or None and everything that is wrong with it."""
    try:
        return _adapter(shape).validate_python(document.data), []
    except ValidationError as error:
        return None, [_fault(details, shape, document) for details in error.errors(include_url=False)]


def raise_all(faults: list[Fault]) -> None:
    """Raise ConfigError with ``faults`` by file and line, if there are any."""
    if faults:
        raise ConfigError(sorted(faults, key=lambda fault: (str(fault.file), fault.line)))


def keys(shape: type[Any], prefix: str = "") -> Iterator[str]:
    """Every key that ``shape`` allows, dotted, "[]" after an array of tables: what the reference must list."""
    for field in fields(shape):
        inner, many = _inside(get_type_hints(shape, include_extras=True)[field.name])
        name = f"{prefix}{field.name}{'[]' if many and is_dataclass(inner) else ''}"
        if isinstance(inner, type) and is_dataclass(inner):
            yield from keys(inner, f"{name}.")
        else:
            yield name


def _adapter(shape: type[T]) -> TypeAdapter[T]:
    """The checker of ``shape``, built once: building takes longer than checking a thousand rows."""
    if shape not in _ADAPTERS:
        _ADAPTERS[shape] = TypeAdapter(shape)
    return _ADAPTERS[shape]


def _fault(details: ErrorDetails, shape: type[Any], document: Document) -> Fault:
    """One mismatch, at the key it is about."""
    path = tuple(details["loc"])
    wrong = details.get("ctx", {}).get("error")
    if isinstance(wrong, WrongError):
        path = (*path, wrong.key) if wrong.key else path
        named = next((f"{part}: " for part in reversed(path) if isinstance(part, str)), "")
        what, todo = f"{named}{wrong.what}", wrong.todo
    else:
        what, todo = _words(details, shape)
    return Fault(document.file, document.line(path), what, todo)


def _words(details: ErrorDetails, shape: type[Any]) -> tuple[str, str]:
    """What pydantic itself found wrong, and what to do about it."""
    *table, key = details["loc"] or ("",)
    limits = details.get("ctx", {})
    match details["type"]:
        case "unexpected_keyword_argument":
            return f"clave desconocida {shown(key)} (unknown key)", _instead(str(key), tuple(table), shape)
        case "missing":
            return f"falta '{key}' (missing key)", f"añada {key} = … / add it"
        case "greater_than_equal":
            todo = f"mínimo {limits['ge']} / at least {limits['ge']}"
        case "less_than_equal":
            todo = f"máximo {limits['le']} / at most {limits['le']}"
        case kind:
            todo = _EXPECTED.get(kind, details["msg"])
    named = next((str(part) for part in reversed(details["loc"]) if isinstance(part, str)), "")
    return f"{named}: valor no válido {shown(details['input'])} (wrong value)", todo


def _instead(key: str, table: tuple[str | int, ...], shape: type[Any]) -> str:
    """The key that was probably meant, in this table or in another one."""
    allowed = [field.name for field in fields(_at(shape, table))]
    spanish = SPANISH.get(key.casefold())
    if spanish in allowed:
        return f"se llama '{spanish}' / it is called '{spanish}'"
    elsewhere = [path for path in keys(shape) if path.rsplit(".", 1)[-1] == key and "." in path]
    if elsewhere and key not in allowed:
        home = elsewhere[0].rsplit(".", 1)[0].replace("[]", "")
        return did_you_mean(key, allowed, f"va en [{home}] / it belongs in [{home}]")
    return did_you_mean(key, allowed)


def _at(shape: type[Any], path: tuple[str | int, ...]) -> type[Any]:
    """The dataclass that stands at ``path`` under ``shape``."""
    for part in path:
        if isinstance(part, str):
            shape, _ = _inside(get_type_hints(shape, include_extras=True)[part])
    return shape


def _inside(hint: object) -> tuple[Any, bool]:
    """What a field holds, without Annotated and tuple, and whether it holds many."""
    if get_origin(hint) is Annotated:
        return _inside(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return _inside(get_args(hint)[0])[0], True
    return hint, False
