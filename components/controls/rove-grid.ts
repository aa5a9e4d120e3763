type Grid = readonly (readonly (HTMLElement | null)[])[];

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1]
};

/**
 * Makes a grid of controls one tab stop (roving tabindex): arrow keys move, Home and End go to the ends of a row. `null` marks a place
 * without a control. `start` is row and column of the first tab stop.
 */
export function roveGrid(root: HTMLElement, grid: Grid, start: readonly [number, number]): void {
  const all = grid.flat().filter((control) => control !== null);
  const stop = (control: HTMLElement | null | undefined) => {
    if (control) for (const other of all) other.tabIndex = other === control ? 0 : -1;
  };
  const find = (control: Element): readonly [number, number] | null => {
    const row = grid.findIndex((line) => line.some((other) => other === control));
    return row < 0 ? null : [row, grid[row]!.findIndex((other) => other === control)];
  };
  stop(grid[start[0]]?.[start[1]]);
  root.addEventListener("focusin", (event) => {
    const control = (event.target as Element).closest<HTMLElement>("button");
    if (control && all.includes(control)) stop(control);
  });
  root.addEventListener("keydown", (event) => {
    const place = find(event.target as Element);
    if (!place || event.altKey || event.ctrlKey || event.metaKey) return;
    const line = grid[place[0]]!.filter((control) => control !== null);
    const step = STEPS[event.key];
    const next =
      event.key === "Home"
        ? line[0]
        : event.key === "End"
          ? line.at(-1)
          : step && grid[place[0] + step[0]]?.[place[1] + step[1]];
    if (!step && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    next?.focus();
  });
}
