import type {ChoiceField} from "../components/controls/choice-form.js";
import type {StatisticsSite} from "../db/statistics-data.js";
import {formatPeriod} from "../model/format.js";
import {commonAvailability, hasLayer, partners, type RelationView} from "../model/relation-link.js";
import {STATISTICS_WORDS as WORDS} from "../text/statistics.js";
import {indicatorGroups, levelField, periodField, readingField} from "../views/statistics-fields.js";

/** The choices of the page; smoothing and intervals are offered where the counts behind the values are known. */
export function relationFields(
  {site, offers}: StatisticsSite,
  view: RelationView,
  hasCounts: boolean
): readonly ChoiceField[] {
  const named = (key: string) => offers.find(({indicator}) => indicator.key === key)!;
  const [x, y] = [named(view.x), named(view.y)];
  const available = commonAvailability(x, y);
  const periods = available.find(({level}) => level === view.level)!.periods;
  const able = offers.filter((offer) => partners(offer, offers).length > 0);
  const others = offers.filter((offer) => offer !== x && offer !== y && hasLayer(offer, view));
  const list = (key: string, label: string, value: string, groups: ReturnType<typeof indicatorGroups>) =>
    ({key, label, value, options: {kind: "list", groups}}) satisfies ChoiceField;
  const none = {title: "", options: [{key: "", title: WORDS.noControl}]};
  return [
    list("x", WORDS.x, view.x, indicatorGroups(able)),
    list("y", WORDS.y, view.y, indicatorGroups(partners(x, offers))),
    list("control", WORDS.control, view.control ?? "", [none, ...indicatorGroups(others)]),
    levelField(available, view.level, site.info.levels),
    periodField(periods, view.period, formatPeriod),
    ...(hasCounts ? [readingField(view.reading), intervalsField(view.intervals)] : [])
  ];
}

function intervalsField(shown: boolean): ChoiceField {
  const options = [
    {key: "", title: WORDS.hidden},
    {key: "yes", title: WORDS.shown}
  ];
  return {
    key: "intervals",
    label: WORDS.intervals,
    value: shown ? "yes" : "",
    options: {kind: "segments", options}
  };
}
