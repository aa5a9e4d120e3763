import iconv from "iconv-lite";
import {describe, expect, it} from "vitest";
import {decodeText, type Encoding} from "../../../loaders/read/decode-text.js";

const text = "Nr.;Größe;Ø\n1;Süd – Mühle;43,7\n";

describe("decodeText", () => {
  it.each([
    ["utf-8", "utf8", false],
    ["utf-8", "utf8", true],
    ["utf-16le", "utf-16le", false],
    ["utf-16le", "utf-16le", true],
    ["utf-16be", "utf-16be", false],
    ["utf-16be", "utf-16be", true],
    ["windows-1252", "windows-1252", false]
  ] as const)("finds %s (written as %s, byte order mark: %s)", (encoding, written, addBOM) => {
    expect(decodeText(iconv.encode(text, written, {addBOM}))).toEqual({text, encoding});
  });

  it("takes ISO-8859-1 for Windows-1252, and ISO-8859-15 when told", () => {
    expect(decodeText(iconv.encode("Größe", "iso-8859-1")).text).toBe("Größe");
    expect(decodeText(iconv.encode("5 €", "iso-8859-15"), "iso-8859-15").text).toBe("5 €");
  });

  it("believes a byte order mark more than the manifest", () => {
    const bytes = iconv.encode(text, "utf8", {addBOM: true});
    expect(decodeText(bytes, "windows-1252")).toEqual({text, encoding: "utf-8"});
  });

  it.each<[string, Uint8Array, Encoding | undefined, string]>([
    ["UTF-8 that is damaged in one place", Buffer.from("ä\nö\nü\xff", "latin1"), "utf-8", "utf-8"],
    ["a byte that is no character", Buffer.from([0x61, 0x0a, 0x81]), "windows-1252", "windows-1252"],
    ["half a character", iconv.encode("ab\n", "utf-16le").subarray(0, 5), "utf-16le", "utf-16le"]
  ])("refuses %s", (_, bytes, encoding, name) => {
    expect(() => decodeText(bytes, encoding, "a.csv")).toThrow(
      new RegExp(
        `^text: bytes that are no character in ${name}; expected another encoding.* \\(a\\.csv, line \\d\\)$`
      )
    );
  });

  it("tells damaged UTF-8 from Windows-1252 by what is whole in it", () => {
    const damaged = Buffer.concat([Buffer.from("Süd\nGröße\n"), Buffer.from([0xfc]), Buffer.from("\nÖd\n")]);
    expect(() => decodeText(damaged, undefined, "a.csv")).toThrow(
      "utf-8; expected another encoding, or a whole file (a.csv, line 3)"
    );
  });
});
