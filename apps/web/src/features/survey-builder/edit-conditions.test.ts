import type { Condition } from "@heard/survey";
import { describe, expect, it } from "vitest";
import { conditionOf, groupOf, testCount } from "./edit-conditions.ts";

const low = { question: "nps", is: "atMost", value: 6 } as const;
const said = { question: "nps-why", is: "answered" } as const;
const here = { parameter: "shop", is: "oneOf", values: ["chiado"] } as const;

describe("a condition", () => {
  it.each<Condition>([
    low,
    { all: [low, { ...said }] },
    { any: [low, here as unknown as Condition] },
    { not: low },
    { not: { any: [low, said] } },
    { not: { all: [low, said] } },
    { not: { not: low } },
    { all: [low, { any: [said, { not: { all: [low, said] } }] }] },
  ])("is read as groups and written back as it was: %j", (condition) => {
    expect(conditionOf(groupOf(condition))).toEqual(condition);
  });

  it("that holds nothing is none, and a group that lost its last comparison goes with it", () => {
    expect(conditionOf(groupOf(undefined))).toBeUndefined();
    const emptied = { join: "all" as const, parts: [low, { join: "any" as const, parts: [] }] };
    expect(conditionOf(emptied)).toEqual(low);
    expect(testCount(emptied)).toBe(1);
  });

  it("of one comparison is that one, whichever way it was joined, but for being turned round", () => {
    expect(conditionOf({ join: "any", parts: [low] })).toEqual(low);
    expect(conditionOf({ join: "notAll", parts: [low] })).toEqual({ not: low });
  });
});
