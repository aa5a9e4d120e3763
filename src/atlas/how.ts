import {copyButton} from "../components/controls/copy-button.js";
import {html} from "../components/dom.js";
import {periodEnd} from "../model/area.js";
import {formatNumber} from "../model/format.js";
import {atlasQuantilesQuery, atlasValuesQuery} from "../queries/atlas.js";
import type {AtlasScene} from "../views/atlas-scene.js";
import {sourcesOf} from "../views/statistics-source.js";
import type {Shown} from "./add-later.js";
import type {Later} from "./later.js";
import {takeAlong} from "./take-along.js";

/**
 * Source, date, method, what "k. A." means, and the statement that gives the values; link and citation. The database starts
 * when the browser is idle; then the statement runs and its result is compared with what is shown.
 */
export function howSection(place: HTMLElement, later: Later, shown: Shown): (scene: AtlasScene) => void {
  const state: {scene: AtlasScene | null; key: string; checked: HTMLElement} = {
    scene: null,
    key: "",
    checked: html("p")
  };
  whenIdle(() => void import("../db/database.js").then(({database}) => database()).then(() => check(state)));
  return (scene) => {
    const {indicator, level, period, breaks, breaksOf} = scene.view;
    const key = JSON.stringify([indicator, level, period, breaks, breaksOf]);
    state.scene = scene;
    if (key === state.key) return;
    const menu = place.querySelector(".atlas-take") ?? takeAlong(shown);
    state.key = key;
    state.checked = html("p", {class: "atlas-checked", role: "status"});
    place.replaceChildren(menu, ...sections(scene, later, state.checked));
    if (document.querySelector(".database-status[data-state=ready]")) void check(state);
  };
}

function sections(scene: AtlasScene, later: Later, checked: HTMLElement): readonly Node[] {
  const {indicator} = scene.series;
  return [
    html(
      "dl",
      {class: "atlas-notes"},
      ...definitions(scene, later).flatMap(([term, text]) => [html("dt", {}, term), html("dd", {}, text)])
    ),
    html(
      "details",
      {class: "sql"},
      html("summary", {}, "So wird gerechnet"),
      html("p", {}, `Diese Abfrage gibt die Werte von „${indicator.title}“ aus den Tabellen der Seite:`),
      copyButton({label: "SQL kopieren", done: "kopiert", text: () => statement(scene)}),
      html("pre", {tabindex: 0}, html("code", {}, statement(scene))),
      checked
    )
  ];
}

function definitions({series, info}: AtlasScene, {catalogue}: Later): readonly (readonly [string, string])[] {
  const {indicator} = series;
  const titleOf = (key: string) =>
    catalogue.entries.find((one) => one.indicator.key === key)?.indicator.title ?? key;
  const title = (formula: string) => {
    const terms = formula.split("+").map((key) => titleOf(key.trim()));
    return terms.length > 1 ? `(${terms.join(" + ")})` : terms.join("");
  };
  const rate =
    indicator.numerator === null || indicator.denominator === null
      ? []
      : [
          [
            "Berechnung",
            `${formatNumber(indicator.factor)} × ${title(indicator.numerator)} : ${title(indicator.denominator)}`
          ] as const
        ];
  const sources = sourcesOf(info, indicator).map(({title, attribution, licence}) =>
    [title, attribution, `Lizenz: ${licence}`].join(" · ")
  );
  return [
    ["Quelle", sources.join("; ")],
    ["Stand", `Datenstand ${info.data_version}`],
    ...(indicator.note === "" ? [] : [["Methode", indicator.note] as const]),
    ...rate,
    [
      "Zeichen",
      "„k. A.“ (schraffiert): aus Gründen der Geheimhaltung nicht ausgewiesen. „unter Mindestgröße“ (gepunktet): zu wenige Menschen für einen verlässlichen Wert. „keine Daten“ (nur Umriss): nicht geliefert."
    ]
  ];
}

function statement(scene: AtlasScene): string {
  const {view, series} = scene;
  const values = atlasValuesQuery({...view, day: periodEnd(view.period)}).sql;
  const {breaks} = view;
  if (breaks.kind !== "quantiles" || view.breaksOf === "period" || series.indicator.kind === "categorical")
    return `${values};`;
  const cuts = atlasQuantilesQuery(view.indicator, view.level, breaks.count).sql;
  return `${values};\n\n-- Klassengrenzen; angezeigt wird die rundeste Zahl, die kein Gebiet in eine andere Klasse bringt\n${cuts};`;
}

/** Runs the statement and says whether it gives what is shown. */
async function check(state: {
  readonly scene: AtlasScene | null;
  readonly key: string;
  readonly checked: HTMLElement;
}): Promise<void> {
  const {scene, key, checked} = state;
  if (scene === null) return;
  const {runQuery} = await import("../db/query.js");
  const rows = await runQuery(atlasValuesQuery({...scene.view, day: periodEnd(scene.view.period)}));
  if (key !== state.key) return;
  const same = rows.filter((row) => (row.value ?? null) === scene.value(String(row.area_id)).value).length;
  checked.textContent =
    same === rows.length
      ? `Nachgerechnet: Die Datenbank dieser Seite gibt für alle ${formatNumber(rows.length)} Gebiete dieselben Werte.`
      : `Die Datenbank dieser Seite gibt für ${formatNumber(rows.length - same)} von ${formatNumber(rows.length)} Gebieten andere Werte. Bitte laden Sie die Seite neu.`;
}

/** When the browser has nothing else to do; not at all where the reader saves data. */
function whenIdle(run: () => void): void {
  const {connection} = navigator as Navigator & {readonly connection?: {readonly saveData?: boolean}};
  if (connection?.saveData) return;
  if ("requestIdleCallback" in globalThis) requestIdleCallback(run, {timeout: 5000});
  else setTimeout(run, 1500);
}
