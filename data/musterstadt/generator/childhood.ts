import {drawing, seriesOf, type Series, type Subject} from "./series.js";

export const CHILDHOOD_KEYS = [
  "betreut_u3",
  "betreut_3_6",
  "hze_ambulant",
  "hze_stationaer",
  "seu_kinder",
  "seu_sprache",
  "seu_motorik",
  "seu_gewicht",
  "seu_vorsorge",
  "uebergang",
  "uebergang_gym",
  "abgang",
  "abgang_ohne"
] as const;
export type ChildhoodKey = (typeof CHILDHOOD_KEYS)[number];

/** City-wide percentages by year. */
const CARE_UNDER_3 = [27, 29.5, 31.5, 32, 32, 32.5, 33, 34, 34.5, 34, 35, 35.8, 37, 38.2];
const CARE_FROM_3 = [93.5, 93.8, 94, 94, 93.2, 92.9, 92.6, 92.5, 92, 91.4, 91, 90.4, 90.8, 91.2];
const SUPPORT_AT_HOME = [1.5, 1.6, 1.7, 1.8, 1.8, 1.9, 2.0, 2.1, 2.0, 2.1, 2.1, 2.2, 2.2, 2.3];
const SUPPORT_AWAY = [0.85, 0.87, 0.9, 1.0, 1.05, 1.0, 0.95, 0.93, 0.92, 0.9, 0.93, 0.95, 0.96, 0.96];
const LANGUAGE = [20, 20.2, 20.5, 21.2, 22.4, 22.8, 23, 23.1, 23.6, 25.6, 26.8, 27.4, 27.2, 26.7];
const MOTOR = [11, 11, 11.2, 11.5, 11.8, 12, 12.2, 12.3, 13, 14.4, 14.8, 14.6, 14.2, 14];
const WEIGHT = [10.2, 10.1, 10.1, 10.2, 10.2, 10.4, 10.5, 10.6, 11.4, 12.8, 12.4, 11.8, 11.5, 11.4];
const GYMNASIUM = [42, 42.6, 43, 43.5, 43.6, 44, 44.2, 44.5, 44.4, 44, 43.5, 43.2, 43.3, 43.6];
const NO_CERTIFICATE = [6.4, 6.1, 6, 6.2, 6.4, 6.7, 7, 6.9, 6.2, 6.5, 7.1, 7.5, 7.6, 7.4];

/** How strongly need moves a rate: 1 at average need, `slope` more for each unit of need, within bounds. */
function tilt(need: number, slope: number): number {
  return Math.max(0.3, Math.min(2.2, 1 + slope * (Math.min(need, 3.5) - 1)));
}

/** Rates in which quarters of the same need hardly differ. */
const STEADY: readonly ChildhoodKey[] = ["seu_kinder", "betreut_3_6", "seu_vorsorge"];

type Draws = Readonly<Record<ChildhoodKey, ReturnType<typeof drawing>>>;

/** Children in day care, support for families, school entry examination and ways through school, by place of living. */
export function childhoodOf(subject: Subject): Series<ChildhoodKey> {
  const draw = Object.fromEntries(
    CHILDHOOD_KEYS.map((key) => [key, drawing(subject.quarter, key, STEADY.includes(key) ? 0.01 : 0.06)])
  ) as Draws;
  return seriesOf(CHILDHOOD_KEYS, subject, ({people, minors, need, t}) => {
    const [under3 = 0, under6 = 0, under15 = 0, under18 = 0] = people.ages;
    const part = (key: ChildhoodKey, of: number, percent: readonly number[], slope: number): number =>
      draw[key](of, (percent[t]! / 100) * tilt(need, slope), t);
    const seu_kinder = draw.seu_kinder(under6, 0.325, t);
    const uebergang = draw.uebergang(under15, 0.108, t);
    const abgang = draw.abgang(under18, 0.31, t);
    return {
      betreut_u3: part("betreut_u3", under3, CARE_UNDER_3, -0.16),
      betreut_3_6: part("betreut_3_6", under6, CARE_FROM_3, -0.03),
      hze_ambulant: part("hze_ambulant", minors, SUPPORT_AT_HOME, 0.75),
      hze_stationaer: part("hze_stationaer", minors, SUPPORT_AWAY, 0.7),
      seu_kinder,
      seu_sprache: part("seu_sprache", seu_kinder, LANGUAGE, 0.48),
      seu_motorik: part("seu_motorik", seu_kinder, MOTOR, 0.3),
      seu_gewicht: part("seu_gewicht", seu_kinder, WEIGHT, 0.35),
      seu_vorsorge: draw.seu_vorsorge(seu_kinder, 0.93 - 0.035 * Math.min(need, 3), t),
      uebergang,
      uebergang_gym: part("uebergang_gym", uebergang, GYMNASIUM, -0.38),
      abgang,
      abgang_ohne: part("abgang_ohne", abgang, NO_CERTIFICATE, 0.7)
    };
  });
}
