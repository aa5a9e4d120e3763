import {Agent, EnvHttpProxyAgent, type Dispatcher} from "undici";

/** Seconds are in milliseconds; `silence` is the longest pause between two pieces of an answer. */
export interface Timeouts {
  readonly connect: number;
  readonly silence: number;
}

/**
 * Connections for downloading: through the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name (either case), else
 * directly. Node's own fetch ignores these variables, and most municipal networks have no other way out.
 */
export function downloadAgent(
  {connect, silence}: Timeouts,
  env: NodeJS.ProcessEnv = process.env
): Dispatcher {
  const options = {connect: {timeout: connect}, headersTimeout: silence, bodyTimeout: silence};
  const httpsProxy = env.https_proxy ?? env.HTTPS_PROXY;
  const httpProxy = env.http_proxy ?? env.HTTP_PROXY;
  if (!httpsProxy && !httpProxy) return new Agent(options);
  const noProxy = env.no_proxy ?? env.NO_PROXY;
  return withoutWarning(() => new EnvHttpProxyAgent({...options, httpsProxy, httpProxy, noProxy}));
}

/** undici calls this agent experimental on every start: of use to us, who pin its version, but not to someone fetching files. */
function withoutWarning<T>(create: () => T): T {
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  try {
    return create();
  } finally {
    process.emitWarning = emitWarning;
  }
}
