"""Words that tell what stands around a name: arrest, prison, offices, institutions. Folded; add to them freely."""

#: Beginnings of words of arrest, prison and release, in Spanish, English, Portuguese and Italian.
DETENTION = (
    "carcel", "encarcel", "excarcel", "penal", "penitenci", "preso", "presa", "reclus", "recluid", "reten",
    "calabozo", "celda", "deten", "prision", "prison", "apres", "arrest", "jail", "inmate", "imprison", "detain",
    "custodi", "cautelar", "sebin", "dgcim", "secuestr", "desaparec", "liberad", "liberac", "liberar", "libertad",
    "imputa", "condenad", "tribunal", "juicio", "tortura", "traslad", "cautiv", "rehen", "freed", "releas", "libre",
    "libert", "liberan", "scarcer", "sentenc", "torture", "hostage", "kidnap", "missing", "presidio", "carcer",
    "detento", "detid",
)  # fmt: skip

#: Beginnings of words for a place of detention, and for those who are in it.
PRISONS = (
    "carcel", "penal", "penitenci", "preso", "presa", "reclus", "recluid", "reten", "calabozo", "celda", "deten",
    "prision", "prison", "jail", "inmate", "detain", "excarcel", "encarcel", "custodi", "internado", "presidio",
    "cadeia", "carcere", "sebin", "dgcim", "pnb", "arrest", "comando", "anexo",
)  # fmt: skip

#: What is named after people: a name behind one of these is a street or an award.
NAMED_AFTER = frozenset(
    {
        "aeropuerto", "ambulatorio", "autopista", "av", "avenida", "avenue", "award", "barrio", "beca", "biblioteca",
        "bridge", "calle", "carretera", "catedra", "centro", "clinica", "colegio", "complejo", "copa", "cup",
        "edificio", "escuela", "estadio", "foundation", "fundacion", "gimnasio", "hospital", "instituto", "liceo",
        "municipio", "museo", "museum", "orden", "park", "parque", "paseo", "plaza", "plazoleta", "polideportivo",
        "premio", "prize", "puente", "road", "school", "square", "stadium", "street", "teatro", "torneo", "torre",
        "universidad", "university", "urbanizacion",
    }
)  # fmt: skip

#: Offices and forms of address, printed before a name.
TITLES = frozenset(
    {
        "abg", "abogada", "abogado", "activist", "activista", "alcalde", "alcaldesa", "almirante", "brother",
        "candidata", "candidato", "cap", "capitan", "cardenal", "cnel", "comandante", "concejal", "concejala",
        "coronel", "dip", "diputada", "diputado", "dirigente", "doctor", "doctora", "don", "dona", "dr", "dra",
        "exalcalde", "excandidata", "excandidato", "exdiputado", "exgobernador", "exministro", "expresidente",
        "father", "fiscal", "general", "gobernador", "gobernadora", "governor", "gral", "hermana", "hermano", "ing",
        "ingeniero", "journalist", "judge", "juez", "jueza", "lawyer", "libertador", "lic", "licenciada",
        "licenciado", "lider", "mayor", "ministra", "ministro", "monsenor", "mr", "mrs", "ms", "obispo", "opositor",
        "opositora", "padre", "periodista", "president", "presidenta", "presidente", "prof", "profesor", "profesora",
        "rector", "rectora", "sargento", "senador", "senadora", "senator", "senor", "senora", "sister", "sr", "sra",
        "teniente", "tte",
    }
)  # fmt: skip

#: Words between an institution and its name.
ADJECTIVES = frozenset(
    {
        "central", "estadal", "internacional", "municipal", "nacional", "regional", "universitario",
    }
)  # fmt: skip

#: Before a surname: several people, or the name itself.
PLURAL = frozenset(
    {
        "los", "las", "hermanos", "hermanas", "familia", "esposos", "apellido", "apellidos", "family",
    }
)  # fmt: skip

#: Before a surname: a place of that name.
PLACE_BEFORE = frozenset(
    {
        "en", "in", "desde", "hacia", "ciudad", "municipio", "estado",
    }
)  # fmt: skip
