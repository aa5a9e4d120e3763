import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Level} from "../../src/model/area.js";
import type {Method} from "../../src/model/method.js";
import {MethodError, parseMethod} from "../../src/model/parse-method.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Municipality} from "../manifest/municipality.js";
import {InputError} from "../problem.js";
import {methodFile} from "./input-files.js";

/**
 * The municipality's methods in the manifest's order.
 *
 * @throws MethodError with the mistakes of all method files, or InputError where one's id or level does not fit
 */
export async function readMethods(
  folder: string,
  {methods, levels}: Municipality,
  catalogue: Catalogue
): Promise<Method[]> {
  const known = new Set(catalogue.keys());
  const errors: MethodError[] = [];
  const parsed: Method[] = [];
  for (const id of methods) {
    const file = methodFile(id);
    try {
      const method = parseMethod(await readFile(join(folder, file), "utf8"), file, known);
      checkPlace(method, id, levels, file);
      parsed.push(method);
    } catch (error) {
      if (!(error instanceof MethodError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new MethodError(errors.flatMap(({problems}) => problems));
  return parsed;
}

/** What a method file cannot know by itself: the name it is found by, and the levels there are. */
function checkPlace(method: Method, id: string, levels: readonly Level[], file: string): void {
  const keys = levels.map(({key}) => key);
  const check = (problem: string, expected: readonly string[], got: string) => {
    if (expected.includes(got)) return;
    throw new InputError([{domain: "method", problem, expected: expected.join(", "), got: `"${got}"`, file}]);
  };
  check("id is not the file's name", [id], method.id);
  check("unknown level", keys, method.level);
}
