import {describe, expect, it} from "vitest";
import {shortPath} from "../../../components/maps/short-path.js";

describe("shortPath", () => {
  it("writes rings in whole steps, each from the point before", () => {
    expect(shortPath("M1.04,2L3,2L3,-4.5ZM10,10L12,9Z", 10)).toBe("M10 20l20 0 0-65zM100 100l20-10z");
  });

  it("leaves out points that fall together, and rings that shrink to one", () => {
    expect(shortPath("M0,0L0.01,0.02L1,0ZM5,5L5.01,5.01Z", 10)).toBe("M0 0l10 0z");
  });

  it("keeps lines open", () => {
    expect(shortPath("M0,0L1,1", 1)).toBe("M0 0l1 1");
  });
});
