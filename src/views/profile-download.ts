import type {ProfileFacilitiesProps} from "../components/figures/profile-facilities.js";
import {formatPeriod} from "../model/format.js";
import type {ProfileArea} from "../model/profile-area.js";
import {columnsOf} from "./download-columns.js";
import {ends, type ProfileValue} from "./profile-values.js";
import type {DownloadColumn} from "./table-download.js";

/** What the profiles show of one theme: a row per indicator and area. */
export function profileDownload(
  profiles: readonly ProfileArea[],
  values: readonly (readonly ProfileValue[])[],
  theme: string
): readonly DownloadColumn[] {
  const {text, number} = columnsOf(
    profiles.flatMap((profile, i) =>
      (values[i] ?? [])
        .filter(({indicator}) => indicator.theme === theme)
        .map((value) => ({profile, value, both: value.own.value === null ? null : ends(value.history)}))
    )
  );
  return [
    text("area_id", "Schlüssel", ({profile}) => profile.area.area_id),
    text("name", "Gebiet", ({profile}) => profile.area.name),
    text("theme", "Thema", () => theme),
    text("indicator", "Indikator", ({value}) => value.indicator.key),
    text("title", "Bezeichnung", ({value}) => value.indicator.title),
    text("unit", "Einheit", ({value}) => value.indicator.unit),
    text("period", "Zeitraum", ({value}) => value.period),
    number("value", "Wert", ({value}) => value.own.value),
    text("flag", "Warum kein Wert", ({value}) => value.own.flag),
    number("city", "Wert der Stadt", ({value}) => value.city),
    text("parent", "liegt in", ({value}) => value.parents[0]?.area.name ?? null),
    number("parent_value", "Wert dort", ({value}) => value.parents[0]?.value ?? null),
    text("since", "Veränderung seit", ({both}) => (both === null ? null : formatPeriod(both[0].period))),
    number("change", "Veränderung", ({both}) => (both === null ? null : both[1].value - both[0].value)),
    text("definition", "Wie sie gebildet ist", ({value}) => value.indicator.note),
    text("source", "Quelle", ({value}) => value.indicator.source)
  ];
}

/** The facilities shown: a row per place. */
export function facilitiesDownload({areas, categories}: ProfileFacilitiesProps): readonly DownloadColumn[] {
  const {text} = columnsOf(
    categories.flatMap(({title, places}) =>
      places.flatMap((own, i) => own.map((place) => ({category: title, area: areas[i] ?? "", ...place})))
    )
  );
  return [
    text("area", "Gebiet", ({area}) => area),
    text("category", "Art", ({category}) => category),
    text("name", "Name", ({name}) => name),
    text("address", "Anschrift", ({address}) => address)
  ];
}
