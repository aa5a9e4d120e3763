const DATE = /\/(?:CreationDate|ModDate) \(D:(\d{14})/g;

/** The day all dates of a printed PDF are set to: the same document gives the same bytes. Lengths stay, so offsets hold. */
const FIXED = "20000101000000";

/** A PDF whose dates of creation and change are fixed. */
export function fixDates(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1");
  const fixed = Uint8Array.from(pdf);
  for (const {0: match, index} of text.matchAll(DATE)) {
    fixed.set(Buffer.from(FIXED, "latin1"), index + match.length - FIXED.length);
  }
  return fixed;
}
