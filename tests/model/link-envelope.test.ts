import {describe, expect, it} from "vitest";
import {
  NO_MODES,
  NO_STAMP,
  READABLE,
  readEnvelope,
  withEnvelope,
  type LinkFormats,
  type LinkStamp
} from "../../src/model/link-envelope.js";
import {compareShown, fingerprint} from "../../src/model/link-fingerprint.js";
import type {Method} from "../../src/model/method.js";
import {seededRandom} from "../../src/model/statistics/seeded-random.js";
import {readStatusView, writeStatusView} from "../../src/model/status-link.js";
import {hostileLink, pick, randomStatusView} from "./random-link.js";

const methods = [
  {
    id: "mss-berlin-2013",
    editions: [
      {period: "2013", baseline: null},
      {period: "2015-06", baseline: null}
    ]
  },
  {id: "x_y.z", editions: [{period: "2019-12-31", baseline: "2017"}]}
] as unknown as readonly Method[];

const shown = new Map(
  Array.from({length: 434}, (_, i) => [`01${String(i).padStart(6, "0")}`, ["1+", "2+/-", "4-"][i % 3]!])
);

const stamps: readonly LinkStamp[] = [
  NO_STAMP,
  {dataVersion: "0123456789ab", methodVersion: null, fingerprint: null},
  {dataVersion: "fedcba987654", methodVersion: "1.2-beta", fingerprint: fingerprint(shown)},
  {dataVersion: null, methodVersion: "2019", fingerprint: fingerprint(new Map())}
];

it("gives back 10,000 seeded states exactly, with what they were made on, readable and compressed", () => {
  const random = seededRandom(20_130_101, 0);
  let compressed = 0;
  for (let i = 0; i < 10_000; i++) {
    const view = randomStatusView(random, methods);
    const stamp = pick(random, stamps);
    const search = writeStatusView(view);
    const modes = {then: random() < 0.5, embedded: random() < 0.5};
    const link = withEnvelope(search, stamp, modes);
    const opened = readEnvelope(new URL(link, "https://stadt.example/x").search);
    expect(opened).toEqual({search, stamp, modes, problems: []});
    expect(readStatusView(opened.search, methods)).toEqual({view, notes: []});
    if (search.length > READABLE) compressed++;
    expect(link.includes("&z=")).toBe(search.length - 1 > READABLE);
  }
  expect(compressed).toBeGreaterThan(20);
});

it("makes something that a page can show of 10,000 damaged and hostile links, and never throws", () => {
  const random = seededRandom(666, 0);
  for (let i = 0; i < 10_000; i++) {
    const link = hostileLink(
      random,
      withEnvelope(writeStatusView(randomStatusView(random, methods)), pick(random, stamps))
    );
    const {search, stamp} = readEnvelope(link);
    const {view, notes} = readStatusView(search, methods);
    const method = methods.find(({id}) => id === view.method)!;
    expect(method.editions.map(({period}) => period)).toContain(view.period);
    expect(view.search.length).toBeLessThanOrEqual(80);
    expect(view.classes.length).toBeLessThanOrEqual(64);
    expect(JSON.stringify(notes)).not.toMatch(/script|example|DROP/);
    if (stamp.dataVersion !== null) expect(stamp.dataVersion).toMatch(/^[0-9a-f]{12}$/);
    if (stamp.fingerprint !== null) expect(compareShown(stamp.fingerprint, shown)).not.toBeUndefined();
    expect(new URL(withEnvelope(writeStatusView(view), stamp), "https://stadt.example/x").origin).toBe(
      "https://stadt.example"
    );
  }
});

it("reads links of before there were stamps as they are", () => {
  expect(readEnvelope("?v=1&methode=a&zeitraum=2013&klassen=2%2B%2F-,4-")).toEqual({
    search: "?v=1&methode=a&zeitraum=2013&klassen=2%2B/-,4-",
    stamp: NO_STAMP,
    modes: NO_MODES,
    problems: []
  });
  expect(readEnvelope("")).toEqual({search: "", stamp: NO_STAMP, modes: NO_MODES, problems: []});
});

describe("after a change of format", () => {
  const formats: LinkFormats = {
    current: 3,
    upgrades: {
      1: (old) =>
        new URLSearchParams([...old].map(([name, value]) => [name === "zeitraum" ? "jahr" : name, value])),
      2: (old) =>
        new URLSearchParams(
          [...old].map(([name, value]) => [name, name === "jahr" ? `${value}-12-31` : value])
        )
    }
  };
  const stamp = stamps[2]!;

  it.each([
    ["readable", ""],
    ["compressed", `&suche=${"x".repeat(READABLE)}`]
  ])("links of the first format open, %s", (_, more) => {
    const opened = readEnvelope(withEnvelope(`?v=1&methode=a&zeitraum=2013${more}`, stamp), formats);
    expect(opened).toEqual({
      search: `?v=3&methode=a&jahr=2013-12-31${more}`,
      stamp,
      modes: NO_MODES,
      problems: []
    });
  });

  it("those of the second are taken one step, those of today none", () => {
    expect(readEnvelope("?v=2&jahr=2015", formats).search).toBe("?v=3&jahr=2015-12-31");
    expect(readEnvelope("?v=3&jahr=2015", formats).search).toBe("?v=3&jahr=2015");
  });

  it("a link of a later format is read as far as it is understood, and noted", () => {
    expect(readEnvelope("?v=4&jahr=2015", formats)).toEqual({
      search: "?v=4&jahr=2015",
      stamp: NO_STAMP,
      modes: NO_MODES,
      problems: ["v"]
    });
  });
});

it.each(["?v=1&z=AAAA", "?v=1&z=!!", "?v=1&z=", `?suche=${"x".repeat(20_000)}`])(
  "notes what is damaged: %.30s",
  (link) => {
    expect(readEnvelope(link)).toMatchObject({search: "", problems: ["z"]});
  }
);
