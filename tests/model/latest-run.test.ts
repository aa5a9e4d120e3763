import {expect, it} from "vitest";
import {latestRun} from "../../src/model/latest-run.js";

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

it("runs one at a time, leaves out what is overtaken, and ends with the last request", async () => {
  const [ran, shown]: [number[], number[]] = [[], []];
  const state = {running: 0, most: 0};
  const request = latestRun<number, number>(
    async (n) => {
      ran.push(n);
      state.most = Math.max(state.most, ++state.running);
      await soon();
      state.running--;
      return n;
    },
    (result) => shown.push(result),
    () => shown.push(-1),
    soon
  );
  for (let n = 1; n <= 20; n++) request(n);
  await new Promise((resolve) => setTimeout(resolve, 30));
  request(21);
  request(22);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(ran).toEqual([20, 22]);
  expect(shown).toEqual([20, 22]);
  expect(state.most).toBe(1);
});

it("goes on after a failure", async () => {
  const shown: string[] = [];
  const request = latestRun<number, number>(
    (n) => (n === 1 ? Promise.reject(new Error("eins")) : Promise.resolve(n)),
    (n) => shown.push(`ok ${n}`),
    (error) => shown.push((error as Error).message),
    soon
  );
  request(1);
  await new Promise((resolve) => setTimeout(resolve, 30));
  request(2);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(shown).toEqual(["eins", "ok 2"]);
});
