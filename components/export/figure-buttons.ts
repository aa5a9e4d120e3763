import {html} from "../dom.js";
import {saveButton} from "../controls/save-button.js";
import {figurePng, figureSvg, type FigureExport} from "./figure-export.js";

export interface FigureButtonsProps {
  readonly figure: () => HTMLElement;
  /** Name of the files without ending. */
  readonly name: () => string;
  /** Asked when a button is pressed. */
  readonly options: () => FigureExport;
  readonly words: {readonly svg: string; readonly png: string};
}

/** Two buttons that hand a figure to the reader as SVG and as PNG. */
export function figureButtons({figure, name, options, words}: FigureButtonsProps): HTMLElement {
  const vector = async () => ({
    name: `${name()}.svg`,
    type: "image/svg+xml",
    content: await figureSvg(figure(), options())
  });
  const pixels = async () => ({
    name: `${name()}.png`,
    type: "image/png",
    content: await figurePng(figure(), options())
  });
  return html(
    "span",
    {class: "buttons"},
    saveButton({label: words.svg, file: vector}),
    saveButton({label: words.png, file: pixels})
  );
}
