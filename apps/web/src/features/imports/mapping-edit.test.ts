import type { Mapping } from "@heard/core/imports/schema";
import { describe, expect, it } from "vitest";
import { columnNamed, putColumn, sameCases, setCases, setDirection, setNotAnswered, setRange } from "./mapping-edit.ts";

const mapping: Mapping = {
  format: "heard-mapping/1",
  source: "reviews",
  file: { headerRows: 1, layout: "responsePerRow" },
  missing: [""],
  occurred: { column: "date", format: "yyyy-MM-dd" },
  constants: {},
  columns: [
    { column: "staff", as: "score", metric: "csat", scale: { min: 1, max: 5 } },
    { column: "text", as: "comment" },
  ],
  create: [],
};
const split = [
  { if: { column: "date", before: "2015-06-01" }, scale: { min: 1, max: 5 } },
  { if: { column: "date", from: "2015-06-01" }, scale: { min: 1, max: 10 } },
];

describe("editing a mapping", () => {
  it("says which end is good, of a column or of each scale of a split", () => {
    const directed = setDirection(mapping, "staff", "lowerIsBetter");
    expect(columnNamed(directed, "staff")).toMatchObject({ scale: { min: 1, max: 5, direction: "lowerIsBetter" } });
    const cases = setDirection(setCases(mapping, "staff", split), "staff", "higherIsBetter", 1);
    expect(columnNamed(cases, "staff")).toMatchObject({
      cases: [{ scale: { direction: null } }, { scale: { max: 10, direction: "higherIsBetter" } }],
    });
  });

  it("keeps a known direction through a split, and asks again after another range", () => {
    const directed = setDirection(mapping, "staff", "higherIsBetter");
    const column = columnNamed(setCases(directed, "staff", split), "staff");
    expect(column?.as === "score" && column.cases?.every(({ scale }) => scale.direction === "higherIsBetter")).toBe(
      true,
    );
    expect(columnNamed(setRange(directed, "staff", { min: 0, max: 5 }), "staff")).toMatchObject({
      scale: { min: 0, max: 5, direction: null },
    });
  });

  it("knows a split again whatever its directions are", () => {
    const chosen = split.map((one) => ({ ...one, scale: { ...one.scale, direction: "higherIsBetter" as const } }));
    expect(sameCases(split, chosen)).toBe(true);
    expect(sameCases(split, split.slice(0, 1))).toBe(false);
    expect(sameCases(null, undefined)).toBe(true);
  });

  it("touches nothing else, and never the mapping that it was given", () => {
    const before = structuredClone(mapping);
    const edited = setNotAnswered(
      mapping,
      new Map([
        ["staff", ["0", "0.0"]],
        ["text", ["0"]],
      ]),
    );
    expect(columnNamed(edited, "staff")).toMatchObject({ notAnswered: ["0", "0.0"] });
    expect(columnNamed(edited, "text")).toEqual({ column: "text", as: "comment" });
    expect(putColumn(mapping, { column: "new", as: "ignore" }).columns).toHaveLength(3);
    expect(putColumn(mapping, { column: "text", as: "ignore" }).columns.map(({ as }) => as)).toEqual([
      "score",
      "ignore",
    ]);
    expect(mapping).toEqual(before);
  });
});
