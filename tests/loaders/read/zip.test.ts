import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {ARCHIVE_LIMITS, openZip} from "../../../loaders/read/zip.js";

const text = "Musterstadt ".repeat(1000);
const small = () => Buffer.from(zipSync({"a.txt": strToU8(text), "b/c.txt": strToU8("c")}));
const central = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

/** The archive with the size of its first entry said to be another. */
function claiming(size: number, bytes = small()): Buffer {
  bytes.writeUInt32LE(size, bytes.indexOf(central) + 24);
  return bytes;
}

describe("openZip", () => {
  it("reads entries by name and knows which there are none of", () => {
    const zip = openZip(small(), "a.zip");
    expect(zip.names).toEqual(["a.txt", "b/c.txt"]);
    expect(Buffer.from(zip.read("a.txt") ?? []).toString()).toBe(text);
    expect(zip.read("d")).toBeNull();
  });

  it("reads sizes and places that stand in the fields for large archives", () => {
    const plain = small();
    const at = plain.indexOf(central);
    const sizes = [24, 20, 42].map((field) => BigInt(plain.readUInt32LE(at + field)));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    sizes.forEach((size, index) => extra.writeBigUInt64LE(size, 4 + 8 * index));
    const end = at + 46 + plain.readUInt16LE(at + 28);
    const large = Buffer.concat([plain.subarray(0, end), extra, plain.subarray(end)]);
    [24, 20, 42].forEach((field) => large.writeUInt32LE(0xffffffff, at + field));
    large.writeUInt16LE(28, at + 30);
    expect(Buffer.from(openZip(large, "a.zip").read("a.txt") ?? []).toString()).toBe(text);
  });

  it("refuses what would unpack to too much, before unpacking anything", () => {
    expect(() => openZip(claiming(600_000_000), "a.xlsx")).toThrow(
      "zip: unpacks to too much; expected at most 500 MB, got 601 MB (a.xlsx)"
    );
    const limits = {...ARCHIVE_LIMITS, ratioFrom: 1000, ratio: 20};
    expect(() => openZip(small(), "a.xlsx", limits)).toThrow(
      /unpacks to too much; expected at most 20 times its size, got \d+ times/
    );
    const many = zipSync(
      Object.fromEntries(Array.from({length: 30}, (_, index) => [`${index}`, strToU8("")]))
    );
    expect(() => openZip(many, "a.xlsx", {...ARCHIVE_LIMITS, entries: 29})).toThrow(
      "zip: too many entries; expected at most 29, got 30 (a.xlsx)"
    );
  });

  it("stops unpacking at the size that the directory says", () => {
    expect(() => openZip(claiming(100), "a.xlsx").read("a.txt")).toThrow(
      'zip: "a.txt" is damaged; expected the bytes that belong to its checksum (a.xlsx)'
    );
  });

  it("refuses a flipped byte, an archive cut off, an encrypted one and one that names an entry twice", () => {
    const flipped = small();
    flipped[60]! ^= 0xff;
    expect(() => openZip(flipped, "a.zip").read("a.txt")).toThrow(/"a\.txt" is damaged/);
    expect(() => openZip(small().subarray(0, 150), "a.zip")).toThrow("zip: no directory at the end");
    const encrypted = small();
    encrypted[encrypted.indexOf(central) + 8]! |= 1;
    expect(() => openZip(encrypted, "a.zip").read("a.txt")).toThrow(
      'zip: "a.txt" is encrypted; expected a file without password (a.zip)'
    );
    const twice = Buffer.from(zipSync({"a.txt": strToU8("1"), "b.txt": strToU8("2")}));
    twice.write("a", twice.lastIndexOf("b.txt"));
    expect(() => openZip(twice, "a.zip")).toThrow("zip: two entries of one name; expected each name once");
  });
});
