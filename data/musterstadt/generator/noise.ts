/** Value in [-1, 1) of a lattice point, from integer hashing. */
function latticeValue(column: number, row: number, salt: number): number {
  let hash = Math.imul(column, 0x27d4eb2d) ^ Math.imul(row, 0x165667b1) ^ Math.imul(salt, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2147483648 - 1;
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function valueNoise(x: number, y: number, salt: number): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = fade(x - column);
  const v = fade(y - row);
  const south = latticeValue(column, row, salt) * (1 - u) + latticeValue(column + 1, row, salt) * u;
  const north = latticeValue(column, row + 1, salt) * (1 - u) + latticeValue(column + 1, row + 1, salt) * u;
  return south * (1 - v) + north * v;
}

/** Smooth noise in about [-1, 1] with three octaves; `scale` is the size of the largest bumps in the unit of x and y. */
export function noise(x: number, y: number, scale: number, salt: number): number {
  const octaves = [1, 2, 4].map((octave, i) => {
    const frequency = octave / scale;
    return valueNoise(x * frequency + i * 17.3, y * frequency + i * 9.1, salt + i) / octave;
  });
  return octaves.reduce((sum, value) => sum + value, 0) / 1.75;
}
