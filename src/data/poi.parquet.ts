import {printTable} from "../../loaders/site/print-table.js";
await printTable("poi.parquet");
