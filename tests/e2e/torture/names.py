"""Invented people: those on the list, and those whom only their families ask for."""

from __future__ import annotations

from itertools import cycle

_GIVEN = (
    "Ana Lucía", "Berta Inés", "Carmen Rosa", "Dora Elena", "Elba Marina", "Flor Teresa", "Gloria Isabel",
    "Hilda Beatriz", "Irma Josefina", "Julia Mercedes", "Luisa Fernanda", "Marta Cecilia", "Nelly Margarita",
    "Olga Patricia", "Petra Carolina", "Rita Alejandra", "Sonia Milagros",
)  # fmt: skip
_LISTED = (
    "Zambrano Oropel", "Pantoja Quiñones", "Urdaneta Bracamonte", "Figueredo Yánez", "Landaeta Coronil",
    "Mujica Villasmil", "Echenique Tovar", "Barrueta Nieves", "Cordovez Salaverría", "Guanipa Tremaria",
    "Henríquez Lugo", "Jaspe Colmenares", "Arteaga Briceño", "Requena Palencia", "Tirado Monasterios",
    "Uzcátegui Farías", "Noguera Altuve", "Piñango Escalona", "Matos Inciarte", "Dugarte Sequera",
)  # fmt: skip
_PRIVATE = (
    "Aranguren Lozada", "Betancor Machado", "Chirinos Ugarte", "Dávila Ocanto", "Espinal Rivas", "Granadillo Peña",
    "Istúriz Manrique", "Lugones Cabeza", "Oviedo Sandrea", "Villalobos Ferrer",
)  # fmt: skip

LISTED = tuple(f"{given} {surnames}" for given, surnames in zip(cycle(_GIVEN), _LISTED, strict=False))
PRIVATE = tuple(f"{given} {surnames}" for given, surnames in zip(cycle(reversed(_GIVEN)), _PRIVATE, strict=False))


def watchlist(names: tuple[str, ...]) -> str:
    """A watchlist file that holds ``names`` as public entries."""
    return "".join(
        f'[[people]]\nid = "p{number}"\nname = "{name}"\nvisibility = "public"\n' for number, name in enumerate(names)
    )
