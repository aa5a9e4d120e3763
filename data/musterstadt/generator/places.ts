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
      place("Marktviertel", 8.75, 6.8, "altstadt", 2890, 3050),
      place("Domviertel", 9.35, 7.25, "altstadt", 2140, 2230),
      place("Gerberviertel", 9.5, 6.55, "altstadt", 3310, 3420)
    ),
    group(
      "Bahnhofsvorstadt",
      place("Bahnhofsviertel", 8.05, 6.4, "arbeiter", 4680, 5240),
      place("Am Wall", 8.15, 7.0, "altstadt", 2760, 2940),
      place("Gleisdreieck", 7.45, 5.5, "arbeiter", 4120, 4690)
    ),
    group(
      "Sankt-Ägidien-Vorstadt",
      place("Ägidienviertel", 8.9, 6.15, "gruenderzeit", 4930, 5180),
      place("Klosterviertel", 9.5, 5.95, "gruenderzeit", 4450, 4660),
      place("Schloßgarten", 8.65, 5.35, "gruenderzeit", 4010, 4200)
    ),
    group(
      "Jakobivorstadt",
      place("Jakobiviertel", 7.35, 6.8, "szene", 5320, 5710),
      place("Mühlenwerder", 6.65, 7.6, "gruenderzeit", 3560, 3980),
      place("Zeughausviertel", 6.8, 6.35, "gruenderzeit", 4740, 4960)
    ),
    group(
      "Neustadt",
      place("Brückenviertel", 9.1, 8.2, "szene", 5150, 5480),
      place("Theaterviertel", 9.9, 8.0, "gruenderzeit", 4380, 4570),
      place("Exerzierplatz", 8.3, 8.0, "gruenderzeit", 3920, 4270)
    )
  ),
  group(
    "Nordstadt",
    group(
      "Nordvorstadt",
      place("Hochschulviertel", 7.8, 8.5, "studierende", 5480, 6120),
      place("Brunnenviertel", 8.6, 8.85, "szene", 5890, 6230),
      place("Lindenviertel", 9.4, 8.95, "gruenderzeit", 5030, 5210)
    ),
    group(
      "Hafenvorstadt",
      place("Werftviertel", 7.3, 9.35, "arbeiter", 4870, 5220),
      place("Neuer Hafen", 5.95, 10.3, "gewerbe", 176, 143),
      place("Speicherquartier", 6.55, 9.75, "neubau", 14, 3120),
      place("Seilerviertel", 7.3, 10.25, "arbeiter", 4360, 4750)
    ),
    group(
      "Lohfeld",
      place("Lohfeld-Süd", 8.3, 9.8, "zeilen", 4980, 5060),
      place("Lohfeld-Mitte", 8.5, 10.6, "grosssiedlung", 7120, 7680),
      place("Lohfeld-Nord", 8.9, 11.4, "grosssiedlung", 6240, 6830)
    ),
    group(
      "Wiesede",
      place("Groß Wiesede", 6.0, 12.8, "dorf", 2540, 2610),
      place("Klein Wiesede", 7.0, 11.9, "dorf", 870, 820),
      place("Wieseder Moor", 8.6, 12.9, "dorf", 640, 590)
    )
  ),
  group(
    "Ostheide",
    group(
      "Ostend",
      place("Kreuzviertel", 10.4, 8.8, "gruenderzeit", 4760, 4980),
      place("Bleichwiesen", 10.6, 7.2, "zeilen", 3870, 4020),
      place("Sankt-Georgs-Vorstadt", 11.0, 8.0, "arbeiter", 4590, 4980)
    ),
    group(
      "Heidesiedlung",
      place("Birkenhain", 10.2, 9.8, "gartenstadt", 3980, 4010),
      place("Föhrenkamp", 11.5, 9.4, "zeilen", 4650, 4590),
      place("Wacholderhöhe", 10.8, 10.9, "gartenstadt", 3240, 3460)
    ),
    group(
      "Sternfeld",
      place("Sternfeld-West", 12.0, 8.2, "grosssiedlung", 6980, 7350),
      place("Sternfeld-Ost", 12.9, 8.6, "grosssiedlung", 6350, 6910),
      place("Gartenstadt Sternfeld", 12.6, 7.2, "gartenstadt", 3720, 3690)
    ),
    group(
      "Seldewiesen",
      place("Gaswerkviertel", 10.8, 6.3, "arbeiter", 3950, 4290),
      place("Ziegelwiesen", 11.9, 5.8, "zeilen", 4240, 4170),
      place("Flößeranger", 12.5, 4.4, "gartenstadt", 2860, 3080)
    ),
    group(
      "Bärenhorst",
      place("Bärenhorst", 12.8, 10.7, "dorf", 2230, 2340),
      place("Öhrenbach", 14.8, 9.1, "dorf", 1120, 1090),
      place("Süßenrode", 14.6, 6.6, "dorf", 1870, 1930),
      place("Eschenbruch", 14.4, 4.4, "dorf", 730, 690)
    )
  ),
  group(
    "Südstadt",
    group(
      "Südvorstadt",
      place("Musikantenviertel", 9.4, 4.95, "gruenderzeit", 4870, 5060),
      place("Turmviertel", 8.6, 4.55, "gruenderzeit", 4310, 4480),
      place("Brauereiviertel", 10.2, 4.65, "szene", 4640, 5010)
    ),
    group(
      "Weberbreite",
      place("Spinnereiviertel", 10.8, 3.9, "arbeiter", 4720, 5110),
      place("Tuchmacherviertel", 9.9, 3.75, "arbeiter", 4270, 4420),
      place("Kattunbleiche", 9.0, 3.5, "zeilen", 3860, 3790)
    ),
    group(
      "Kalkofen",
      place("Kalkofen", 10.5, 2.8, "grosssiedlung", 5740, 6080),
      place("Am Steinbruch", 11.6, 2.0, "zeilen", 2950, 2880)
    ),
    group(
      "Felden",
      place("Niederfelden", 11.2, 0.9, "dorf", 1460, 1510),
      place("Oberfelden", 9.3, 0.9, "dorf", 980, 930),
      place("Kleinbrück", 9.7, 2.0, "gartenstadt", 2340, 2620)
    )
  ),
  group(
    "Rosenberg",
    group(
      "Rosenberg",
      place("Rosenberg-Hang", 7.6, 4.5, "hang", 3180, 3240),
      place("Villenkolonie", 7.8, 3.5, "hang", 2610, 2580),
      place("Sonnenleite", 6.5, 4.4, "hang", 2970, 3150)
    ),
    group(
      "Waldstadt",
      place("Waldsiedlung", 8.2, 2.4, "gartenstadt", 3460, 3380),
      place("Försterkamp", 6.8, 2.9, "gartenstadt", 2890, 2960)
    ),
    group(
      "Hasselfelde",
      place("Hasselfelde", 4.6, 3.2, "dorf", 1720, 1790),
      place("Ober Hassel", 5.5, 1.8, "dorf", 610, 560),
      place("Weißenholz", 7.5, 0.9, "dorf", 790, 740)
    )
  ),
  group(
    "Seldeaue",
    group(
      "Weststadt",
      place("Westend", 6.0, 5.6, "arbeiter", 4420, 4680),
      place("Zuckerfabrik", 5.6, 6.5, "arbeiter", 3870, 4130),
      place("Ahornpark", 5.7, 7.5, "zeilen", 4160, 4090)
    ),
    group(
      "Kiesgrund",
      place("Kiesgrund", 4.7, 8.1, "grosssiedlung", 5980, 6340),
      place("Auenblick", 5.5, 8.7, "grosssiedlung", 4930, 5070)
    ),
    group(
      "Seldemarsch",
      place("Westerfeld", 4.1, 5.2, "gartenstadt", 3650, 3890),
      place("Brinkhof", 2.3, 7.0, "dorf", 920, 870),
      place("Altenselde", 3.6, 9.8, "dorf", 1640, 1700),
      place("Marschhausen", 2.9, 11.6, "dorf", 690, 640)
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
