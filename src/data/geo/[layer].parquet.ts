import {printTable, routeParameter} from "../../../loaders/site/print-table.js";
await printTable(`geo/${routeParameter("layer")}.parquet`);
