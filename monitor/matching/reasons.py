"""Why somebody is said to be named: one line a rule, in Spanish and in English, for people who do not program."""

from __future__ import annotations

#: By rule: Spanish, English. A test holds this to the rules there are.
REASONS = {
    # people, by the parts of their names (rules.py)
    "full_name": ("Está el nombre completo de la lista.", "The full name on the list is there."),
    "givens_surname": (
        "Están los nombres y el primer apellido; falta el segundo.",
        "The given names and the first surname are there; the second one is not.",
    ),
    "given_surnames": (
        "Están el primer nombre y los dos apellidos.",
        "The first given name and both surnames are there.",
    ),
    "given_surname": (
        "Están el primer nombre y el primer apellido, y pocas personas se llaman así.",
        "The first given name and surname are there, and few people are called so.",
    ),
    "middle_initial": (
        "Está el primer nombre; los otros, con iniciales.",
        "The first given name is there, and the others as initials.",
    ),
    "middle_given": (
        "Está el segundo nombre con el apellido, sin el primero.",
        "The second given name and the surname are there, without the first.",
    ),
    "initials": ("Los nombres están solo con iniciales.", "The given names are initials only."),
    "one_initial": ("El nombre está solo con una inicial.", "The given name is an initial only."),
    "surname_first": ("El apellido está antes del nombre.", "The surname stands before the given name."),
    "slip": ("Una palabra del nombre está escrita distinto.", "One word of the name is spelt otherwise."),
    "slip_in_part": (
        "Falta parte del nombre, y una palabra está escrita distinto.",
        "Part of the name is missing, and one word is spelt otherwise.",
    ),
    "slip_in_common_name": (
        "Una palabra está escrita distinto, y el nombre es común.",
        "One word is spelt otherwise, and the name is common.",
    ),
    "common_name": (
        "Hay otras personas con este nombre.",
        "There are other people of this name.",
    ),
    "longer_name": (
        "El nombre sigue con un apellido que la lista no tiene.",
        "The name goes on with a surname that the list does not have.",
    ),
    "married_name": (
        "Detrás del apellido hay «de» y otro apellido, como en un nombre de casada.",
        "After the surname stands “de” and another one, as in a wife's name.",
    ),
    "de_before_surname": (
        "Delante del apellido hay «de», como en un nombre de casada.",
        "“De” stands before the surname, as in a wife's name.",
    ),
    "brothers": (
        "El apellido está detrás del nombre de un hermano o una hermana.",
        "The surname stands behind the given name of a brother or a sister.",
    ),
    "other_middle_given": ("El segundo nombre es otro.", "The second given name is another one."),
    "extra_given": (
        "Hay un nombre más de los que tiene la lista.",
        "There is one given name more than the list has.",
    ),
    "given_before": (
        "Hay otro nombre antes del nombre de la lista.",
        "Another given name stands before the name on the list.",
    ),
    "preceded": (
        "Hay otra palabra con mayúscula justo antes del nombre.",
        "Another word with a capital letter stands right before the name.",
    ),
    "parted": (
        "El segundo apellido lo lleva al lado otra persona.",
        "Somebody else beside it bears the second surname.",
    ),
    "everyday_words": (
        "Pueden ser palabras corrientes y no un nombre.",
        "These may be everyday words and no name.",
    ),
    "written_together": (
        "El nombre está escrito junto o separado de otro modo.",
        "The name is written in one word or in two, unlike on the list.",
    ),
    "unsettled_split": (
        "No se sabe cuál palabra de la lista es el apellido.",
        "It is not certain which word on the list is the surname.",
    ),
    "lower_case": ("El nombre está sin mayúsculas.", "The name is printed without capital letters."),
    "tag": (
        "El nombre está todo junto, en una etiqueta o una cuenta.",
        "The name is run together, in a hashtag or a handle.",
    ),
    "institution": (
        "Parece una calle, un premio o un edificio con ese nombre.",
        "This looks like a street, a prize or a building of that name.",
    ),
    "institution_or_person": (
        "Puede ser la persona, o lo que lleva su nombre.",
        "It may be the person, or what is named after somebody.",
    ),
    "namesake": (
        "Cerca hay una palabra propia de otra persona con ese nombre.",
        "A word nearby belongs to somebody else of that name.",
    ),
    "shared_name": (
        "En la lista hay más de una persona con este nombre.",
        "There is more than one person of this name on the list.",
    ),
    "surname_after_full": (
        "El apellido solo, después del nombre completo.",
        "The surname alone, after the full name.",
    ),
    "surname_before_full": (
        "El apellido solo, y más abajo el nombre completo.",
        "The surname alone, and the full name further down.",
    ),
    "given_after_full": (
        "Un nombre poco común, solo, después del nombre completo.",
        "A given name that few bear, alone after the full name.",
    ),
    # nicknames and other fixed phrases
    "alias": ("Está un apodo o alias de la lista.", "A nickname or alias on the list is there."),
    "alias_near_clue": (
        "Está un apodo de la lista, junto a una palabra sobre detenciones.",
        "A nickname on the list is there, beside a word about detention.",
    ),
    # names in other scripts
    "other_script": ("El nombre está en otro alfabeto.", "The name is printed in another script."),
    "same_script": (
        "Está el nombre de la lista, quizá con otra terminación.",
        "The name on the list is there, perhaps with another ending.",
    ),
    "other_script_initial": (
        "En otro alfabeto, y el nombre solo con una inicial.",
        "In another script, and the given name is an initial only.",
    ),
    "initial": ("El nombre está solo con una inicial.", "The given name is an initial only."),
    "single_word": ("Es un nombre de una sola palabra.", "It is a name of one word only."),
    # places
    "place_name": ("Está el nombre del lugar.", "The name of the place is there."),
    "place_in_list": (
        "Es uno de varios números: «Rodeo I y II».",
        "It is one of several numbers: “Rodeo I and II”.",
    ),
    "place_after_prison_word": (
        "El nombre corto está detrás de una palabra como cárcel.",
        "The short name stands behind a word such as prison.",
    ),
    "place_family": (
        "Sin número, puede ser cualquiera de los lugares con ese nombre.",
        "Without a number it may be any of the places of that name.",
    ),
    "place_near_clue": (
        "El nombre corto está cerca de una palabra sobre cárceles.",
        "The short name stands near a word about prisons.",
    ),
    "place_misspelt": ("El nombre del lugar está escrito distinto.", "The name of the place is spelt otherwise."),
    "place_by_part_of_name": ("Está una parte del nombre del lugar.", "Part of the name of the place is there."),
    "place_in_small_letters": (
        "El nombre del lugar está sin mayúsculas.",
        "The name of the place is printed without capital letters.",
    ),
    "place_with_context": (
        "Hay duda, pero cerca hay una palabra propia del lugar.",
        "There is doubt, but a word of that place stands nearby.",
    ),
    "place_ambiguous": ("Puede ser otra cosa con ese nombre.", "It may be something else of that name."),
    "place_moved_there": (
        "Se habla de un traslado, pero el nombre también es de un pueblo.",
        "A transfer is spoken of, but a town has that name as well.",
    ),
    "place_namesake": (
        "Cerca hay una palabra propia de otro lugar con ese nombre.",
        "A word nearby belongs to another place of that name.",
    ),
}


def reason(rule: str, language: str) -> str:
    """The line for ``rule``, in "es" or "en"; "" for a rule that is no more, of a mention kept from before."""
    spanish, english = REASONS.get(rule, ("", ""))
    return spanish if language == "es" else english
