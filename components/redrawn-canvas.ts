/** A canvas that can draw itself on a copy, which stands in the page, in the copy's colours: a picture to take along is always light. */
export interface RedrawnCanvas extends HTMLCanvasElement {
  redrawOn?(copy: HTMLCanvasElement): void;
}
