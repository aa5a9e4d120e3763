import {fileURLToPath} from "node:url";
import {configDefaults, defineConfig} from "vitest/config";

/** A page's `../components` is a link that staging makes; in the tree the folder lies beside `src`. */
const alias = [
  {find: /^(\.\.\/)+components\//, replacement: fileURLToPath(new URL("components/", import.meta.url))}
];

/** Unit tests run side by side; tests in a browser one after the other, on sites that are built once. */
export default defineConfig({
  test: {
    projects: [
      {
        resolve: {alias},
        test: {
          name: "unit",
          include: ["tests/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "tests/e2e/**"],
          testTimeout: 180_000,
          hookTimeout: 180_000
        }
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: "tests/e2e/build-sites.ts",
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000
        }
      }
    ]
  }
});
