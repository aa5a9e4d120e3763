import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetReadObjects} from "hyparquet";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {printPdf} from "../../loaders/report/print-pdf.js";
import {writeReport} from "../../loaders/report/write-report.js";
import {valueWords} from "../../src/text/profile.js";
import type {Indicator} from "../../src/model/indicator.js";
import type {Observation} from "../../src/model/observation.js";

const site = inject("sites").musterstadt;

async function rows<T>(file: string): Promise<readonly T[]> {
  const {buffer, byteOffset, byteLength} = await readFile(join(site, "data", file));
  const bytes = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  return (await parquetReadObjects({file: bytes})) as unknown as T[];
}

/** The text of every page, with single spaces. */
async function pagesOf(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({data: Uint8Array.from(pdf), verbosity: 0}).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const {items} = await (await document.getPage(number)).getTextContent();
    pages.push(plain(items.map((item) => ("str" in item ? item.str : "")).join(" ")));
  }
  await document.destroy();
  return pages;
}

function plain(text: string): string {
  return text.replace(/[\s\u00a0\u202f]+/g, " ");
}

/** Without spaces: lines are broken, and letters set apart, anywhere. */
function tight(text: string): string {
  return plain(text).replaceAll(" ", "");
}

describe("report", () => {
  const ids = ["010101", "010102", "020101"];
  const names = ["Marktviertel", "Domviertel", "Hochschulviertel"];
  let folder: string;
  let pdf: Buffer;
  let pages: readonly string[];
  const write = async (out: string, areas: readonly string[] | null, level: string | null = null) =>
    writeReport({site, scope: "public", out, areas, level});

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "quartierslabor-"));
    expect(await write(join(folder, "a.pdf"), ids)).toBe(3);
    pdf = await readFile(join(folder, "a.pdf"));
    pages = await pagesOf(pdf);
  });
  afterAll(() => rm(folder, {recursive: true}));

  it("is tagged, German, titled and has bookmarks", async () => {
    const text = pdf.toString("latin1");
    expect(text).toMatch(/\/StructTreeRoot/);
    expect(text).toMatch(/\/Marked true/);
    expect(text).toMatch(/\/Lang \(de\)/);
    const document = await getDocument({data: Uint8Array.from(pdf), verbosity: 0}).promise;
    const {info} = (await document.getMetadata()) as unknown as {info: {Title: string}};
    expect(info.Title).toBe("Steckbriefe: 3 Quartiere in Musterstadt");
    expect(JSON.stringify(await document.getOutline())).toContain("Hochschulviertel");
    await document.destroy();
  });

  it("has page numbers in the contents that are right, and in every footer but the first", () => {
    for (const name of [...names, "Wie gerechnet wurde", "Quellen"]) {
      const page = Number(new RegExp(`${name}(?: Mitte| Nordstadt)? (\\d+)`).exec(pages[1]!)?.[1]);
      expect(page, name).toBeGreaterThan(2);
      expect(pages[page - 1], name).toContain(name);
    }
    expect(pages[0]).not.toContain("· Steckbriefe ·");
    pages.slice(1).forEach((text, i) => expect(text).toMatch(new RegExp(`(^| )${i + 2}( |$)`)));
  });

  it("says the values of the data, each where its profile stands", async () => {
    const observations = await rows<Observation>("observations.parquet");
    const indicators = await rows<Indicator>("indicators.parquet");
    const starts = names.map((name) =>
      pages.findIndex((text, i) => i > 1 && tight(text).includes(`${name}Quartierin`))
    );
    expect(starts.every((start) => start > 1)).toBe(true);
    const ends = [...starts.slice(1), pages.length];
    for (const [i, id] of ids.entries()) {
      const text = tight(pages.slice(starts[i], ends[i]).join(" "));
      const own = observations.filter((one) => one.area_id === id && one.level === "quartier");
      expect(own.length).toBeGreaterThan(100);
      for (const {key, title, unit, decimals} of indicators) {
        const latest = own.filter(({indicator}) => indicator === key).at(-1);
        if (latest === undefined) continue;
        const flag = latest.flag ?? null;
        const words = valueWords({value: latest.value ?? null, flag}, unit === "%" ? "%" : "", decimals);
        for (const word of title.split(/[ -]/)) expect(text, `${id} ${key}`).toContain(word);
        expect(text, `${id} ${key}`).toContain(tight(words));
      }
    }
  });

  it("is the same, byte for byte, when it is written again", async () => {
    await write(join(folder, "b.pdf"), ids);
    expect(Buffer.compare(pdf, await readFile(join(folder, "b.pdf")))).toBe(0);
  });

  it("of an unknown area, level or scope leaves what was there, and says what is wrong", async () => {
    const out = join(folder, "kept.pdf");
    await writeFile(out, "before");
    await expect(write(out, ["010109"])).rejects.toThrow(/unknown area; .*\n\(Did you mean 01010/);
    await expect(write(out, null, "quartir")).rejects.toThrow(/unknown level; .*Did you mean quartier/s);
    await expect(write(out, ["010101", "01"])).rejects.toThrow(/areas of several levels/);
    await expect(writeReport({site, scope: "internal", out, areas: ids, level: null})).rejects.toThrow(
      /expected internal, got public/
    );
    expect(await readFile(out, "utf8")).toBe("before");
    expect((await readdir(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  it("stopped on its way leaves no file", async () => {
    const controller = new AbortController();
    const out = join(folder, "stopped.pdf");
    const written = writeReport({
      ...{site, scope: "public", out, areas: null, level: "quartier", signal: controller.signal},
      onProgress: ({stage}) => stage === "printing" && controller.abort(new Error("stopped"))
    });
    await expect(written).rejects.toThrow("stopped");
    expect((await readdir(folder)).filter((name) => name.startsWith("stopped"))).toEqual([]);
  });
});

describe("printing HTML", () => {
  it("numbers its contents and keeps language and title", async () => {
    const html = `<!doctype html><html lang="de"><title>Protokoll</title><style>section{break-before:page}</style>
      <h1>Protokoll</h1><ul>${["a", "b"].map((id) => `<li><a href="#${id}">Kapitel ${id} <span data-page-of="${id}"></span></a>`).join("")}</ul>
      ${["a", "b"].map((id) => `<section><h2 id="${id}">Kapitel ${id}</h2></section>`).join("")}</html>`;
    const pages = await pagesOf(
      await printPdf({source: {html}, cover: true, footer: 'Fuß mit "Zeichen" \\ und mehr'})
    );
    expect(pages).toHaveLength(3);
    expect(pages[0]).toMatch(/Kapitel a ?2 .*Kapitel b ?3/);
    expect(pages[2]).toContain('Fuß mit "Zeichen" \\ und mehr');
  });
});
