import type {BuildInfo} from "../model/build-info.js";
import type {Indicator} from "../model/indicator.js";

/** "Quelle: … Datenstand …." of some indicators. */
export function sourceLine(info: BuildInfo, ...indicators: readonly Indicator[]): string {
  const offices = [...new Set(info.sources.map(({attribution}) => attribution))];
  const named = [...new Set(indicators.map(({source}) => source))].filter((source) => source !== "");
  const sources = offices.length <= 2 || named.length === 0 ? offices : named;
  return `Quelle: ${sources.join(" · ")}. Datenstand ${info.data_version}.`;
}
