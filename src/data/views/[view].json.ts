import {printTable, routeParameter} from "../../../loaders/site/print-table.js";
await printTable(`views/${routeParameter("view")}.json`);
