import {describe, expect, it} from "vitest";
import {runWorkers, threadCount} from "../../../loaders/threads/run-workers.js";

const script = new URL("./failing-worker.ts", import.meta.url);

describe.runIf(threadCount() > 1)("runWorkers", () => {
  it("fails with the error of a worker", async () => {
    const messages: string[] = [];
    const tasks = {onMessage: (message: string) => void messages.push(message), work: () => undefined};
    await expect(runWorkers(script, {fails: true}, tasks)).rejects.toThrow("out of numbers");
    expect(messages).toContain("started");
  });

  it("ends its workers where the work here fails", async () => {
    const work = () => {
      throw new Error("no more");
    };
    await expect(runWorkers(script, {fails: false}, {onMessage: () => undefined, work})).rejects.toThrow(
      "no more"
    );
  });
});
