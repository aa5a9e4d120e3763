import {printInventory} from "../../loaders/site/print-table.js";
await printInventory();
