import {createServer} from "node:net";

/** The first port from `first` on `host` that nothing listens on, of ten; 0 (any port) when all ten are taken. */
export async function freePort(host: string, first = 3000): Promise<number> {
  for (let port = first; port < first + 10; port++) if (await isFree(host, port)) return port;
  return 0;
}

/** Other errors than a taken port, such as an unknown host, are left to whoever listens in earnest. */
function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
      .once("error", (error: NodeJS.ErrnoException) => resolve(error.code !== "EADDRINUSE"))
      .listen(port, host, () => server.close(() => resolve(true)));
  });
}
