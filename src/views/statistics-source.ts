import type {BuildInfo, Source} from "../model/build-info.js";
import type {Indicator} from "../model/indicator.js";

/** The sources that some indicators are made of; all of the site where the indicators name none of them. */
export function sourcesOf(info: BuildInfo, ...indicators: readonly Indicator[]): readonly Source[] {
  const named = new Set(indicators.map(({source}) => source));
  const own = info.sources.filter(({title}) => named.has(title));
  return own.length > 0 ? own : info.sources;
}

/** "Quelle: … Datenstand …." of some indicators. */
export function sourceLine(info: BuildInfo, ...indicators: readonly Indicator[]): string {
  const offices = [...new Set(info.sources.map(({attribution}) => attribution))];
  const named = [...new Set(indicators.map(({source}) => source))].filter((source) => source !== "");
  const sources = offices.length <= 2 || named.length === 0 ? offices : named;
  return `Quelle: ${sources.join(" · ")}. Datenstand ${info.data_version}.`;
}
