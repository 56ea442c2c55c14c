import { expect, test } from "vitest";
import { acceptedBy } from "../accepted.ts";
import { MeasureFilters } from "./schema.ts";

test("a segment named __proto__ is refused by its name, and never left out with its filter", () => {
  const parsed = MeasureFilters.safeParse(JSON.parse('{"segments":{"region":["East"],"__proto__":["x"]}}'));
  expect(parsed.error?.issues.map((issue) => [issue.path, acceptedBy(issue)])).toEqual([
    [["segments", "__proto__"], "lower-case letters, digits and single hyphens"],
  ]);
  expect(MeasureFilters.parse({ segments: { region: ["East"] } })).toEqual({ segments: { region: ["East"] } });
  expect(MeasureFilters.parse({})).toEqual({});
});
