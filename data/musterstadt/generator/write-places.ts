import {withComma, writeCsv} from "./csv.js";
import {plainSheet, writeWorkbook} from "./excel.js";
import type {Facility, FacilityKind} from "./facilities.js";
import type {House} from "./houses.js";

const WITH_COORDINATES: readonly FacilityKind[] = [
  "Kita",
  "Grundschule",
  "Weiterführende Schule",
  "Spielplatz"
];

/** House coordinates: one row per address, EPSG:25832 with decimal comma. */
export function writeHouses(houses: readonly House[]): Uint8Array {
  const rows = houses.map(({street, number, suffix, postcode, at: [x, y]}) => [
    street,
    number,
    suffix,
    postcode,
    withComma(x, 1),
    withComma(y, 1)
  ]);
  return writeCsv([["STRASSE", "HAUSNR", "ZUSATZ", "PLZ", "OSTWERT", "NORDWERT"], ...rows], {
    encoding: "utf-8",
    delimiter: ";",
    end: "\n"
  });
}

/** Made-up contacts, in columns that nobody wants on a public page. */
function contact(nth: number): readonly [person: string, phone: string] {
  return [nth % 2 === 0 ? "Frau Muster" : "Herr Beispiel", `0000 ${String(100000 + 37 * nth)}`];
}

/** Day-care centres, schools and playgrounds with coordinates: CSV in Windows-1252. */
export function writeCoordinatePlaces(facilities: readonly Facility[]): Uint8Array {
  const rows = facilities
    .filter(({kind}) => WITH_COORDINATES.includes(kind))
    .map(({kind, name, house, places, area}, nth) => {
      const {street, number, suffix, postcode, at} = house;
      const [x, y] = at.map((value) => withComma(value, 1));
      const [person, phone] = contact(nth);
      const size = places === null ? (area ?? "") : places[0] + places[1];
      return [
        `E${String(nth + 1).padStart(4, "0")}`,
        kind,
        name,
        `${street} ${number}${suffix}`,
        postcode,
        x!,
        y!,
        size,
        person,
        phone
      ];
    });
  const header = [
    "Nr.",
    "Art",
    "Name",
    "Anschrift",
    "PLZ",
    "Rechtswert",
    "Hochwert",
    "Plätze oder m²",
    "Leitung",
    "Telefon"
  ];
  return writeCsv([header, ...rows], {encoding: "win1252", delimiter: ";", end: "\r\n"});
}

/** An address as people type it. */
function typed({street, number, suffix}: House, nth: number): string {
  const short = street.replace(/straße$/, nth % 3 === 0 ? "str." : nth % 3 === 1 ? "strasse" : "straße");
  return `${short} ${number}${suffix === "" ? "" : nth % 2 === 0 ? ` ${suffix}` : suffix}`;
}

/** Family centres, youth clubs, paediatricians and libraries with addresses only: an Excel list. */
export async function writeAddressPlaces(facilities: readonly Facility[]): Promise<Uint8Array> {
  const rows = facilities
    .filter(({kind}) => !WITH_COORDINATES.includes(kind))
    .map(({kind, name, house}, nth) => [kind, name, typed(house, nth), house.postcode, ...contact(nth)]);
  const header = ["Art", "Einrichtung", "Straße und Hausnummer", "PLZ", "Ansprechperson", "Telefon"];
  const title = "Einrichtungen für Familien, Kinder und Jugendliche (fiktiv), Stand Dezember 2025";
  return writeWorkbook([plainSheet("Einrichtungen", title, header, rows, [])]);
}
