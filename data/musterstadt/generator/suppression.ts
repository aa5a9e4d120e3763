/** An area with its count and the areas it consists of. */
export interface CountNode {
  readonly key: string;
  readonly count: number;
  readonly parts: readonly CountNode[];
}

const SMALLEST_SHOWN = 10;

function isSmall(count: number): boolean {
  return count > 0 && count < SMALLEST_SHOWN;
}

/**
 * Whether the hidden parts follow from their sum although there are several: all of them are 1, or all of them 9, and a
 * reader who knows that they are below 10 can tell.
 */
function isTelling(hidden: readonly CountNode[]): boolean {
  const sum = hidden.reduce((all, {count}) => all + count, 0);
  return hidden.every(({count}) => isSmall(count)) && (sum === hidden.length || sum === 9 * hidden.length);
}

/** Parts of one area to withhold: the small ones, and as many of the next larger ones as subtraction calls for. */
function withheldParts({parts}: CountNode, parentWithheld: boolean): readonly CountNode[] {
  const small = parts.filter(({count}) => isSmall(count));
  const others = parts.filter(({count}) => count >= SMALLEST_SHOWN).sort((a, b) => a.count - b.count);
  const isSafe = (hidden: readonly CountNode[]): boolean =>
    parentWithheld ? hidden.length > 0 : hidden.length === 0 || (hidden.length > 1 && !isTelling(hidden));
  const extra = others.findIndex((_, i) => isSafe([...small, ...others.slice(0, i)]));
  return extra < 0 ? [...small, ...others] : [...small, ...others.slice(0, extra)];
}

/**
 * Keys of the areas whose count is withheld, at all levels. Primary: counts from 1 to 9. Secondary: from the top down, a
 * second part where one alone could be had by subtracting from a shown sum; and one part of a withheld area, so that
 * adding its parts does not bring it back. Exact zeros are shown and protect nothing.
 */
export function withheldKeys(root: CountNode): ReadonlySet<string> {
  const visit = (node: CountNode, withheld: boolean): readonly string[] => {
    const hidden = withheldParts(node, withheld);
    return node.parts.flatMap((part) => {
      const isHidden = hidden.includes(part);
      return [...(isHidden ? [part.key] : []), ...visit(part, isHidden)];
    });
  };
  return new Set([...(isSmall(root.count) ? [root.key] : []), ...visit(root, isSmall(root.count))]);
}
