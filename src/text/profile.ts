import {
  formatList,
  formatNumber,
  formatPeriod,
  formatSigned,
  formatValue,
  NO_VALUE
} from "../model/format.js";
import type {Flag} from "../model/observation.js";
import {dativePlural} from "./grammar.js";
import {FLAG_WORDS} from "./indicator.js";

type Gender = "m" | "f" | "n";

const GENDERS: readonly (readonly [RegExp, Gender])[] = [
  [/(region|ung|heit|schaft|ion|zone|fläche|stadt|gemeinde|einheit|lage|straße|siedlung|seite)$/i, "f"],
  [/(quartier|gebiet|dorf|viertel|areal|revier|gitter|feld|land)$/i, "n"],
  [/(bezirk|kreis|teil|raum|block|sprengel|kiez|ort|distrikt|bereich|ring|sektor|sozialraum)$/i, "m"]
];

/** Grammatical gender of a level's name by its last part: "Bezirksregion" → "f"; null for a word not known. */
export function genderOf(noun: string): Gender | null {
  return GENDERS.find(([pattern]) => pattern.test(noun))?.[1] ?? null;
}

/** What contains an area: name of the area and of its level. */
export interface Container {
  readonly name: string;
  readonly level: string;
}

/**
 * "Planungsraum in Reuterstraße, Neukölln, Berlin": level and what contains the area, from near to far. The city alone has
 * no place: "Ganze Stadt".
 */
export function placeWords(level: string, containers: readonly Container[]): string {
  return containers.length === 0
    ? "Ganze Stadt"
    : `${level} in ${containers.map(({name}) => name).join(", ")}`;
}

export interface PopulationFacts {
  readonly value: number;
  readonly period: string;
  /** Earlier value in the same boundaries; null where there is none. */
  readonly before: {readonly value: number; readonly period: string} | null;
}

/**
 * Where the area lies and how many people live there: "Reuterkiez ist ein Planungsraum im Bezirk Neukölln. …" as one
 * sentence. `name` is the area's, `containers` what contains it from near to far, the city last.
 */
export function placeSentence(
  name: string,
  level: string,
  containers: readonly Container[],
  population: PopulationFacts | null
): string {
  const what = whatItIs(name, level, containers);
  if (population === null) return `${what}.`;
  const {value, period, before} = population;
  const there = containers.length === 0 ? "" : "dort ";
  const people = value === 1 ? "1 Mensch" : `${formatNumber(value)} Menschen`;
  const live = value === 1 ? "lebte" : "lebten";
  return `${what}; ${formatWhen(period)} ${live} ${there}${people}${comparedWith(value, before)}.`;
}

function whatItIs(name: string, level: string, containers: readonly Container[]): string {
  const city = containers.at(-1);
  if (city === undefined) return `${name} umfasst das ganze Stadtgebiet`;
  const near = containers.length > 1 ? containers[0]! : null;
  const gender = genderOf(level);
  const is = gender === null ? `${name} (${level})` : `${name} ist ${ARTICLE[gender]} ${level}`;
  const place = near === null ? `in ${city.name}` : `${inLevel(near)} in ${city.name}`;
  return gender === null ? `${is} liegt ${place}` : `${is} ${place}`;
}

const ARTICLE: Readonly<Record<Gender, string>> = {m: "ein", f: "eine", n: "ein"};

/** "im Bezirk Neukölln", "in der Bezirksregion Reuterstraße"; for an unknown word "in Neukölln (Sprengel)". */
function inLevel({name, level}: Container): string {
  const gender = genderOf(level);
  if (gender === null) return `in ${name} (${level})`;
  return `${gender === "f" ? "in der" : "im"} ${level} ${name}`;
}

function comparedWith(value: number, before: PopulationFacts["before"]): string {
  if (before === null) return "";
  const change = value - before.value;
  if (change === 0) return `, ebenso viele wie ${formatWhen(before.period)}`;
  const people = formatNumber(Math.abs(change));
  return `, ${people} ${change > 0 ? "mehr" : "weniger"} als ${formatWhen(before.period)}`;
}

/** "2019", "im Juni 2018", "am 31.12.2018": when, in the middle of a sentence. */
export function formatWhen(period: string): string {
  const words = formatPeriod(period);
  return period.length === 4 ? words : `${period.length === 7 ? "im" : "am"} ${words}`;
}

export interface ClassFacts {
  readonly status: {readonly name: string; readonly position: number; readonly of: number};
  readonly dynamics: {
    readonly name: string;
    readonly direction: "falling" | "stable" | "rising" | null;
  } | null;
  readonly plural: string;
  readonly period: string;
}

/** The class in a sentence that says which end means more need. */
export function classSentence({status, dynamics, plural, period}: ClassFacts): string {
  const scale = `Stufe ${formatNumber(status.position)} von ${formatNumber(status.of)}; je höher die Stufe, desto größer ist der Unterstützungsbedarf`;
  const first = `Im Vergleich mit allen ${dativePlural(plural)} ist der soziale Status ${formatWhen(period)} als „${status.name}“ eingestuft (${scale})`;
  if (dynamics === null) return `${first}.`;
  const meaning = dynamics.direction === null ? "" : `: ${DIRECTIONS[dynamics.direction]}`;
  return `${first}, die Dynamik als „${dynamics.name}“${meaning}.`;
}

const DIRECTIONS = {
  falling: "der Bedarf hat sich günstiger entwickelt als in den übrigen Gebieten",
  stable: "der Bedarf hat sich wie in den übrigen Gebieten entwickelt",
  rising: "der Bedarf hat stärker zugenommen als in den übrigen Gebieten"
} as const;

/** Why an area has no class, after the reason the method gives. */
export function notClassifiedSentence(reason: string): string {
  return `Der soziale Status ist nicht eingestuft: ${reason}${/[.!?]$/.test(reason) ? "" : "."}`;
}

export interface ContrastFacts {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly value: number;
  /** What it is compared with, in the dative: "Wert für Berlin", "Median der Planungsräume". */
  readonly reference: string;
  readonly other: number;
  readonly period: string;
}

/** The indicator furthest from what it is compared with: "Am weitesten vom Wert für Berlin entfernt ist …". */
export function contrastSentence({
  title,
  unit,
  decimals,
  value,
  reference,
  other,
  period
}: ContrastFacts): string {
  const [own, there] = [formatValue(value, unit, decimals), formatValue(other, unit, decimals)];
  if (own === there)
    return `Alle verglichenen Werte entsprechen dem ${reference}, zum Beispiel „${title}“ mit ${own} (${formatPeriod(period)}).`;
  return `Am weitesten vom ${reference} entfernt ist „${title}“ mit ${own} gegenüber ${there} (${formatPeriod(period)}).`;
}

export interface ChangeFacts {
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly first: {readonly period: string; readonly value: number};
  readonly last: {readonly period: string; readonly value: number};
}

/** What has changed most: "Am stärksten verändert hat sich …: von 38,0 % (2013) auf 41,2 % (2019)." */
export function changeSentence({title, unit, decimals, first, last}: ChangeFacts): string {
  const at = (one: ChangeFacts["first"]) =>
    `${formatValue(one.value, unit, decimals)} (${formatPeriod(one.period)})`;
  return `Am stärksten verändert hat sich „${title}“: von ${at(first)} auf ${at(last)}.`;
}

/** When no value of an area may or can be shown. */
export function noValuesSentence(flags: readonly Flag[]): string {
  if (flags.length === 0) return "Für dieses Gebiet liegen keine Indikatoren vor.";
  const reasons = [...new Set(flags)].map((flag) => FLAG_REASONS[flag]);
  return `Für dieses Gebiet wird kein Wert gezeigt: ${formatList(reasons)}.`;
}

const FLAG_REASONS: Readonly<Record<Flag, string>> = {
  suppressed: "die Fallzahlen sind so klein, dass sie geheim zu halten sind",
  below_minimum: "das Gebiet liegt unter der Mindestgröße",
  missing: "es wurden keine Daten geliefert",
  not_applicable: "die Werte sind hier nicht sinnvoll"
};

/** A value or why there is none: "27,3 %", "k. A. (Geheimhaltung)". */
export function valueWords(
  {value, flag}: {readonly value: number | null; readonly flag: Flag | null},
  unit: string,
  decimals: number
): string {
  if (value !== null) return formatValue(value, unit === "Personen" ? "" : unit, decimals);
  return flag === null ? NO_VALUE : FLAG_WORDS[flag];
}

/**
 * "+1,4 Punkte seit 2013": a change of a share in percentage points, of everything else as a number in the unit that stands
 * with it. `null` for what is a change itself.
 */
export function changeWords(
  first: ChangeFacts["first"],
  last: ChangeFacts["last"],
  unit: string,
  decimals: number
): string | null {
  if (unit === "Prozentpunkte") return null;
  const text = formatSigned(rounded(last.value, decimals) - rounded(first.value, decimals), decimals);
  const points = /^[+−]?1(,0*)?$/.test(text) ? "Punkt" : "Punkte";
  return `${text}${unit === "%" ? `\u00a0${points}` : ""} seit ${formatPeriod(first.period)}`;
}

/** The change is that of the two values as shown: whoever subtracts them gets it. */
function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/** "0,12 bis zur Klasse „mittel“": how far an index is from the next class. */
export function distanceWords(index: number, distance: number, className: string): string {
  return `Status-Index ${formatSigned(index, 2)}; bis zur Klasse „${className}“ sind es ${formatNumber(distance, 2)} Einheiten`;
}

export const PROFILE_WORDS = {
  title: "Steckbrief",
  titles: "Steckbriefe",
  population: "Einwohnerinnen und Einwohner",
  density: "je km²",
  area: "Fläche",
  indicator: "Indikator",
  facilities: "Einrichtungen",
  notes: "Hinweise zu den Daten",
  noFacilities: "Im Gebiet liegt keine der erfassten Einrichtungen.",
  unnamed: "ohne Namen",
  reading:
    "Die Säulen zählen alle Gebiete der Ebene vom kleinsten bis zum größten Wert. Der Punkt ist dieses Gebiet, der Strich die ganze Stadt, das Dreieck das übergeordnete Gebiet. Die Linie rechts zeigt die Entwicklung, gestrichelt die der Stadt.",
  choose: "Gebiet suchen",
  add: "Gebiet danebenstellen",
  remove: "entfernen",
  chooseHint: "Name oder Teil des Namens",
  noneFound: "Kein Gebiet passt zur Suche. Kürzen Sie den Suchtext oder wählen Sie eine andere Ebene.",
  level: "Ebene",
  period: "Stand",
  newest: "neuester",
  parents: "Übergeordnet",
  suppression:
    "k. A. (keine Angabe) steht, wo ein Wert auf so wenigen Personen beruht, dass er geheim zu halten ist, oder wo er fehlt. Ein fehlender Wert ist nie eine Null.",
  fewest: "Verteilungen zählen nur Gebiete mit einem Wert.",
  boundaries:
    "Die Gebietsgrenzen haben sich geändert. Linien und Veränderungen nutzen nur Werte in den Grenzen, für die dieser Steckbrief gilt; ältere und neuere Werte sind nicht vergleichbar."
} as const;

/** What a link asked for and could not be shown. */
export const PROFILE_LINK_NOTES: Readonly<Record<string, string>> = {
  v: "Der Link stammt aus einer anderen Version dieser Seite; verstanden wurde, was bekannt ist.",
  ebene: "Die Ebene des Links gibt es hier nicht.",
  gebiet: "Mindestens ein Gebiet des Links gibt es auf dieser Ebene und zu diesem Zeitraum nicht.",
  zeitraum: "Den Zeitraum des Links gibt es nicht; gezeigt werden die neuesten Werte.",
  anzahl: "Der Link nennt mehr als vier Gebiete; gezeigt werden die ersten vier."
};
