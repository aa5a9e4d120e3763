import type {BuildInfo} from "../../src/model/build-info.js";

/**
 * The addresses that a page asks data files by, as `dataUrl` of the site makes them; files that there are not are left out.
 * @param root - the way from the page to the site's root
 */
export function dataAddresses({files}: BuildInfo, paths: readonly string[], root: string): readonly string[] {
  return paths.flatMap((path) => {
    const file = files.find((one) => one.path === path);
    return file ? [`${root}data/${path}?v=${file.sha256.slice(0, 12)}`] : [];
  });
}
