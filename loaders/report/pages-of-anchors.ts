import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";

/**
 * The number of the page, from 1, that each anchor stands on. An anchor that nothing in the document links to has none and
 * is left out.
 */
export async function pagesOfAnchors(
  pdf: Uint8Array,
  anchors: readonly string[]
): Promise<Readonly<Record<string, number>>> {
  const document = await getDocument({data: Uint8Array.from(pdf), verbosity: 0}).promise;
  try {
    const destinations = (await document.getDestinations()) as Record<string, readonly unknown[] | null>;
    const found: Record<string, number> = {};
    for (const anchor of anchors) {
      const target = destinations[anchor]?.[0];
      if (target) found[anchor] = (await document.getPageIndex(target as never)) + 1;
    }
    return found;
  } finally {
    await document.destroy();
  }
}
