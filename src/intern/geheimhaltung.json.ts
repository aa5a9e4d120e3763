import {printProtocol} from "../../loaders/site/print-table.js";
await printProtocol();
