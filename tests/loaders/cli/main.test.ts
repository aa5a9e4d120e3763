import {spawnSync} from "node:child_process";
import {copyFile, mkdir, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterEach, describe, expect, test} from "vitest";
import {testFolder, type TestFolder} from "../fetch/municipality-folder.js";
import {runCli} from "./run-cli.js";

const bin = fileURLToPath(new URL("../../../bin", import.meta.url));
const commands = ["start", "build", "fetch", "check", "init", "classify", "help"];

let folder: TestFolder | undefined;

afterEach(async () => {
  await folder?.remove();
  folder = undefined;
});

describe("help", () => {
  test("lists every command, on stdout, from any folder", async () => {
    const {code, stdout, stderr} = await runCli(["--help"], {cwd: tmpdir()});
    expect({code, stderr}).toEqual({code: 0, stderr: ""});
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("quartierslabor build berlin --out dist-berlin");
  });

  test.each(commands)("of %s has an example that starts with it", async (command) => {
    const {code, stdout, stderr} = await runCli([command, "--help"]);
    expect({code, stderr}).toEqual({code: 0, stderr: ""});
    expect(stdout).toMatch(new RegExp(`Examples?:\n +quartierslabor ${command}`));
    // eslint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/\x1b/);
  });

  test("help COMMAND says the same as COMMAND --help", async () => {
    const [asCommand, asOption] = await Promise.all([runCli(["help", "build"]), runCli(["build", "--help"])]);
    expect(asCommand).toEqual(asOption);
  });

  test("is what one gets without a command, as an error", async () => {
    const {code, stdout, stderr} = await runCli([]);
    expect({code, stdout}).toEqual({code: 2, stdout: ""});
    expect(stderr).toContain("Usage: quartierslabor");
  });
});

describe("wrong calls", () => {
  test.each([
    [["stat"], "error: unknown command 'stat'", "(Did you mean start?)"],
    [["help", "buid"], 'got "buid"', "(Did you mean build?)"],
    [["build", "--uot", "x"], "error: unknown option '--uot'", "(Did you mean --out?)"],
    [["start", "--prot", "80"], "error: unknown option '--prot'", "(Did you mean --port?)"],
    [["classify", "--methd", "x"], "error: unknown option '--methd'", "(Did you mean --method?)"],
    [["classify", "--method", "x"], "required option '--values <file>' not specified", "--help"],
    [["start", "--port", "achtzig"], "argument 'achtzig' is invalid", "from 0 to 65535"],
    [["start", "--port", "65536"], "argument '65536' is invalid", "from 0 to 65535"],
    [["build", "--scope", "privat"], "argument 'privat' is invalid", "public, internal"],
    [["fetch", "berlin", "hamburg"], "too many arguments for 'fetch'", "Expected 1"],
    [["fetch", "--from"], "'--from <dir>' argument missing", "--help"],
    [["build", "berln"], 'got "berln"', "(Did you mean berlin?)"],
    [["start", "Müsterstadt"], "expected berlin, musterstadt or the path of a folder", 'got "Müsterstadt"'],
    [["check", "."], "expected a folder with a kommune.yaml, got one without", "quartierslabor"]
  ])("%j: code 2, on stderr", async (args, problem, hint) => {
    folder = await testFolder();
    const {code, stdout, stderr} = await runCli(args, {cwd: folder.path});
    expect({code, stdout}).toEqual({code: 2, stdout: ""});
    expect(stderr).toContain(problem);
    expect(stderr).toContain(hint);
  });
});

test("--version prints the version of package.json", async () => {
  expect((await runCli(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

describe("errors", () => {
  test("are one message; the stack comes with --debug or QUARTIERSLABOR_DEBUG", async () => {
    folder = await testFolder();
    await folder.put("ort/kommune.yaml", "id: ort\n");
    await folder.put("ort/sources.json", "{");
    const args = ["fetch", join(folder.path, "ort")];
    const [plain, debug, env] = await Promise.all([
      runCli(args),
      runCli([...args, "--debug"]),
      runCli(args, {env: {QUARTIERSLABOR_DEBUG: "1"}})
    ]);
    expect(plain.code).toBe(1);
    expect(plain.stderr).toMatch(
      /^error: sources: not JSON; expected a JSON array, got .* \(.*sources\.json\)\n$/
    );
    for (const {code, stderr} of [debug, env]) {
      expect(code).toBe(1);
      expect(stderr).toMatch(/\n +at .*read-sources\.ts:\d+/);
    }
  });

  test("nobody foresaw say how to see more", async () => {
    folder = await testFolder();
    await folder.put("ort/kommune.yaml/x", "");
    const {code, stderr} = await runCli(["fetch", join(folder.path, "ort")]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: EISDIR.*\n\(Run again with --debug to see where this happened\.\)\n$/);
  });
});

describe("bin/quartierslabor", () => {
  test("says what to do where the packages are not installed", async () => {
    folder = await testFolder();
    await mkdir(join(folder.path, "bin"));
    for (const file of ["quartierslabor", "package.json"])
      await copyFile(join(bin, file), join(folder.path, "bin", file));
    await writeFile(join(folder.path, "package.json"), '{"type": "module", "engines": {"node": ">=20"}}');
    const run = spawnSync(process.execPath, [join(folder.path, "bin/quartierslabor")], {encoding: "utf8"});
    expect(run.status).toBe(1);
    expect(run.stderr).toBe(
      `quartierslabor: the packages it needs are not installed; run \`npm ci\` in ${folder.path}\n`
    );
  });

  test("says which Node it needs", async () => {
    folder = await testFolder();
    await mkdir(join(folder.path, "bin"));
    for (const file of ["quartierslabor", "package.json"])
      await copyFile(join(bin, file), join(folder.path, "bin", file));
    await writeFile(join(folder.path, "package.json"), '{"type": "module", "engines": {"node": ">=99.1"}}');
    const run = spawnSync(process.execPath, [join(folder.path, "bin/quartierslabor")], {encoding: "utf8"});
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(/^quartierslabor: Node\.js 99\.1 or newer is needed, this is \d+\.\d+\.\d+;/);
  });

  test("runs through a link, as npm makes it", async () => {
    folder = await testFolder();
    const link = join(folder.path, "ql");
    await symlink(join(bin, "quartierslabor"), link);
    const run = spawnSync(link, ["--version"], {encoding: "utf8"});
    expect({status: run.status, stderr: run.stderr}).toEqual({status: 0, stderr: ""});
  });
});
