import js from "@eslint/js";
import tseslint from "typescript-eslint";

/**
 * Import rules between folders (docs/architecture.md). Each entry: the folder whose files are held to the rule, and the
 * relative imports it may not make. "Loaders" are Node only and never reach the browser.
 */
const walls = [
  {
    folder: "src/model",
    forbid: "^\\.\\./",
    why: "src/model is the innermost room: it imports nothing but its siblings"
  },
  {folder: "src/queries", forbid: "^(\\.\\./)+(?!model/)", why: "src/queries may import src/model only"},
  {
    folder: "src/views",
    forbid: "^(\\.\\./)+(?!model/|components/|text/)",
    why: "src/views may import src/model, src/text and the prop types of components only"
  },
  {folder: "src/text", forbid: "^(\\.\\./)+(?!model/)", why: "src/text may import src/model only"},
  {
    folder: "src/db",
    forbid: "^(\\.\\./)+(?!model/|queries/|data/)",
    why: "src/db may import src/model and src/queries only"
  },
  {
    folder: "src/!(data|intern|model|queries|views|text|db)",
    forbid: "(^|/)loaders/",
    why: "pages run in the browser: loaders are Node only"
  },
  {
    folder: "components",
    forbid: "^(\\.\\./)+(?!maps/|charts/|tables/|controls/|figures/|[\\w-]+\\.js$)",
    why: "components import packages and sibling components only"
  },
  {
    folder: "loaders",
    forbid: "^\\.\\.?/(.*/)?(components|src/(?!model/|queries/))",
    why: "loaders may import src/model and src/queries only"
  }
];

/** Only what went through disclosure control may be written for the public: no cast makes it so. */
const release = ["TSAsExpression", "TSTypeAssertion"].map((cast) => ({
  selector: `${cast} TSTypeReference[typeName.name=/^Disclosed/]`,
  message: "No cast to what disclosure control releases: call applyDisclosure."
}));

export default tseslint.config(
  {ignores: ["node_modules", ".quartierslabor", "dist*", "coverage"]},
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", {argsIgnorePattern: "^_"}],
      "no-console": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", {null: "ignore"}],
      "max-lines": ["error", {max: 350, skipBlankLines: true, skipComments: true}]
    }
  },
  {
    files: ["src/**/*.ts", "components/**/*.ts", "loaders/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "Program > VariableDeclaration[kind='let']",
          message: "No module-level let: pass state explicitly."
        },
        ...release
      ]
    }
  },
  ...walls.map(({folder, forbid, why}) => ({
    files: [`${folder}/**/*.ts`],
    rules: {"no-restricted-imports": ["error", {patterns: [{regex: forbid, message: why}]}]}
  })),
  {files: ["bin/**", "loaders/cli/**", "bench/**", "tests/**", "scripts/**"], rules: {"no-console": "off"}}
);
