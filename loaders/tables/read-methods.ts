import {readFile} from "node:fs/promises";
import {join} from "node:path";
import type {Method} from "../../src/model/method.js";
import {MethodError, parseMethod} from "../../src/model/parse-method.js";
import type {Catalogue} from "../catalogue/catalogue.js";
import type {Municipality} from "../manifest/municipality.js";
import {InputError} from "../problem.js";
import {methodFile} from "./input-files.js";

/**
 * The municipality's methods in the manifest's order.
 *
 * @throws MethodError with the mistakes of all method files, or InputError where an id is not its file's name
 */
export async function readMethods(
  folder: string,
  {methods}: Municipality,
  catalogue: Catalogue
): Promise<Method[]> {
  const known = new Set(catalogue.keys());
  const errors: MethodError[] = [];
  const parsed: Method[] = [];
  for (const id of methods) {
    const file = methodFile(id);
    try {
      const method = parseMethod(await readFile(join(folder, file), "utf8"), file, known);
      if (method.id !== id) {
        const got = `"${method.id}"`;
        throw new InputError([
          {domain: "method", problem: "id is not the file's name", expected: `"${id}"`, got, file}
        ]);
      }
      parsed.push(method);
    } catch (error) {
      if (!(error instanceof MethodError)) throw error;
      errors.push(error);
    }
  }
  if (errors.length > 0) throw new MethodError(errors.flatMap(({problems}) => problems));
  return parsed;
}
