"""What is said when a key cannot be used: two lines, Spanish first, that never show any of the key itself."""

from __future__ import annotations

from pathlib import Path

from monitor.errors import KeyringError, reasons

Words = tuple[str, str]

# --- what was typed -------------------------------------------------------------------------------------------------

NOTHING = ("No se escribió ninguna clave.", "No key was typed.")
LENGTH = (
    "La clave tiene {count} signos y deben ser {right}. Revise el grupo {groups} y los de al lado.",
    "The key has {count} characters and should have {right}. Check group {groups} and those beside it.",
)
GROUP_LENGTH = (
    "Cada grupo de la clave tiene {right} signos. Revise: grupo {groups}.",
    "Each group of the key has {right} characters. Check: group {groups}.",
)
GROUPS_WRONG = (
    "La clave está mal escrita. Revise: grupo {groups}, y el orden de los grupos.",
    "The key is mistyped. Check: group {groups}, and the order of the groups.",
)
STRANGE = (
    "La clave solo tiene letras sin acento y cifras. Revise: grupo {groups}.",
    "The key has only plain letters and digits. Check: group {groups}.",
)
NO_KEY = (
    "Esto no es una clave, o le faltan muchos signos. Son {right} signos en {many} grupos.",
    "This is no key, or much of it is missing. It has {right} characters in {many} groups.",
)
NEWER = (
    "La clave es de una versión más nueva. Actualice el programa.",
    "The key was made by a newer version. Upgrade the program.",
)

# --- what it was used on --------------------------------------------------------------------------------------------

OTHER_KEY = (
    "Estos datos no se abren con esta clave: son de otra clave o están dañados.",
    "This key does not open these data: they belong to another key, or are damaged.",
)
WRONG_KEY = (
    "La clave está bien escrita, pero no es la de estos datos. Busque la copia de la clave en uso.",
    "The key is well written, but it is not the one of these data. Look for the copy of the key in use.",
)
NOT_PUBLIC = ("La clave pública no es válida.", "The public key is not valid.")

# --- where it is kept -----------------------------------------------------------------------------------------------

MISSING = (
    "No existe el archivo de clave {path}. Haga una clave con «faro key new» o escriba en él la copia de papel.",
    "There is no key file {path}. Make a key with “faro key new”, or write the paper copy into it.",
)
CLOSED = (
    "No se puede usar {path}: {motivo}. Revise el archivo, su carpeta y los permisos.",
    "{path} cannot be used: {reason}. Check the file, its folder and the permissions.",
)
LOOSE = (
    "Otras personas pueden leer {path} (permisos {mode}). Ejecute: chmod 600 {path}",
    "Other people can read {path} (mode {mode}). Run: chmod 600 {path}",
)
NO_FILE = ("{path} no es un archivo de clave.", "{path} is no key file.")
EMPTY = ("No hay ninguna clave en {path}.", "There is no key in {path}.")
THERE = (
    "Ya hay un archivo {path} y no se toca. Para cambiar la clave: «faro key rotate».",
    "There is a file {path} already and it is left alone. To change the key: “faro key rotate”.",
)
ON_DISK = (
    "{path} no está en memoria (tmpfs) sino en «{kind}»: ahí la clave quedaría en el disco. Elija otra carpeta.",
    "{path} is not in memory (tmpfs) but on “{kind}”: the key would stay on the disk. Choose another directory.",
)
STRANGERS = (
    "La carpeta {path} es de otro usuario. Repita la orden como el usuario que ejecuta el servicio.",
    "The directory {path} belongs to another user. Run this as the user who runs the service.",
)
OPEN = (
    "Otros usuarios pueden escribir en la carpeta {path}. Ejecute: chmod go-w {path}",
    "Other users can write to the directory {path}. Run: chmod go-w {path}",
)
LINK = (
    "{path} no es una carpeta de verdad (¿un enlace?). Bórrelo y repita la orden.",
    "{path} is no true directory (a link?). Delete it and run this again.",
)


def fault(words: Words, before: str = "", **values: object) -> KeyringError:
    """The error to raise, with its Spanish and its English line, each begun with ``before`` ("file:line: ")."""
    return KeyringError("\n".join(before + line.format(**values) for line in words))


def closed(path: Path, error: OSError) -> KeyringError:
    """The error to raise of a file or folder that the operating system refuses."""
    motivo, reason = reasons(error)
    return fault(CLOSED, path=path, motivo=motivo, reason=reason)
