import {html} from "../dom.js";

export interface DecimalInputProps {
  readonly label: string;
  /** Arrow keys change the number by this much. */
  readonly step: number;
  readonly format: (value: number) => string;
  /** Asked to take a number that the reader has typed or stepped to; what is none is put back. */
  readonly take: (value: number) => void;
}

/** `show` writes a number unless the reader is typing. */
export interface DecimalInputElement extends HTMLInputElement {
  show(value: number): void;
}

/** A number as Germans write it, with a comma in any browser; up and down arrows step, Enter takes it. */
export function decimalInput({label, step, format, take}: DecimalInputProps): DecimalInputElement {
  const input = html("input", {type: "text", inputmode: "decimal", autocomplete: "off", "aria-label": label});
  const shown = {text: "", value: NaN};
  const write = (value: number) => {
    Object.assign(shown, {value, text: Number.isFinite(value) ? format(value) : ""});
    input.value = shown.text;
  };
  input.addEventListener("change", () => {
    const value = parseDecimal(input.value);
    if (Number.isNaN(value)) input.value = shown.text;
    else if (input.value !== shown.text) take(value);
  });
  input.addEventListener("keydown", (event) => {
    const sign = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
    if (sign === 0 || !Number.isFinite(shown.value)) return;
    event.preventDefault();
    take(Number((shown.value + sign * step).toFixed(6)));
  });
  return Object.assign(input, {
    show(value: number) {
      if (!Object.is(value, shown.value)) write(value);
      else if (document.activeElement !== input) input.value = shown.text;
    }
  });
}

/** "1.234,5", "−2" and "0.25" as numbers; NaN for anything else. */
export function parseDecimal(text: string): number {
  const plain = text.trim().replace(/^[−–]/, "-");
  const german = plain.includes(",") ? plain.replaceAll(".", "").replace(",", ".") : plain;
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(german) ? Number(german) : NaN;
}
