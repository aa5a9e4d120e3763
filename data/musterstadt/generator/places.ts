/** How a quarter was built and who tends to live there: decides its age structure and its way through the years. */
export type Kind =
  | "altstadt" // medieval core
  | "gruenderzeit" // blocks of around 1900
  | "szene" // blocks of around 1900 that became sought after
  | "studierende"
  | "arbeiter" // old workers' housing
  | "zeilen" // rows of flats of the 1950s
  | "grosssiedlung" // large estate of the 1960s and 1970s
  | "gartenstadt" // terraced and detached houses
  | "hang" // villas on the hill
  | "dorf"
  | "neubau" // built since 2014 on former harbour land
  | "gewerbe"; // docks and works, hardly any flats

/** One quarter: x, y in km from the city's south-western corner; inhabitants at the first and last reporting date. */
export interface Place {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly kind: Kind;
  readonly first: number;
  readonly last: number;
}

interface NamedGroup<T> {
  readonly name: string;
  readonly parts: readonly T[];
}

function place(name: string, x: number, y: number, kind: Kind, first: number, last: number): Place {
  return {name, x, y, kind, first, last};
}

function group<T>(name: string, ...parts: readonly T[]): NamedGroup<T> {
  return {name, parts};
}

/** The fictional city: Bezirke, in them Stadtteile, in them Quartiere. Keys follow from the order. */
export const GAZETTEER: readonly NamedGroup<NamedGroup<Place>>[] = [
  group(
    "Mitte",
    group(
      "Altstadt",
      place("Marktviertel", 8.75, 6.8, "altstadt", 2760, 2910),
      place("Domviertel", 9.35, 7.25, "altstadt", 2040, 2130),
      place("Gerberviertel", 9.5, 6.55, "altstadt", 3160, 3270)
    ),
    group(
      "Bahnhofsvorstadt",
      place("Bahnhofsviertel", 8.05, 6.4, "arbeiter", 4470, 5000),
      place("Am Wall", 8.15, 7.0, "altstadt", 2640, 2810),
      place("Gleisdreieck", 7.45, 5.5, "arbeiter", 3930, 4480)
    ),
    group(
      "Sankt-Ägidien-Vorstadt",
      place("Ägidienviertel", 8.9, 6.15, "gruenderzeit", 4710, 4950),
      place("Klosterviertel", 9.5, 5.95, "gruenderzeit", 4250, 4450),
      place("Schloßgarten", 8.65, 5.35, "gruenderzeit", 3830, 4010)
    ),
    group(
      "Jakobivorstadt",
      place("Jakobiviertel", 7.35, 6.8, "szene", 5080, 5450),
      place("Mühlenwerder", 6.65, 7.6, "gruenderzeit", 3400, 3800),
      place("Zeughausviertel", 6.8, 6.35, "gruenderzeit", 4530, 4740)
    ),
    group(
      "Neustadt",
      place("Brückenviertel", 9.1, 8.2, "szene", 4920, 5230),
      place("Theaterviertel", 9.9, 8.0, "gruenderzeit", 4180, 4360),
      place("Exerzierplatz", 8.3, 8.0, "gruenderzeit", 3740, 4080)
    )
  ),
  group(
    "Nordstadt",
    group(
      "Nordvorstadt",
      place("Hochschulviertel", 7.8, 8.5, "studierende", 5230, 5840),
      place("Brunnenviertel", 8.6, 8.85, "szene", 5620, 5950),
      place("Lindenviertel", 9.4, 8.95, "gruenderzeit", 4800, 4980)
    ),
    group(
      "Hafenvorstadt",
      place("Werftviertel", 7.3, 9.35, "arbeiter", 4650, 4990),
      place("Neuer Hafen", 5.95, 10.3, "gewerbe", 176, 143),
      place("Speicherquartier", 6.55, 9.75, "neubau", 14, 2980),
      place("Seilerviertel", 7.3, 10.25, "arbeiter", 4160, 4540)
    ),
    group(
      "Lohfeld",
      place("Lohfeld-Süd", 8.3, 9.8, "zeilen", 4760, 4830),
      place("Lohfeld-Mitte", 8.5, 10.6, "grosssiedlung", 6800, 7330),
      place("Lohfeld-Nord", 8.9, 11.4, "grosssiedlung", 5960, 6520)
    ),
    group(
      "Wiesede",
      place("Groß Wiesede", 6.0, 12.8, "dorf", 2430, 2490),
      place("Klein Wiesede", 7.0, 11.9, "dorf", 1200, 1143),
      place("Wieseder Moor", 8.6, 12.9, "dorf", 896, 828)
    )
  ),
  group(
    "Ostheide",
    group(
      "Ostend",
      place("Kreuzviertel", 10.4, 8.8, "gruenderzeit", 4550, 4760),
      place("Bleichwiesen", 10.6, 7.2, "zeilen", 3700, 3840),
      place("Sankt-Georgs-Vorstadt", 11.0, 8.0, "arbeiter", 4380, 4760)
    ),
    group(
      "Heidesiedlung",
      place("Birkenhain", 10.2, 9.8, "gartenstadt", 3800, 3830),
      place("Föhrenkamp", 11.5, 9.4, "zeilen", 4440, 4380),
      place("Wacholderhöhe", 10.8, 10.9, "gartenstadt", 3090, 3300)
    ),
    group(
      "Sternfeld",
      place("Sternfeld-West", 12.0, 8.2, "grosssiedlung", 6670, 7020),
      place("Sternfeld-Ost", 12.9, 8.6, "grosssiedlung", 6060, 6600),
      place("Gartenstadt Sternfeld", 12.6, 7.2, "gartenstadt", 3550, 3520)
    ),
    group(
      "Seldewiesen",
      place("Gaswerkviertel", 10.8, 6.3, "arbeiter", 3770, 4100),
      place("Ziegelwiesen", 11.9, 5.8, "zeilen", 4050, 3980),
      place("Flößeranger", 12.5, 4.4, "gartenstadt", 2730, 2940)
    ),
    group(
      "Bärenhorst",
      place("Bärenhorst", 12.8, 10.7, "dorf", 2130, 2230),
      place("Öhrenbach", 14.8, 9.1, "dorf", 1558, 1513),
      place("Süßenrode", 14.6, 6.6, "dorf", 1790, 1840),
      place("Eschenbruch", 14.4, 4.4, "dorf", 1019, 963)
    )
  ),
  group(
    "Südstadt",
    group(
      "Südvorstadt",
      place("Musikantenviertel", 9.4, 4.95, "gruenderzeit", 4650, 4830),
      place("Turmviertel", 8.6, 4.55, "gruenderzeit", 4120, 4280),
      place("Brauereiviertel", 10.2, 4.65, "szene", 4430, 4780)
    ),
    group(
      "Weberbreite",
      place("Spinnereiviertel", 10.8, 3.9, "arbeiter", 4510, 4880),
      place("Tuchmacherviertel", 9.9, 3.75, "arbeiter", 4080, 4220),
      place("Kattunbleiche", 9.0, 3.5, "zeilen", 3690, 3620)
    ),
    group(
      "Kalkofen",
      place("Kalkofen", 10.5, 2.8, "grosssiedlung", 5480, 5810),
      place("Am Steinbruch", 11.6, 2.0, "zeilen", 2820, 2750)
    ),
    group(
      "Felden",
      place("Niederfelden", 11.2, 0.9, "dorf", 1390, 1440),
      place("Oberfelden", 9.3, 0.9, "dorf", 1367, 1299),
      place("Kleinbrück", 9.7, 2.0, "gartenstadt", 2230, 2500)
    )
  ),
  group(
    "Rosenberg",
    group(
      "Rosenberg",
      place("Rosenberg-Hang", 7.6, 4.5, "hang", 3040, 3090),
      place("Villenkolonie", 7.8, 3.8, "hang", 2490, 2460),
      place("Sonnenleite", 6.5, 4.4, "hang", 2840, 3010)
    ),
    group(
      "Waldstadt",
      place("Waldsiedlung", 8.0, 2.5, "gartenstadt", 3300, 3230),
      place("Försterkamp", 7.0, 2.7, "gartenstadt", 2760, 2830)
    ),
    group(
      "Hasselfelde",
      place("Hasselfelde", 4.6, 3.2, "dorf", 1640, 1710),
      place("Ober Hassel", 5.5, 1.8, "dorf", 841, 784),
      place("Weißenholz", 7.5, 0.9, "dorf", 1098, 1021)
    )
  ),
  group(
    "Seldeaue",
    group(
      "Weststadt",
      place("Westend", 6.0, 5.6, "arbeiter", 4220, 4470),
      place("Zuckerfabrik", 5.6, 6.5, "arbeiter", 3700, 3940),
      place("Ahornpark", 5.7, 7.5, "zeilen", 3970, 3910)
    ),
    group(
      "Kiesgrund",
      place("Kiesgrund", 4.7, 8.1, "grosssiedlung", 5710, 6050),
      place("Auenblick", 5.5, 8.7, "grosssiedlung", 4710, 4840)
    ),
    group(
      "Seldemarsch",
      place("Westerfeld", 4.1, 5.2, "gartenstadt", 3490, 3710),
      place("Brinkhof", 2.3, 7.0, "dorf", 1278, 1200),
      place("Altenselde", 3.6, 9.8, "dorf", 1570, 1620),
      place("Marschhausen", 2.9, 11.6, "dorf", 963, 896)
    )
  )
];

/** A quarter with its keys; the first two digits are the Bezirk's, the first four the Stadtteil's. */
export interface Quarter extends Place {
  readonly key: string;
  readonly stadtteil: {readonly key: string; readonly name: string};
  readonly bezirk: {readonly key: string; readonly name: string};
}

function number(index: number): string {
  return String(index + 1).padStart(2, "0");
}

/** All quarters in the order of their keys. */
export const QUARTERS: readonly Quarter[] = GAZETTEER.flatMap((bezirk, b) =>
  bezirk.parts.flatMap((stadtteil, s) =>
    stadtteil.parts.map((quarter, q) => ({
      ...quarter,
      key: number(b) + number(s) + number(q),
      stadtteil: {key: number(b) + number(s), name: stadtteil.name},
      bezirk: {key: number(b), name: bezirk.name}
    }))
  )
);
