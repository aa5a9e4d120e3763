import {html} from "../dom.js";

export interface CopyButtonProps {
  readonly label: string;
  /** What the button says for a moment when it is done. */
  readonly done: string;
  /** Asked when the button is pressed. */
  readonly text: () => string;
}

/** Copies a text. Where the browser does not allow it (a page without https), the text is shown selected instead. */
export function copyButton({label, done, text}: CopyButtonProps): HTMLElement {
  const button = html("button", {type: "button", class: "copy-button"}, label);
  const said = html("span", {class: "copy-done", role: "status"});
  const fallback = html("input", {class: "copy-text", readonly: true, hidden: true, "aria-label": label});
  button.addEventListener("click", async () => {
    const copied = text();
    try {
      await navigator.clipboard.writeText(copied);
      said.textContent = done;
      setTimeout(() => (said.textContent = ""), 3000);
    } catch {
      fallback.value = copied;
      fallback.hidden = false;
      fallback.select();
    }
  });
  return html("span", {class: "copy"}, button, said, fallback);
}
