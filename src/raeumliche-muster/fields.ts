import type {ChoiceField} from "../components/controls/choice-form.js";
import type {StatisticsSite} from "../db/statistics-data.js";
import {formatPeriod} from "../model/format.js";
import type {PatternView} from "../model/pattern-link.js";
import {STATISTICS_WORDS as WORDS} from "../text/statistics.js";
import {indicatorGroups, levelField, periodField, readingField} from "../views/statistics-fields.js";

/** The choices of the page; smoothing is offered where the values can be smoothed. */
export function patternFields(
  {site, offers}: StatisticsSite,
  view: PatternView,
  canSmooth: boolean
): readonly ChoiceField[] {
  const {available} = offers.find(({indicator}) => indicator.key === view.indicator)!;
  const periods = available.find(({level}) => level === view.level)!.periods;
  return [
    {
      key: "indicator",
      label: WORDS.indicator,
      value: view.indicator,
      options: {kind: "list", groups: indicatorGroups(offers)}
    },
    levelField(available, view.level, site.info.levels),
    periodField(periods, view.period, formatPeriod),
    {
      key: "rule",
      label: WORDS.neighbours,
      value: view.rule,
      options: {
        kind: "segments",
        options: [
          {key: "queen", title: WORDS.queen},
          {key: "rook", title: WORDS.rook}
        ]
      }
    },
    ...(canSmooth ? [readingField(view.reading)] : [])
  ];
}
