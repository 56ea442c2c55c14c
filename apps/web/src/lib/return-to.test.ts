import { describe, expect, test } from "vitest";
import { safeReturnTo } from "./return-to.ts";

describe("the way back after signing in", () => {
  test("leads to a view of this installation, query and all", () => {
    expect(safeReturnTo("/acme/scores?touchpoint=checkout,delivery")).toBe("/acme/scores?touchpoint=checkout,delivery");
  });

  test.each([
    ...["https://evil.test/", "http:evil.test", "//evil.test/acme", "///evil.test", "////evil.test", "/\\evil.test"],
    ...[
      "\\\\evil.test",
      "\\/evil.test",
      "/\t/evil.test",
      "/\n/evil.test",
      "/\r\n/evil.test",
      "\t//evil.test",
      " //evil.test",
    ],
    ...[
      "/..//evil.test",
      "/.//evil.test",
      "/a/..//evil.test",
      "/%2e//evil.test",
      "/%2e%2e//evil.test",
      "/..\\/evil.test",
    ],
    ...[
      "/\\..\\evil.test",
      "javascript:alert(1)",
      "JaVaScRiPt:alert(1)",
      "data:text/html,x",
      "vbscript:x",
      "acme",
      "",
      null,
    ],
  ])("never leads away: %j", (away) => {
    const view = safeReturnTo(away);
    const host = "https://heard.test";
    expect(view === null || new URL(view, host).origin === host).toBe(true);
    expect(view === null || (view.startsWith("/") && !view.startsWith("//"))).toBe(true);
  });

  test.each(["/%2F%2Fevil.test", "/@evil.test", "/acme?next=//evil.test", "/acme#//evil.test", "/;//evil.test"])(
    "stays here however it looks: %s",
    (odd) => {
      expect(new URL(safeReturnTo(odd) ?? "", "https://heard.test").host).toBe("heard.test");
    },
  );
});
