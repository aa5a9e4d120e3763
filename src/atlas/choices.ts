import {html} from "../components/dom.js";
import {
  searchSelect,
  type SearchGroup,
  type SearchSelectElement
} from "../components/controls/search-select.js";
import {nameMatcher} from "../components/tables/search-text.js";
import {periodsOf} from "../model/atlas-catalogue.js";
import {PANELS, type AtlasView, type Comparison} from "../model/atlas-view.js";
import {CLASS_COUNTS, type BreakRule} from "../model/class-breaks.js";
import {formatPeriod} from "../model/format.js";
import {locatingLevel} from "../model/places.js";
import {ATLAS_WORDS} from "../text/atlas.js";
import {PANEL_TITLES} from "../text/atlas-panels.js";
import type {AtlasScene} from "../views/atlas-scene.js";

const WORDS = ATLAS_WORDS.choices;

/** What the reader may choose. */
export interface ChoiceOptions {
  readonly find: (query: string) => readonly SearchGroup[];
  /** Themes in the order of the catalogue, each with the indicator it begins with. */
  readonly themes: readonly {readonly title: string; readonly indicator: string}[];
  readonly categories: readonly string[];
  /** Panels that there are. */
  readonly panels: readonly (typeof PANELS)[number][];
}

/** Calls back with what of the view changes. */
export interface Choices {
  readonly element: HTMLElement;
  readonly findArea: SearchSelectElement;
  show(scene: AtlasScene, options: ChoiceOptions): void;
}

type Change = (change: Partial<AtlasView>) => void;

/** The choices above the map: indicator, level and period at once, everything else behind one switch. */
export function choices(change: Change, pickArea: (area: string) => void): Choices {
  const state: {scene: AtlasScene | null; options: ChoiceOptions} = {
    scene: null,
    options: {find: () => [], themes: [], categories: [], panels: []}
  };
  const theme = selectField(WORDS.theme, (title) => {
    const chosen = state.options.themes.find((one) => one.title === title);
    if (chosen) change({indicator: chosen.indicator});
  });
  const indicator = searchSelect({
    ...{label: WORDS.indicator, placeholder: WORDS.search, none: WORDS.noIndicator},
    find: (query) => state.options.find(query)
  });
  indicator.classList.add("atlas-indicator");
  indicator.addEventListener("choose", (event) => change({indicator: keyOf(event)}));
  const findArea = searchSelect({
    ...{label: WORDS.find, placeholder: "Name", none: "Kein Gebiet gefunden."},
    find: (query) => areaGroups(state.scene, query)
  });
  findArea.addEventListener("choose", (event) => pickArea(keyOf(event)));
  const level = selectField(WORDS.level, (key) => change({level: key}));
  const period = periodField((key) => change({period: key}));
  const rest = furtherChoices(change, () => state.scene);
  const more = html(
    "button",
    {type: "button", class: "button atlas-more", "aria-expanded": "false"},
    WORDS.more
  );
  more.addEventListener("click", () => {
    rest.element.hidden = !rest.element.hidden;
    more.setAttribute("aria-expanded", String(!rest.element.hidden));
    more.textContent = rest.element.hidden ? WORDS.more : WORDS.less;
  });
  const drawer = html(
    "button",
    {type: "button", class: "button atlas-drawer", "aria-expanded": "false"},
    WORDS.drawer
  );
  const element = html(
    "form",
    {class: "atlas-choices"},
    drawer,
    html(
      "div",
      {class: "atlas-main-choices"},
      ...[theme.element, indicator, level.element, period.element, findArea, more]
    ),
    rest.element
  );
  drawer.addEventListener("click", () => {
    const open = element.classList.toggle("is-open");
    drawer.setAttribute("aria-expanded", String(open));
    drawer.textContent = open ? WORDS.shut : WORDS.drawer;
  });
  element.addEventListener("submit", (event) => event.preventDefault());
  return {
    element,
    findArea,
    show(scene, options) {
      Object.assign(state, {scene, options});
      const {view, info, available} = scene;
      const {theme: own} = scene.series.indicator;
      const themes = options.themes.length > 0 ? options.themes.map(({title}) => title) : [own];
      theme.show(
        themes.map((title) => [title, title]),
        own
      );
      theme.element.hidden = themes.length < 2 && options.themes.length > 0;
      indicator.show(scene.series.indicator.title);
      const levels = info.levels.filter(({key}) => available.some((one) => one.level === key));
      level.show(
        levels.map(({key, plural}) => [key, plural]),
        view.level
      );
      period.show(periodsOf(available, view.level), view.period);
      findArea.show(scene.areas.find(({id}) => id === view.area)?.name ?? "");
      rest.show(scene, options);
    }
  };
}

function keyOf(event: Event): string {
  return (event as CustomEvent<{key: string}>).detail.key;
}

function areaGroups(scene: AtlasScene | null, query: string): readonly SearchGroup[] {
  const matches = nameMatcher(query);
  const found = (scene?.areas ?? []).filter(({name}) => matches(name)).slice(0, 60);
  return [
    {title: null, options: found.map(({id, name, parent}) => ({key: id, title: name, note: parent?.name}))}
  ];
}

interface Select {
  readonly element: HTMLElement;
  show(options: readonly (readonly [string, string])[], value: string): void;
}

function selectField(label: string, chosen: (key: string) => void): Select {
  const select = html("select", {});
  select.addEventListener("change", () => chosen(select.value));
  return {
    element: html("label", {class: "atlas-field"}, html("span", {}, label), select),
    show(options, value) {
      const text = JSON.stringify(options);
      if (select.dataset.options !== text) {
        select.dataset.options = text;
        select.replaceChildren(...options.map(([key, title]) => html("option", {value: key}, title)));
      }
      select.value = value;
    }
  };
}

/** A period and its neighbours: ◂ 2019 ▸. */
function periodField(chosen: (period: string) => void): {
  readonly element: HTMLElement;
  show(periods: readonly string[], value: string): void;
} {
  const select = selectField(WORDS.period, chosen);
  const state: {periods: readonly string[]; value: string} = {periods: [], value: ""};
  const step = (by: number, label: string, sign: string) => {
    const button = html(
      "button",
      {type: "button", class: "atlas-step", "aria-label": label, title: label},
      sign
    );
    button.addEventListener("click", () => {
      const next = state.periods[state.periods.indexOf(state.value) + by];
      if (next !== undefined) chosen(next);
    });
    return button;
  };
  const [earlier, later] = [step(-1, WORDS.earlier, "◂"), step(1, WORDS.later, "▸")];
  return {
    element: html("div", {class: "atlas-period"}, select.element, earlier, later),
    show(periods, value) {
      Object.assign(state, {periods, value});
      select.show(
        periods.map((period) => [period, formatPeriod(period)]),
        value
      );
      earlier.disabled = periods.indexOf(value) <= 0;
      later.disabled = periods.indexOf(value) >= periods.length - 1;
    }
  };
}

/** Comparison, classes, colours, points and further views. */
function furtherChoices(
  change: Change,
  scene: () => AtlasScene | null
): {readonly element: HTMLElement; show(scene: AtlasScene, options: ChoiceOptions): void} {
  const compare = selectField(WORDS.compare, (key) => change({compare: comparisonOf(key, scene())}));
  const other = searchSelect({
    ...{label: "Vergleichsgebiet", placeholder: "Name", none: "Kein Gebiet gefunden."},
    find: (query) => areaGroups(scene(), query)
  });
  other.addEventListener("choose", (event) => change({compare: {kind: "area", area: keyOf(event)}}));
  const rule = selectField(WORDS.rule, (key) => change({breaks: ruleOf(key, scene())}));
  const count = selectField(WORDS.count, (key) => change({breaks: counted(scene(), Number(key))}));
  const cuts = html("input", {
    type: "text",
    inputmode: "decimal",
    title: WORDS.cutsHelp,
    placeholder: "5; 10; 20"
  });
  cuts.addEventListener("change", () => change({breaks: {kind: "own", cuts: parseCuts(cuts.value)}}));
  const own = html("label", {class: "atlas-field"}, html("span", {}, WORDS.cuts), cuts);
  const basis = selectField(WORDS.basis, (key) => change({breaksOf: key === "period" ? "period" : "all"}));
  const colours = selectField(WORDS.colours, (key) => change({diverging: key === "two"}));
  const panel = selectField(WORDS.panel, (key) => change({panel: PANELS.find((one) => one === key) ?? null}));
  const points = html("fieldset", {class: "atlas-points"});
  points.addEventListener("change", () => {
    const chosen = [...points.querySelectorAll<HTMLInputElement>("input:checked")].map(({value}) => value);
    change({points: chosen});
  });
  const element = html(
    "div",
    {class: "atlas-further", hidden: true},
    ...[
      panel.element,
      compare.element,
      other,
      rule.element,
      count.element,
      own,
      basis.element,
      colours.element,
      points
    ]
  );
  return {
    element,
    show(shown, options) {
      const {view, info, series} = shown;
      const parent = locatingLevel(info.levels, view.level);
      compare.show(
        [
          ["city", shown.city.name],
          ...(parent ? [["parent", parent.title] as const] : []),
          ["area", "einem Gebiet …"]
        ],
        view.compare.kind
      );
      const {compare: compared, breaks} = view;
      other.hidden = compared.kind !== "area";
      other.show(
        compared.kind === "area" ? (shown.areas.find(({id}) => id === compared.area)?.name ?? "") : ""
      );
      rule.show(Object.entries(ATLAS_WORDS.rules), breaks.kind);
      const counts = [3, 4, 5, 6, CLASS_COUNTS.most].map(String);
      count.show(
        counts.map((text) => [text, text]),
        breaks.kind === "own" ? "" : String(breaks.count)
      );
      count.element.hidden = breaks.kind === "own";
      own.hidden = breaks.kind !== "own";
      if (breaks.kind === "own")
        cuts.value = breaks.cuts.map((cut) => String(cut).replace(".", ",")).join("; ");
      basis.show(
        [
          ["all", WORDS.allPeriods],
          ["period", WORDS.onePeriod]
        ],
        view.breaksOf
      );
      colours.show(
        [
          ["one", WORDS.oneHue],
          ["two", WORDS.twoHues]
        ],
        view.diverging ? "two" : "one"
      );
      for (const field of [rule, basis, colours])
        field.element.hidden = series.indicator.kind === "categorical";
      panel.show(
        [["", WORDS.noPanel], ...options.panels.map((key) => [key, PANEL_TITLES[key]] as const)],
        view.panel ?? ""
      );
      panel.element.hidden = options.panels.length === 0;
      showPoints(points, options.categories, view.points);
    }
  };
}

function showPoints(points: HTMLElement, categories: readonly string[], chosen: readonly string[]): void {
  points.hidden = categories.length === 0;
  const text = JSON.stringify(categories);
  if (points.dataset.options !== text) {
    points.dataset.options = text;
    points.replaceChildren(
      html("legend", {}, WORDS.points),
      ...categories.map((name, i) =>
        html(
          "label",
          {},
          html("input", {type: "checkbox", value: name}),
          html("span", {class: `point-sign map-point-${i % 6}`}),
          name
        )
      )
    );
  }
  for (const box of points.querySelectorAll("input")) box.checked = chosen.includes(box.value);
}

/** The area to compare with is the chosen one at first, else the first of the alphabet. */
function comparisonOf(key: string, scene: AtlasScene | null): Comparison {
  if (key === "parent") return {kind: "parent"};
  const area = scene?.view.area ?? scene?.areas[0]?.id;
  return key === "area" && area !== undefined ? {kind: "area", area} : {kind: "city"};
}

/** Own cuts begin with those shown. */
function ruleOf(key: string, scene: AtlasScene | null): BreakRule {
  const breaks = scene?.view.breaks;
  const count = breaks && breaks.kind !== "own" ? breaks.count : 5;
  if (key === "own") return {kind: "own", cuts: scene?.classes.cuts ?? []};
  return {kind: key as Exclude<BreakRule["kind"], "own">, count};
}

function counted(scene: AtlasScene | null, count: number): BreakRule {
  const breaks = scene?.view.breaks;
  return {kind: breaks && breaks.kind !== "own" ? breaks.kind : "quantiles", count};
}

/** "5; 10,5; 20" → [5, 10.5, 20]; what is no number is left out. */
function parseCuts(text: string): readonly number[] {
  const numbers = text.split(/[;\s]+/).map((part) =>
    Number(
      part
        .replace(/\.(?=\d{3}(\D|$))/g, "")
        .replace(",", ".")
        .replace("−", "-")
    )
  );
  const known = numbers.filter((number, i) => Number.isFinite(number) && text.trim() !== "" && i < 99);
  return [...new Set(known)].sort((a, b) => a - b).slice(0, CLASS_COUNTS.most - 1);
}
