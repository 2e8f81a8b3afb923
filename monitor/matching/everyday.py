"""Words of every day, Spanish and English, that are given names or surnames as well. Folded; add to them freely."""

from __future__ import annotations

_WORDS = """
abad abril adviento agosto aguas aguila alameda alamo alba alcalde alegre alegria amable amado amber amor amparo angel
angeles aparicio april arbol archer arena arenas arroyo art ash asuncion august aurora autumn baker banks barba barber
barker baron barrera barrios bay becerra bell bella bello best bill bird bishop black blanca blanco blessing bliss
bloom blue bond booth bosque bowman branch bravo bridge bridges brook brooks brown buena bueno bush butcher butler
caballero cabello cabeza cabezas cabrera cadena calle calvo camino campo campos canas candelaria candido cannon cano
cara caridad carmen carpenter carpintero carrera carretero carrillo carter casa casas case cash castillo castle cerezo
cerro chance chandler charity chase chastity chico christian christmas church ciervo clara claro clavel clay clemente
cliff cloud coleman concepcion conde constant consuelo cook cooper cordero corona corral correa cortes cortina costa
court crane crespo cross crow cruces cruz crystal cuello cuenca cuervo cuesta daisy dale dawn day dean dear delgada
delgado destiny diamante dios dolores domingo drake drew driver duke duque earl east encarnacion enero english espada
esperanza espino espinosa estrella faith fajardo farmer fe feliz ferrer fiel field fields finch fine fisher flint flor
flores florida flowers ford forest foster fountain fox fraile franca franco frank freedom freeman french fresno friend
frost fuente fuentes fuerte galan gale gallego gallo gardener gardner garland garza gates gato gavilan gene gentle
ginger glass gloria glory gold golden good goodman gordo grace gracia granado grande granja grant gray green grey
grove guerra guerrero guy hall hand hands harmony hart harvest haven hawk hazel head heath heather herrero hidalgo
hierro higuera hill hills holiday holly honor hood hope horn house hoyos huerta hunt hunter hurtado iglesia iglesias
inmaculada inocencio iris ivory ivy izquierdo jack jade jardin jasmine jasper jesus jewel jolly joy joyce juez julio
june junio justa justice justicia justo keen key king knight ladera lago laguna lake lamb land lane law laws leal lee
leon leona leones ley leyes libertad liberty libre lily linda lirio little lobo lock loma long lord love lovely low
luna luz madera major malo manzano mar marcial mares margarita marina marino mark marks marques marquez marsh marshall
martin marzo mason mata may mayo mayor mercado mercedes mercy merit merry mesa miel milagros mild miles mill miller
mills ministro modesto molino monday monje montana monte montero montes moon moore mora moral morales more morena moss
mountain moya mundo nick nieto nieve nieves noble noche nogal north novo nube nurse oak olivares olive olivo olmo
olmos oro pablos page paige painter palacio palacios palma palmas palmer paloma pardo park parker parks parra parson
pascua pascual pastor patience patria paz peace pearl pena penas penny peral perales perla pico piedra pilar pino
pinos pintor piper plata plaza pleasant polo pond pool poole poor pope poppy porter potter power powers pozo prado
prados presa price prieto primo prince prior providence prudence prudencia puente puerta puerto queen quinta quintero
rain rama ramos ray real redondo reed reeves refugio reina reinos remedios reposo rey reyes ribera rich rico ridge rio
rios river rivers rob robin roble robles roca rocio rock rocky rojas rojo roldan romero rosa rosal rosales rosario
rosas rose roses rubia rubio ruby rush russet sabio sacramento sage sagrario sailor sala salas salinas salud salvador
sand sandy santa santas santiago santo santos savage sawyer sea seal segura seguro serena sergeant serrano shade sharp
shepherd short sierra silver singer sky small smart smith snow sol soldado soledad solis soria soto south sparks
spears speed spring star steel stern stone storm street strong sue summer summers sun sunny swan sweet swift taylor
temple thorn tierra toro torre torres tranquilo trigo trinidad trinity triunfo true truth turner underwood vaca
valiente valle valles van vega vela velas ventura vera verde vergara verity vicario victor victoria victory vida
viento villa villas vina vine violet virgen virtud virtudes virtue viuda viudo walker wall walls ward water waters way
weaver webb wells west wheeler white wild will winter wise wolf wood woods worth wren wright young zapata zapatero
zarza zorro
"""
#: All of them.
EVERYDAY = frozenset(_WORDS.split())
