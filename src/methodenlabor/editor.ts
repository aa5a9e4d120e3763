import {cutHistogram} from "../components/controls/cut-histogram.js";
import {labelledSelect, type LabelledSelectElement} from "../components/controls/labelled-select.js";
import {segments} from "../components/controls/segments.js";
import {weightSliders, type WeightSlidersProps} from "../components/controls/weight-sliders.js";
import {html} from "../components/dom.js";
import {formatNumber} from "../model/format.js";
import {
  withClasses,
  withCut,
  withDirection,
  withIndicator,
  withoutIndicator,
  withShare,
  withWeightRule
} from "../model/method-draft.js";
import type {Direction, IndexDefinition} from "../model/method.js";
import {sharesOf} from "../model/weight-shares.js";
import {
  AGGREGATION_TITLES,
  CUT_TITLES,
  INDEX_TITLES,
  LAB_WORDS,
  NORMALISATION_TITLES,
  STANDARDISATION_TITLES
} from "../text/methodenlabor.js";
import {classLimits} from "../views/lab-figure.js";
import type {Laboratory} from "./laboratory.js";

/** What the reader can change of the chosen index, kept in step with the store. */
export function indexEditor(lab: Laboratory): HTMLElement {
  const {store} = lab;
  const root = html("div", {class: "lab-editor"});
  const index = (): IndexDefinition => store.view.draft[store.view.index] ?? store.view.draft.status;
  const change = (next: IndexDefinition, step?: string) => {
    const {draft, index: name} = store.view;
    store.change({...draft, [name]: next}, step === undefined ? undefined : `${name} ${step}`);
  };
  const parts = [
    indexChoice(lab),
    indicatorPart(lab, index, change),
    stepPart(lab, index, change),
    cutPart(lab, index, change)
  ];
  root.append(...parts.map(({element}) => element));
  const show = () => parts.forEach((part) => part.show());
  store.listen(show);
  // What came of the choice is painted on the map first.
  lab.listen(() => requestAnimationFrame(() => setTimeout(show)));
  return root;
}

interface Part {
  readonly element: HTMLElement;
  show(): void;
}

type GetIndex = () => IndexDefinition;
type Change = (next: IndexDefinition, step?: string) => void;

const options = (titles: Readonly<Record<string, string>>) =>
  Object.entries(titles).map(([value, text]) => ({value, text}));

/** "Status | Dynamik", where the method has both. */
function indexChoice({store}: Laboratory): Part {
  const element = html("div", {});
  const show = () => {
    const shown = `${store.view.method} ${store.view.index}`;
    if (element.dataset.shown === shown) return;
    element.dataset.shown = shown;
    if (store.reference.dynamics === null) return element.replaceChildren();
    const {status, dynamics} = INDEX_TITLES;
    const choice = segments({
      label: LAB_WORDS.index,
      options: [
        {key: "status", title: status},
        {key: "dynamics", title: dynamics}
      ],
      value: store.view.index
    });
    choice.addEventListener("input", () => {
      element.dataset.shown = `${store.view.method} ${choice.value}`;
      store.edit(choice.value as "status" | "dynamics");
    });
    element.replaceChildren(choice);
  };
  return {element, show};
}

function indicatorPart(lab: Laboratory, index: GetIndex, change: Change): Part {
  const {store, site} = lab;
  const items = (): WeightSlidersProps => {
    const {indicators, weights} = index();
    const found = lab.state.draft?.found.find((one) => one.index === store.view.index)?.weights;
    const shares = sharesOf(indicators.map(({key, weight}) => (weights && found?.get(key)) || weight));
    return {
      editable: weights === undefined,
      items: indicators.map(({key, direction}, i) => ({
        ...{key, direction, title: lab.title(key), share: shares[i]!},
        locked: store.locked.has(key)
      }))
    };
  };
  const sliders = weightSliders(items(), {...LAB_WORDS, format: (share) => formatNumber(share, 1)});
  const on = <T>(type: string, act: (detail: T) => void) =>
    sliders.addEventListener(type, (event) => act((event as CustomEvent<T>).detail));
  on<{key: string; share: number}>("weightchange", ({key, share}) =>
    change(withShare(index(), key, share, store.locked), `weight ${key}`)
  );
  on<{key: string; locked: boolean}>("lockchange", ({key, locked}) => store.lock(key, locked));
  on<{key: string; direction: Direction}>("directionchange", ({key, direction}) =>
    change(withDirection(index(), key, direction))
  );
  on<{key: string}>("indicatorremove", ({key}) => {
    change(withoutIndicator(index(), key));
    sliders.querySelector<HTMLElement>(".weight-remove")?.focus();
  });
  const add = labelledSelect({label: LAB_WORDS.add, options: [], value: ""});
  add.select.addEventListener("change", () => {
    const known = site.indicators.get(add.select.value);
    if (known === undefined) return;
    const direction = known.polarity === "higher_is_better" ? "higher_is_better" : "higher_is_worse";
    change(withIndicator(index(), known.key, direction));
  });
  const {stated, found} = LAB_WORDS.weightRules;
  const rule = labelledSelect({
    label: LAB_WORDS.weightRule,
    options: options({stated, found}),
    value: "stated"
  });
  rule.select.addEventListener("change", () =>
    change(withWeightRule(index(), rule.select.value === "found"))
  );
  return {
    element: html(
      "section",
      {},
      html("h3", {}, LAB_WORDS.indicators),
      sliders,
      html("div", {class: "lab-fields"}, add, rule)
    ),
    show() {
      sliders.update(items());
      add.update(addable(lab, index()), "");
      rule.update(options({stated, found}), index().weights === undefined ? "stated" : "found");
    }
  };
}

/** Indicators that exist on the level in the period and are not in the index yet, by title. */
function addable({state, site}: Laboratory, {indicators}: IndexDefinition) {
  const free = [...site.indicators.values()].filter(
    ({key, kind}) =>
      kind === "metric" && state.available?.has(key) && !indicators.some((one) => one.key === key)
  );
  const sorted = free.sort((a, b) => a.title.localeCompare(b.title, "de"));
  return [{value: "", text: LAB_WORDS.choose}, ...sorted.map(({key, title}) => ({value: key, text: title}))];
}

function stepPart(_: Laboratory, index: GetIndex, change: Change): Part {
  const normalise = labelledSelect({
    label: LAB_WORDS.normalise,
    options: options(NORMALISATION_TITLES),
    value: ""
  });
  const aggregate = labelledSelect({
    label: LAB_WORDS.aggregate,
    options: options(AGGREGATION_TITLES),
    value: ""
  });
  const standardise = labelledSelect({
    label: LAB_WORDS.standardise,
    options: options(STANDARDISATION_TITLES),
    value: ""
  });
  const on = (field: LabelledSelectElement, next: (value: string) => Partial<IndexDefinition>) =>
    field.select.addEventListener("change", () => change({...index(), ...next(field.select.value)}));
  on(normalise, (value) => ({normalise: value as IndexDefinition["normalise"]}));
  on(aggregate, (value) => ({aggregate: value as IndexDefinition["aggregate"]}));
  on(standardise, (value) => ({
    standardise: value === "none" ? null : (value as IndexDefinition["standardise"])
  }));
  return {
    element: html(
      "section",
      {},
      html("h3", {}, "Rechenweg"),
      html("div", {class: "lab-fields is-wide"}, normalise, aggregate, standardise)
    ),
    show() {
      const now = index();
      normalise.update(options(NORMALISATION_TITLES), now.normalise);
      aggregate.update(options(AGGREGATION_TITLES), now.aggregate);
      standardise.update(options(STANDARDISATION_TITLES), now.standardise ?? "none");
    }
  };
}

function cutPart(lab: Laboratory, index: GetIndex, change: Change): Part {
  const {store} = lab;
  const values = () => (lab.state.draft?.rows ?? []).flatMap((row) => row[`${store.view.index}_index`] ?? []);
  const colour = (i: number) =>
    store.reference.dynamics === null
      ? `var(--class-${i + 1})`
      : store.view.index === "status"
        ? `var(--class-${i + 1}-2)`
        : `var(--class-2-${i + 1})`;
  const props = () => {
    const {cuts, classes} = index();
    return {
      values: values(),
      cuts: classLimits(store.view.index, index(), lab.state.draft?.rows ?? []),
      classes: classes.map(({name}, i) => ({name, colour: colour(i)})),
      movable: cuts.kind === "values"
    };
  };
  const histogram = cutHistogram(props(), {
    ...{cut: LAB_WORDS.cut, movable: LAB_WORDS.histogram, fixed: LAB_WORDS.histogramFixed},
    format: limitText
  });
  histogram.addEventListener("cutchange", (event) => {
    const {place, at} = (event as CustomEvent<{place: number; at: number}>).detail;
    change(withCut(index(), place, at), `cut ${place}`);
  });
  const kind = labelledSelect({label: LAB_WORDS.cutKind, options: options(CUT_TITLES), value: "values"});
  const counts = Array.from({length: 9}, (_, i) => ({value: String(i + 2), text: String(i + 2)}));
  const count = labelledSelect({label: LAB_WORDS.count, options: counts, value: "4"});
  const reclass = () => {
    const reference = store.reference[store.view.index] ?? store.reference.status;
    const wanted = kind.select.value as IndexDefinition["cuts"]["kind"];
    change(withClasses(index(), reference, wanted, Number(count.select.value), values()));
  };
  for (const field of [kind, count]) field.select.addEventListener("change", reclass);
  return {
    element: html(
      "section",
      {},
      html("h3", {}, LAB_WORDS.cuts),
      histogram,
      html("div", {class: "lab-fields"}, kind, count)
    ),
    show() {
      histogram.update(props());
      kind.update(options(CUT_TITLES), index().cuts.kind);
      count.update(counts, String(index().classes.length));
    }
  };
}

/** As few decimals as a limit needs: "−1", "1,5", "0,33". */
function limitText(value: number): string {
  const text = formatNumber(value, Math.abs(value) < 100 ? 2 : 0);
  return text.includes(",") ? text.replace(/,?0+$/, "") : text;
}
