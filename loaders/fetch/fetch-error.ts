/** A problem of fetching files that a person can act on; its message says which file and what to do. */
export class FetchError extends Error {
  override readonly name: string = "FetchError";
}

/** No server answered at `host`: other files from there will fare no better. */
export class UnreachableError extends FetchError {
  override readonly name = "UnreachableError";

  constructor(
    readonly host: string,
    readonly reason: string
  ) {
    const way = /CERT|SIGNATURE/.test(reason)
      ? "if this network inspects encrypted traffic, set NODE_EXTRA_CA_CERTS to the file of its certificate"
      : "if this network has a proxy, set HTTPS_PROXY";
    super(
      `fetch: ${host} cannot be reached (${reason}); ${way}, or take the files from a folder with --from DIR`
    );
  }
}
