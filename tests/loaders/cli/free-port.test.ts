import {createServer, type AddressInfo} from "node:net";
import {expect, test} from "vitest";
import {freePort} from "../../../loaders/cli/free-port.js";

test("passes over a port that is taken", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const {port} = server.address() as AddressInfo;
  const free = await freePort("127.0.0.1", port);
  server.close();
  expect(free).not.toBe(port);
});
