import {html} from "../dom.js";

export interface SaveButtonProps {
  readonly label: string;
  /** Asked when the button is pressed: the file as it is then. */
  readonly file: () => {readonly name: string; readonly type: string; readonly content: BlobPart};
}

/** A button that hands a file to the reader. Nothing leaves the browser. */
export function saveButton({label, file}: SaveButtonProps): HTMLButtonElement {
  const button = html("button", {type: "button", class: "save-button"}, label);
  button.addEventListener("click", () => {
    const {name, type, content} = file();
    const url = URL.createObjectURL(new Blob([content], {type}));
    const link = html("a", {href: url, download: name});
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60_000);
  });
  return button;
}
