"""How well what a text claims is read, on sentences whose reading is known."""
