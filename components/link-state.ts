/**
 * What the reader points at and has chosen. A figure holds it and tells each of its parts with `show(state)`; the parts only
 * paint it and report what the reader does.
 */
export interface LinkState {
  /** Area under the pointer or the keyboard. */
  readonly hovered: string | null;
  /** Area whose panel is open. */
  readonly selected: string | null;
  /** Areas that stay strong while the others fade; null: all are equal. */
  readonly highlighted: ReadonlySet<string> | null;
}

export const NOTHING: LinkState = {hovered: null, selected: null, highlighted: null};

/** How an area without a class is drawn. */
export type AreaPattern = "hatch" | "dots" | "outline";

/** A CSS colour (usually `var(--class-2-1)`), or a pattern for an area that has no class. */
export type AreaFill = {readonly colour: string} | {readonly pattern: AreaPattern};

/** Dispatches a bubbling event that reports what the reader did. */
export function report<T>(from: Element, type: string, detail: T): void {
  from.dispatchEvent(new CustomEvent(type, {detail, bubbles: true}));
}
