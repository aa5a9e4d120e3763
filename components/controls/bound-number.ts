/** A number in a sentence that shows on demand the query it comes from. */
export interface BoundNumberProps {
  /** As it reads in the sentence, for instance "27,3 %". */
  readonly text: string;
  /** The bare value, for checks. */
  readonly value: number | null;
  /** The statement whose single result is the value. */
  readonly sql: string;
  /** Name of the button for screen readers, for instance "Abfrage zeigen". */
  readonly label: string;
}

/** A quiet mark on the number; a click, Enter or Space opens the query, Escape closes it. */
export function boundNumber({text, value, sql, label}: BoundNumberProps): HTMLElement {
  const popover = document.createElement("span");
  popover.popover = "auto";
  popover.className = "bound-number-query";
  popover.append(Object.assign(document.createElement("code"), {textContent: sql}));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "bound-number";
  button.dataset.sql = sql;
  button.dataset.value = value === null ? "" : String(value);
  button.title = label;
  button.textContent = text;
  button.popoverTargetElement = popover;
  const mark = document.createElement("span");
  mark.append(button, popover);
  return mark;
}
