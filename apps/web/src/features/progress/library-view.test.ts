import { describe, expect, it } from "vitest";
import { readLibraryView } from "./library-view.ts";

describe("what the library is searched for", () => {
  it("is what the address says, without what it leaves open", () => {
    const query = { words: "收银台", category: "process", kind: "", verdict: "improved", touchpoint: "checkout" };
    expect(readLibraryView(query)).toEqual({
      ...{ words: "收银台", category: "process", verdict: "improved", touchpoint: "checkout" },
    });
  });

  it("asks for nothing that is unknown", () => {
    expect(readLibraryView({ category: "weather", verdict: ["improved"], kind: "x" })).toEqual({ words: "" });
  });
});
