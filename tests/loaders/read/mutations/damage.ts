import {strFromU8, strToU8, unzipSync, zipSync} from "fflate";
import type {Chance} from "./random.js";

/** Bytes with faults as disks, networks and wrong programs make them: cut off, flipped, lost, doubled, blanked. */
export function damageBytes(bytes: Uint8Array, random: Chance): Uint8Array {
  const damaged = Uint8Array.from(bytes);
  const at = random.below(bytes.length);
  const length = 1 + random.below(Math.min(600, bytes.length - at));
  const flip = () => {
    for (let hits = 1 + random.below(4); hits > 0; hits--)
      damaged[random.below(bytes.length)] = random.below(256);
    return damaged;
  };
  return random.pick([
    () => damaged.subarray(0, at),
    () => damaged.subarray(at),
    () => Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + length)]),
    () => Buffer.concat([damaged.subarray(0, at + length), damaged.subarray(at)]),
    () => damaged.fill(0, at, at + length),
    flip,
    flip,
    () => Buffer.concat([damaged, damaged])
  ])();
}

const SNIPPETS = [
  '"',
  '""',
  ";",
  ",",
  "\t",
  "\n",
  "\r",
  "\r\n",
  "\0",
  "\ufeff",
  '";\n"',
  "ä",
  "=",
  "sep=;\n"
];

/** Text with quotes, delimiters, line breaks and NULs too many, and pieces too few. */
export function damageText(text: string, random: Chance): string {
  let damaged = text;
  for (let faults = 1 + random.below(3); faults > 0; faults--) {
    const at = random.below(damaged.length + 1);
    const rest = random.below(3) === 0 ? at + random.below(40) : at;
    const snippet = random.below(4) === 0 ? "" : random.pick(SNIPPETS);
    damaged = damaged.slice(0, at) + snippet + damaged.slice(rest);
  }
  return damaged;
}

/** An office file with a fault in the XML of one of its parts, but whole as an archive. */
export function damageXml(bytes: Uint8Array, random: Chance): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /\.(xml|rels)$/.test(name));
  const name = random.pick([...names, ...names.filter((each) => /sheet1|content|shared/i.test(each))]);
  const xml = strFromU8(parts[name]!);
  const tags = [...xml.matchAll(/<[^>]*>/g)];
  const tag = random.pick(tags);
  const [start, end] = [tag.index, tag.index + tag[0].length];
  const number = random.pick([...xml.matchAll(/\d+/g), tag]);
  const changed = random.pick([
    () => xml.slice(0, random.below(xml.length)),
    () => xml.slice(0, start) + xml.slice(end),
    () => xml.slice(0, end) + tag[0] + xml.slice(end),
    () =>
      xml.slice(0, start) +
      tag[0].replace(
        /"[^"]*"/,
        random.pick(['"x"', '"%E0"', '"//["', '"1e400"', '"-1"', '""', '"&b;"', '"true"'])
      ) +
      xml.slice(end),
    () =>
      `${xml.slice(0, number.index)}${random.pick(["", "0", "-1", "99999999", "a"])}${xml.slice(number.index + number[0].length)}`,
    () => xml.replace(/\?>/, '?><!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>')
  ])();
  return zipSync({...parts, [name]: strToU8(changed)}, {level: 1});
}
