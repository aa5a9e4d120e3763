import type {LinkReportProps} from "../components/figures/link-report.js";
import {withEnvelope, type OpenedLink} from "../model/link-envelope.js";
import {compareShown, type Shown, type ShownChanges} from "../model/link-fingerprint.js";
import {LINK_REPORT_WORDS as WORDS} from "../text/sharing.js";

/** All that is needed to say what has changed since a link was made. */
export interface LinkReportData {
  readonly link: OpenedLink;
  /** Data version shown, newest one, and those the site keeps. */
  readonly versions: {readonly shown: string; readonly newest: string; readonly kept: readonly string[]};
  /** Version of the method shown; null where there is none. */
  readonly methodVersion: string | null;
  /** What is shown now, as the fingerprint of a link made now would have it. */
  readonly shown: Shown;
  /** null for an area unknown to the site: ids may come from the link, and nothing of a link is repeated unchecked. */
  readonly areaName: (id: string) => string | null;
  /** What a text of `shown` means, for instance "Status mittel, Dynamik stabil"; null for what the page never shows. */
  readonly words: (shown: string) => string | null;
}

/**
 * What a page says of the link it was opened with: nothing (null) for a link without a stamp or one made on these very data, else
 * precisely which areas have changed, as far as the link can know.
 */
export function linkReportProps(data: LinkReportData): LinkReportProps | null {
  const {link, versions} = data;
  const {stamp, modes} = link;
  const now = {label: WORDS.showNow, href: withEnvelope(link.search, stamp, {...modes, then: false})};
  if (modes.then && versions.shown !== versions.newest)
    return {title: WORDS.isThen(versions.shown), notes: [], areas: [], action: now};
  const changes = stamp.fingerprint === null ? null : compareShown(stamp.fingerprint, data.shown);
  const otherData = stamp.dataVersion !== null && stamp.dataVersion !== versions.shown;
  const otherMethod =
    stamp.methodVersion !== null && data.methodVersion !== null && stamp.methodVersion !== data.methodVersion;
  const changed = changes !== null && !isSame(changes);
  if (!otherData && !otherMethod && !changed) return null;
  const isKept = stamp.dataVersion !== null && versions.kept.includes(stamp.dataVersion) && otherData;
  return {
    title: titleOf(changes, otherData),
    areas: (changes?.changed ?? []).map((change) => changedArea(change, data)),
    notes: [
      ...(modes.then && otherData ? [WORDS.isThenUnknown] : []),
      ...(changes === null ? [] : comingAndGoing(changes, data.areaName)),
      ...(otherMethod ? [WORDS.method(stamp.methodVersion!, data.methodVersion!)] : []),
      ...(otherData ? [WORDS.versions(stamp.dataVersion!, versions.shown)] : [])
    ],
    action: isKept
      ? {label: WORDS.showThen, href: withEnvelope(link.search, stamp, {...modes, then: true})}
      : null
  };
}

function isSame({changed, added, removedCount, complete}: ShownChanges): boolean {
  return changed.length + added.length + removedCount === 0 && complete;
}

function titleOf(changes: ShownChanges | null, otherData: boolean): string {
  if (changes === null) return otherData ? WORDS.renewed : WORDS.otherMethod;
  if (!changes.complete) return WORDS.more(changes.changed.length);
  if (!isSame(changes)) return WORDS.changed(total(changes));
  return otherData ? WORDS.same : WORDS.sameByMethod;
}

function changedArea(
  {area, before, now}: ShownChanges["changed"][number],
  {areaName, words}: LinkReportData
): LinkReportProps["areas"][number] {
  const [then, today] = [before === null ? null : words(before), words(now) ?? now];
  return {
    id: area,
    name: areaName(area) ?? area,
    text: then === null ? WORDS.now(today) : WORDS.before(then, today)
  };
}

function total({changed, added, removedCount}: ShownChanges): number {
  return changed.length + added.length + removedCount;
}

function comingAndGoing(
  {added, removed, removedCount}: ShownChanges,
  areaName: LinkReportData["areaName"]
): readonly string[] {
  const known = (ids: readonly string[]) => ids.flatMap((id) => areaName(id) ?? []);
  const [come, gone] = [known(added), known(removed)];
  return [
    ...(come.length > 0 ? [WORDS.added(come.join(", "))] : []),
    ...(gone.length > 0 ? [WORDS.removed(gone.join(", "))] : []),
    ...(removedCount > gone.length ? [WORDS.removedCount(removedCount - gone.length)] : [])
  ];
}
