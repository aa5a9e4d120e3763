export {findChromium} from "../loaders/report/find-chromium.js";
