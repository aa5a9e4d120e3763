import {expect, test} from "vitest";
import {createProgress} from "../../../loaders/cli/progress.js";

function stream(isTTY: boolean, columns = 30) {
  const written: string[] = [];
  return {isTTY, columns, write: (text: string) => written.push(text), written};
}

test("a terminal gets one line that updates itself, cut to its width", () => {
  const terminal = stream(true);
  const {onProgress, note, end} = createProgress(terminal, {});
  onProgress({stage: "Downloading", done: 1, total: 75, detail: "mss/a-very-long-name.csv"});
  onProgress("checking the site");
  note("done");
  end();
  expect(terminal.written).toEqual([
    "\r\x1b[KDownloading 1/75\x1b[2m  mss/a-very…\x1b[22m",
    "\r\x1b[Kchecking the site",
    "\r\x1b[K",
    "done\n"
  ]);
});

test("NO_COLOR takes the colour away", () => {
  const terminal = stream(true);
  createProgress(terminal, {NO_COLOR: "1"}).onProgress({
    stage: "Copying",
    done: 1,
    total: 2,
    detail: "a.csv"
  });
  expect(terminal.written).toEqual(["\r\x1b[KCopying 1/2  a.csv"]);
});

test("several lines stay on the screen", () => {
  const terminal = stream(true);
  createProgress(terminal, {}).onProgress("csv: wrong\nThe site stays.");
  expect(terminal.written).toEqual(["csv: wrong\nThe site stays.\n"]);
});

test.each([
  [false, {}],
  [true, {CI: "true"}],
  [true, {TERM: "dumb"}]
])("elsewhere (terminal %s, %j) a plain line per stage and quarter", (isTTY, env) => {
  const pipe = stream(isTTY);
  const {onProgress, end} = createProgress(pipe, env);
  for (let done = 1; done <= 20; done++) onProgress({stage: "Copying", done, total: 20, detail: `f${done}`});
  onProgress("checking the site");
  end();
  expect(pipe.written).toEqual([
    "Copying 1/20\n",
    "Copying 5/20\n",
    "Copying 10/20\n",
    "Copying 15/20\n",
    "Copying 20/20\n",
    "checking the site\n"
  ]);
});
