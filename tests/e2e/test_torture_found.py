"""What the torture found, each told as shortly as it can be."""

from __future__ import annotations

from pathlib import Path

from tests.e2e.phone import MARIA, Phones, ring

OTHER = "Gisela Pantoja Quiroz"
MOVED = f"{OTHER} fue trasladada a la cárcel de Tocorón, denunció su esposo."


def test_an_article_read_after_its_name_was_looked_up_is_news(memory: Path, tmp_path: Path) -> None:
    """Its headline came before the name was typed, its text could be read only after that: it was shown to nobody."""

    async def story(town: Phones) -> None:
        town.papers.prints("diario", "Una noticia de hoy", "Lea la noticia en la página.", 1, key="late")
        town.papers.pages["late"] = MOVED
        town.papers.failing.add("late")
        await town.settle(hours=1)
        town.api.write(MARIA, "/start")
        town.api.write(MARIA, f"/seguir {OTHER}")
        await town.settle(seconds=5)
        assert town.firsts(MARIA)[-1].startswith("Terminé de buscar")
        town.papers.failing.clear()
        await town.settle(minutes=1)
        assert town.firsts(MARIA)[-1] == f"SIN CONFIRMAR. Trasladaron a {OTHER}, dice su esposo."

    ring(tmp_path, memory, story)


def test_what_is_shown_of_a_name_is_no_alert_however_many_items_tell_of_it(memory: Path, tmp_path: Path) -> None:
    """Claimed by one paper and confirmed by another before the name was typed: shown once, as confirmed."""

    async def story(town: Phones) -> None:
        town.papers.prints("diario", "Una noticia", f"{OTHER} fue trasladada a la cárcel de Yare.", 1)
        town.papers.prints(
            "foro", "Lo que pudimos saber hoy", f"Confirmamos que {OTHER} fue trasladada a la cárcel de Yare.", 2
        )
        await town.settle(hours=3)
        town.api.write(MARIA, "/start")
        town.api.write(MARIA, f"/seguir {OTHER}")
        await town.settle(seconds=5)
        assert [first for first in town.firsts(MARIA) if OTHER in first] == []
        assert f"CONFIRMADO. Trasladaron a {OTHER}." in town.last(MARIA).text

    ring(tmp_path, memory, story)
