/** Prepares a municipality's tables in a process of its own: prints each step, then the folder. Run by tests. */
import {prepareTables} from "../../../loaders/tables/prepare-tables.js";

const [folder = "", workDir = ""] = process.argv.slice(2);
const {dir} = await prepareTables(folder, {
  scope: "public",
  workDir,
  onProgress: (step) => console.log(step)
});
console.log(dir);
