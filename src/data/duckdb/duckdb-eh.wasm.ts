import {printPackageFile} from "../../../loaders/site/print-package-file.js";
await printPackageFile("@duckdb/duckdb-wasm/dist/duckdb-eh.wasm");
