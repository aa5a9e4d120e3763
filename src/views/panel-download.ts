import {formatPeriod} from "../model/format.js";
import {layerAt} from "../model/indicator-series.js";
import type {Difference} from "./atlas-difference.js";
import {valueAt, type FigureData} from "./atlas-figure.js";
import type {GroupFigure} from "./atlas-group.js";
import {columnsOf} from "./download-columns.js";
import type {DownloadColumn} from "./table-download.js";

/** The areas with their values at both periods and the change, in the order given. */
export function differenceDownload(
  {series, view, places}: FigureData,
  {from, to, changes}: Difference,
  listed: readonly string[]
): readonly DownloadColumn[] {
  const {title, note: definition, source, key} = series.indicator;
  const byId = new Map(changes.map((change) => [change.id, change]));
  const {text, number} = columnsOf(listed.flatMap((id) => byId.get(id) ?? []));
  const level = places.level(view.level).title;
  const [before, after] = [layerAt(series, view.level, from)!, layerAt(series, view.level, to)!];
  const about = {definition, source};
  const at = (period: string) => `${title}, ${formatPeriod(period)}`;
  return [
    text("area_id", `Schlüssel: ${level}`, ({id}) => id),
    text("name", level, ({name}) => name),
    text("indicator", "Indikator", () => key),
    number(`value_${fileName(from)}`, at(from), ({id}) => valueAt(before, id).value, about),
    number(`value_${fileName(to)}`, at(to), ({id}) => valueAt(after, id).value, about),
    number("change", `Veränderung ${formatPeriod(from)} bis ${formatPeriod(to)}`, ({change}) => change),
    text("flag", "Warum keine Differenz", ({flag}) => flag)
  ];
}

const fileName = (period: string): string => period.replaceAll("-", "_");

/** A group's values over the periods, with what of them is a lower bound or missing. */
export function groupDownload(
  {series, view}: FigureData,
  {rows, members, rule: definition}: GroupFigure
): readonly DownloadColumn[] {
  const {title, unit, source} = series.indicator;
  const {text, number} = columnsOf(rows);
  const shown = unit === "" ? title : `${title} in ${unit}`;
  return [
    text("group", "Gruppe", () => view.group?.name || "Eigene Gruppe"),
    text("areas", "Gebiete", () => members.map(({id}) => id).join(" ")),
    text("period", "Zeitraum", ({period}) => period),
    number("value", shown, ({value}) => value, {definition, source}),
    text("shown", `${shown}, wie angezeigt`, (row) => row.text),
    text("counts", "Zähler und Nenner", ({parts}) => parts),
    text("gap", "Was fehlt", ({gap}) => gap)
  ];
}
