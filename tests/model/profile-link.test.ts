import {describe, expect, it} from "vitest";
import {readProfileView, writeProfileView, type ProfileView} from "../../src/model/profile-link.js";

const LEVELS = ["stadt", "quartier"];
const read = (search: string) =>
  readProfileView(search, LEVELS, (level, id) => level === "quartier" && /^0\d$/.test(id));

describe("address of profiles", () => {
  it.each<ProfileView>([
    {level: null, areas: [], period: null},
    {level: "quartier", areas: [], period: null},
    {level: "quartier", areas: ["01"], period: null},
    {level: "quartier", areas: ["03", "01", "02", "04"], period: "2019-12-31"},
    {level: "quartier", areas: ["01"], period: "2019"}
  ])("round trip of %o", (view) => {
    expect(read(writeProfileView(view))).toEqual({view, notes: []});
  });

  it("writes parameters in a fixed order, commas readable", () =>
    expect(writeProfileView({level: "quartier", areas: ["01", "02"], period: "2019"})).toBe(
      "?ebene=quartier&gebiet=01,02&zeitraum=2019&v=1"
    ));

  it.each([
    ["?ebene=nichts&gebiet=01", ["ebene", "gebiet"]],
    ["?ebene=quartier&gebiet=99", ["gebiet"]],
    ["?ebene=quartier&gebiet=01,<script>", ["gebiet"]],
    ["?ebene=quartier&gebiet=01&zeitraum=gestern", ["zeitraum"]],
    ["?ebene=quartier&gebiet=01&zeitraum=2019-13", ["zeitraum"]],
    ["?ebene=quartier&gebiet=01&v=9", ["v"]],
    ["?ebene=quartier&gebiet=01,02,03,04,05", ["anzahl"]],
    ["?ebene=__proto__&gebiet=constructor", ["ebene", "gebiet"]]
  ])("%s leaves notes", (search, parameters) => {
    const {view, notes} = read(search);
    expect(notes.map(({parameter}) => parameter)).toEqual(parameters);
    expect(view.areas.length).toBeLessThanOrEqual(4);
  });

  it("keeps what is known of a link that names an unknown area too", () =>
    expect(read("?ebene=quartier&gebiet=01,99,02,01").view.areas).toEqual(["01", "02"]));
});
