import {linkReport} from "../components/figures/link-report.js";
import {dataVersions} from "../db/data-files.js";
import {readEnvelope} from "../model/link-envelope.js";
import {linkReportProps} from "../views/link-report.js";

/**
 * For pages whose links remember the data version and not what each area showed: says that the data have been renewed since the
 * link was made, or that it shows the data of then; null where there is nothing to say.
 */
export async function dataChanges(search: string): Promise<HTMLElement | null> {
  const link = readEnvelope(search);
  if (link.stamp.dataVersion === null) return null;
  const props = linkReportProps({
    link: {...link, stamp: {...link.stamp, fingerprint: null, methodVersion: null}},
    versions: await dataVersions(link),
    methodVersion: null,
    shown: new Map(),
    areaName: () => null,
    words: () => null
  });
  return props && linkReport(props);
}
