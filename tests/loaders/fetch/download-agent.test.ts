import {createServer} from "node:http";
import {connect, type AddressInfo} from "node:net";
import {afterEach, expect, test} from "vitest";
import {fetch} from "undici";
import {downloadAgent} from "../../../loaders/fetch/download-agent.js";
import {UnreachableError} from "../../../loaders/fetch/fetch-error.js";
import {transfer} from "../../../loaders/fetch/transfer.js";
import {serveFiles} from "./file-server.js";

const timeouts = {connect: 2000, silence: 2000};
const cleanUps: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(cleanUps.splice(0).map((cleanUp) => cleanUp()));
});

/** A proxy that opens tunnels, as municipal networks have them; `tunnels` are the hosts asked for. */
async function startProxy(): Promise<{url: string; tunnels: string[]}> {
  const tunnels: string[] = [];
  const proxy = createServer().on("connect", (request, socket, head) => {
    tunnels.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const end of [upstream, socket]) end.on("error", () => socket.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  cleanUps.push(async () => proxy.close());
  return {url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, tunnels};
}

async function get(env: NodeJS.ProcessEnv): Promise<{text: string; host: string}> {
  const server = await serveFiles({"a.csv": {bytes: Buffer.from("hallo")}});
  const dispatcher = downloadAgent(timeouts, env);
  cleanUps.push(
    () => server.close(),
    () => dispatcher.destroy()
  );
  const response = await fetch(`${server.origin}/a.csv`, {dispatcher});
  return {text: await response.text(), host: server.origin.slice(7)};
}

test("goes through the proxy of the environment", async () => {
  const proxy = await startProxy();
  const {text, host} = await get({HTTP_PROXY: proxy.url});
  expect(text).toBe("hallo");
  expect(proxy.tunnels).toEqual([host]);
});

test("goes directly to hosts in NO_PROXY, and without a proxy", async () => {
  const proxy = await startProxy();
  expect((await get({HTTP_PROXY: proxy.url, NO_PROXY: "127.0.0.1"})).text).toBe("hallo");
  expect((await get({})).text).toBe("hallo");
  expect(proxy.tunnels).toEqual([]);
});

test("says what a proxy that refuses answered", async () => {
  const proxy = createServer().on("connect", (_request, socket) => {
    socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  cleanUps.push(async () => proxy.close());
  const {port} = proxy.address() as AddressInfo;
  const dispatcher = downloadAgent(timeouts, {HTTP_PROXY: `http://127.0.0.1:${port}`});
  cleanUps.push(() => dispatcher.destroy());
  const request = {url: "http://example.invalid/a", part: "/nowhere", offset: 0, bytes: 1};
  const result = await transfer({...request, dispatcher, onBytes: () => {}});
  expect(result).toMatchObject({kind: "retry", connected: false, reason: expect.stringContaining("407")});
});

test("of a certificate nobody knows, the way out is another one", () => {
  const {message} = new UnreachableError("example.org", "SELF_SIGNED_CERT_IN_CHAIN");
  expect(message).toContain("NODE_EXTRA_CA_CERTS");
});

test("does not print a warning of the library", async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error) => warnings.push(warning);
  process.on("warning", listen);
  cleanUps.push(async () => process.off("warning", listen));
  await get({HTTPS_PROXY: "http://127.0.0.1:9"});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(warnings).toEqual([]);
});
