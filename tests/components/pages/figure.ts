import {statusDynamicsFigure} from "../../../components/figures/status-dynamics.js";
import {figureProps} from "../fixture.js";

const figure = statusDynamicsFigure(figureProps(0));
const events: unknown[] = [];
document.addEventListener("selection", (event) => events.push((event as CustomEvent).detail));
document.querySelector("#figure")!.append(figure);
Object.assign(window, {figure, figureProps, events});
