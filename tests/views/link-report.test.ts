import {describe, expect, it} from "vitest";
import {NO_MODES, NO_STAMP, type OpenedLink} from "../../src/model/link-envelope.js";
import {fingerprint} from "../../src/model/link-fingerprint.js";
import {linkReportProps, type LinkReportData} from "../../src/views/link-report.js";

const then = new Map([
  ["01", "1"],
  ["02", "2"],
  ["03", "<img src=x>"]
]);
const names: Record<string, string> = {"01": "Altstadt", "02": "Bahnhof", "03": "Hafen", "04": "Neustadt"};
const classes: Record<string, string> = {"1": "Status hoch", "2": "Status mittel"};

function data(changes: Partial<LinkReportData> = {}, link: Partial<OpenedLink> = {}): LinkReportData {
  const stamp = {dataVersion: "aaaaaaaaaaaa", methodVersion: "1", fingerprint: fingerprint(then)};
  return {
    link: {search: "?v=1&methode=a", stamp, modes: NO_MODES, problems: [], ...link},
    versions: {shown: "bbbbbbbbbbbb", newest: "bbbbbbbbbbbb", kept: []},
    methodVersion: "1",
    shown: then,
    areaName: (id) => names[id] ?? null,
    words: (shown) => classes[shown] ?? null,
    ...changes
  };
}

describe("what a page says of the link it was opened with", () => {
  it("is nothing without a stamp, and on the data it was made on", () => {
    expect(linkReportProps(data({}, {stamp: NO_STAMP}))).toBeNull();
    const same = {shown: "aaaaaaaaaaaa", newest: "aaaaaaaaaaaa", kept: []};
    expect(linkReportProps(data({versions: same}))).toBeNull();
  });

  it("names what is another, new or gone, and repeats nothing of the link that the site does not know", () => {
    const shown = new Map([
      ["01", "2"],
      ["03", "1"],
      ["04", "1"]
    ]);
    const props = linkReportProps(data({shown}))!;
    expect(props.title).toBe("Seit dieser Link entstand, haben sich 4 Gebiete geändert.");
    expect(props.areas).toEqual([
      {id: "01", name: "Altstadt", text: "damals Status hoch, heute Status mittel"},
      {id: "03", name: "Hafen", text: "heute Status hoch"}
    ]);
    expect(props.notes).toEqual([
      "Neu hinzugekommen: Neustadt.",
      "Nicht mehr dabei: Bahnhof.",
      "Datenstand damals aaaaaaaaaaaa, heute bbbbbbbbbbbb."
    ]);
    expect(JSON.stringify(props)).not.toContain("img");
    expect(props.action).toBeNull();
  });

  it("says that nothing changed, or that it cannot know", () => {
    expect(linkReportProps(data())!.title).toContain("hat sich kein Gebiet geändert");
    const blind = {dataVersion: "aaaaaaaaaaaa", methodVersion: "1", fingerprint: null};
    expect(linkReportProps(data({}, {stamp: blind}))!.title).toContain("sagt der Link nicht");
    expect(linkReportProps(data({methodVersion: "2"}))!.notes[0]).toContain("Version 2");
  });

  it("leads to the data of then where they are kept, and back", () => {
    const kept = {shown: "bbbbbbbbbbbb", newest: "bbbbbbbbbbbb", kept: ["aaaaaaaaaaaa"]};
    const {action} = linkReportProps(data({versions: kept}))!;
    expect(action!.href).toMatch(/^\?v=1&methode=a&stand=aaaaaaaaaaaa&.*&damals=1$/);
    const back = linkReportProps(
      data({versions: {...kept, shown: "aaaaaaaaaaaa"}}, {modes: {...NO_MODES, then: true}})
    )!;
    expect(back.action!.href).not.toContain("damals");
    expect(back.title).toContain("aaaaaaaaaaaa");
  });
});
