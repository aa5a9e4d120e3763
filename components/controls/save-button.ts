import {html} from "../dom.js";

export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly content: BlobPart;
}

export interface SaveButtonProps {
  readonly label: string;
  /** Asked when the button is pressed: the file as it is then. */
  readonly file: () => SavedFile | Promise<SavedFile>;
}

/** A button that hands a file to the reader. Nothing leaves the browser. */
export function saveButton({label, file}: SaveButtonProps): HTMLButtonElement {
  const button = html("button", {type: "button", class: "save-button"}, label);
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    try {
      const {name, type, content} = await file();
      const url = URL.createObjectURL(new Blob([content], {type}));
      html("a", {href: url, download: name}).click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    } finally {
      button.removeAttribute("aria-busy");
    }
  });
  return button;
}
