import type {AsyncBuffer} from "hyparquet";

/** A file below this size comes whole: one request costs less than several small ones. */
const SMALL = 400_000;

/**
 * A file read by HTTP ranges, as hyparquet takes it. A server that answers a range with the whole file (status 200) is not
 * asked again: the file is kept.
 * @throws with the path when the file cannot be loaded
 */
export function rangedFile(url: string, byteLength: number): AsyncBuffer {
  const held: {whole: Promise<ArrayBuffer> | null} = {whole: null};
  const whole = () => (held.whole ??= ask(url).then((response) => response.arrayBuffer()));
  return {
    byteLength,
    async slice(start, end = byteLength) {
      if (byteLength <= SMALL || held.whole) return (await whole()).slice(start, end);
      const response = await ask(url, {range: `bytes=${start}-${end - 1}`});
      if (response.status === 206) return response.arrayBuffer();
      held.whole ??= response.arrayBuffer();
      return (await held.whole).slice(start, end);
    }
  };
}

async function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const response = await fetch(url, {headers});
  if (response.ok) return response;
  throw new Error(`data: cannot load file; expected ${new URL(url).pathname}, got HTTP ${response.status}`);
}
