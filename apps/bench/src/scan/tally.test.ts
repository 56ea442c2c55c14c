import { describe, expect, test } from "vitest";
import { count, failuresIn, newTally } from "./tally.ts";

describe("what a way in answered", () => {
  test("names the first request that it failed at, and counts what a limit refused", () => {
    const tally = newTally();
    for (const [status, request] of [
      [200, "one"],
      [429, "two"],
      [500, "three"],
      [500, "four"],
    ] as const)
      count(tally, { status, contentType: "text/html; charset=utf-8", request });
    expect(tally).toMatchObject({ requests: 4, first: 200, limited: 1, isHtml: true, failure: { request: "three" } });
    expect(failuresIn(new Map([["plans.log", tally]]))).toMatchObject([
      { severity: "medium", target: "plans.log", detail: "three" },
    ]);
  });

  test("is no failure where it is busy and says so, or refuses", () => {
    const tally = newTally();
    for (const status of [400, 404, 503]) count(tally, { status, contentType: "application/json", request: "one" });
    expect(failuresIn(new Map([["plans.log", tally]]))).toEqual([]);
  });
});
