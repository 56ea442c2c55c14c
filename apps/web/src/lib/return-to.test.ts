import { describe, expect, test } from "vitest";
import { safeReturnTo } from "./return-to.ts";

describe("the way back after signing in", () => {
  test("leads to a view of this installation, query and all", () => {
    expect(safeReturnTo("/acme/scores?touchpoint=checkout,delivery")).toBe("/acme/scores?touchpoint=checkout,delivery");
  });

  test("never leads away", () => {
    for (const away of [
      "https://evil.test/",
      "//evil.test/acme",
      "/\\evil.test",
      "/\t/evil.test",
      "javascript:alert(1)",
      "acme",
      "",
      null,
    ])
      expect(safeReturnTo(away)).toBeNull();
  });
});
