"""Words that tell what stands around a name: arrest, prison, offices. Folded; add to them freely."""

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

#: Offices and forms of address, printed before a name.
TITLES = frozenset(
    {
        "abg", "abogada", "dame", "fray", "lady", "lord", "madame", "miss", "mons", "sir", "sor", "abogado", "activist",
        "activista", "alcalde", "alcaldesa", "almirante", "brother", "candidata", "candidato", "cap", "capitan",
        "cardenal", "cnel", "comandante", "concejal", "concejala", "coronel", "dip", "diputada", "diputado",
        "dirigente", "doctor", "doctora", "don", "dona", "dr", "dra", "exalcalde", "excandidata", "excandidato",
        "exdiputado", "exgobernador", "exministro", "expresidente", "father", "fiscal", "general", "gobernador",
        "gobernadora", "governor", "gral", "hermana", "hermano", "ing", "ingeniero", "journalist", "judge", "juez",
        "jueza", "lawyer", "libertador", "lic", "licenciada", "licenciado", "lider", "mayor", "ministra", "ministro",
        "monsenor", "mr", "mrs", "ms", "obispo", "opositor", "opositora", "padre", "periodista", "president",
        "presidenta", "presidente", "prof", "profesor", "profesora", "rector", "rectora", "sargento", "senador",
        "senadora", "senator", "senor", "senora", "sister", "sr", "sra", "teniente", "tte",
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

#: Between two people.
AND = frozenset({"y", "e", "and", "et"})

#: Before a common word, and never right before somebody's name: "it will power", "los santos reyes".
BEFORE_NO_NAME = frozenset(
    {
        "los", "las", "unos", "unas", "estos", "estas", "esos", "esas", "aquellos", "cuantos", "muchos", "muchas",
        "nuestros", "nuestras", "sus", "mis", "tus",
        "i", "it", "they", "we", "you", "he", "she", "who", "these", "those", "our", "your", "their", "its", "my",
        "would", "could", "should", "must", "not", "dont", "cannot",
    }
)  # fmt: skip

#: Words of every day that are given names or surnames as well, in Spanish and English. Folded.
EVERYDAY = frozenset(
    """
    abad abril adviento agosto aguas aguila alba alcalde alegria alegre alameda alamo alba amado amable amparo amor
    angel angeles aparicio arbol arena arenas arroyo asuncion aurora baron barba barrera barrios becerra bello bella
    blanca blanco bosque bravo bueno buena caballero cabello cabeza cabezas cabrera cadena calle calvo camino campo
    campos canas candelaria candido cano cara caridad carmen carpintero carrera carretero carrillo casa casas castillo
    cerezo cerro chico ciervo clara claro clavel clemente concepcion conde consuelo cordero corona corral correa
    cortes cortina costa crespo cruz cruces cuenca cuesta cuello cuervo delgado delgada diamante dios dolores domingo
    duque encarnacion enero espada esperanza espino espinosa estrella fajardo fe feliz ferrer fiel flor flores
    florida franco fraile franca fresno fuente fuentes fuerte galan gallo gallego garza gato gavilan gloria gordo gracia
    granado grande granja guerra guerrero herrero hidalgo hierro higuera hoyos huerta hurtado iglesia iglesias
    inmaculada inocencio izquierdo jardin jesus juez julio junio justa justicia justo ladera lago laguna leal leon
    leona leones ley leyes libertad libre linda lirio lobo loma luna luz madera malo manzano mar marcial
    mares margarita marina marino marquez marques marzo mata mayo mayor mercado mercedes mesa miel milagros ministro
    modesto molino monje montana monte montero montes mora moral morales morena moya mundo nieto
    nieve nieves noble noche nogal novo nube olivo olivares olmo olmos oro pablos palacio palacios palma palmas paloma
    pardo parra pascua pascual pastor patria paz pena penas peral perales perla pico piedra pilar pino pinos pintor
    plata plaza polo pozo prado prados presa prieto primo prudencia puente puerta puerto quinta quintero rama ramos real
    redondo refugio reina reinos remedios reposo rey reyes ribera rico rio rios robles roble rocio roca rojas
    rojo roldan romero rosa rosal rosales rosario rosas rubio rubia sabio sacramento sagrario sala salas salinas
    salud salvador santa santas santiago santo santos segura seguro serena serrano sierra sol soldado soledad
    solis soto soria tierra torre torres toro tranquilo trigo trinidad triunfo vaca valle valles valiente vega vela
    velas ventura vera vergara verde vicario victoria vida viento villa villas vina virgen virtud virtudes viuda viudo
    zapata zapatero zarza zorro
    amber angel april archer art ash august autumn baker banks barber barker baron bay bell best bill bird bishop black
    blessing bliss bloom blue bond booth bowman branch bridge bridges brook brooks brown bush butcher butler cannon
    carpenter carter case cash castle chance chandler charity chase chastity christian christmas church clay cliff cloud
    coleman constant cook cooper court crane cross crow crystal daisy dale dawn day dean dear destiny drew drake driver
    duke earl east english faith farmer field fields finch fine fisher flint flowers ford forest foster fountain fox
    frank freedom freeman french friend frost gale gardener gardner garland gates gene gentle ginger glass glory gold
    golden good goodman grace grant gray green grey grove guy hall hand hands harmony hart harvest haven hawk hazel head
    heath heather hill hills holiday holly honor hood hope horn house hunt hunter iris ivory ivy jack jade
    jasmine jasper jewel jolly joy joyce june justice keen key king knight lake lamb land lane law laws lee liberty lily
    little lock long lord love lovely low major mark marks marsh marshall martin mason may mercy merit merry mild
    miles mill miller mills monday moon moore more moss mountain nick noble north nurse oak olive page paige painter
    palmer park parker parks parson patience peace pearl penny piper pleasant pond pool poole poor pope poppy porter
    potter power powers price prince prior providence prudence queen rain ray reed reeves rich ridge river rivers rob
    robin rock rocky rose roses ruby rush russet sage sailor sand sandy savage sawyer sea seal sergeant shade sharp
    shepherd short silver singer sky small smart smith snow south sparks spears speed spring star steel stern stone
    storm street strong sue summer summers sun sunny swan sweet swift taylor temple thorn trinity true truth turner
    underwood van verity victor victory vine violet virtue walker wall walls ward water waters way weaver webb
    wells west wheeler white wild will winter wise wolf wood woods worth wren wright young
    """.split()
)
