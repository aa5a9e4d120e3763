/** What start, build and check do first: a FetchError where fetched files are missing or altered, before anything is loaded. */
export async function expectDownloads(municipality: string): Promise<void> {
  const {verifyDownloads} = await import("../fetch/verify-downloads.js");
  await verifyDownloads(municipality);
}
