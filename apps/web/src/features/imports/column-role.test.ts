import type { Mapping } from "@heard/core/imports/schema";
import { describe, expect, it } from "vitest";
import { freshKey, placedCount, roleOf, setRole } from "./column-role.ts";

const mapping: Mapping = {
  format: "heard-mapping/1",
  source: "reviews",
  file: { headerRows: 1, layout: "responsePerRow" },
  missing: [""],
  externalId: "id",
  occurred: { column: "date", format: "yyyy-MM-dd" },
  constants: {},
  columns: [
    { column: "staff", as: "score", metric: "csat", touchpoint: "lounge-staff", scale: { min: 1, max: 5 } },
    { column: "country", as: "segment", segment: "country" },
    { column: "note", as: "ignore" },
  ],
  create: ["touchpoints"],
};
const columns = ["id", "date", "visited", "staff", "country", "note"];

describe("what a column is for", () => {
  it("is one word", () => {
    expect(columns.map((name) => roleOf(mapping, name))).toEqual([
      "externalId",
      "occurred",
      "ignore",
      "score:csat",
      "segment:country",
      "ignore",
    ]);
    expect(placedCount(mapping, columns)).toBe(4);
  });

  it("changes alone, and comes back as the word that was chosen", () => {
    for (const role of ["comment", "number", "segment:plan", "score:nps", "channel", "customer", "ignore"])
      expect(roleOf(setRole(mapping, "note", role), "note")).toBe(role);
    const edited = setRole(mapping, "note", "comment");
    expect(columns.filter((name) => roleOf(edited, name) !== roleOf(mapping, name))).toEqual(["note"]);
  });

  it("moves the date and asks for its form again", () => {
    const moved = setRole(mapping, "visited", "occurred");
    expect(moved.occurred).toEqual({ column: "visited", day: null, format: null });
    expect(roleOf(moved, "date")).toBe("ignore");
  });

  it("frees the date that becomes something else, so that all answers are of one day", () => {
    const freed = setRole(mapping, "date", "comment");
    expect(freed.occurred).toEqual({ column: null, format: null });
    expect(roleOf(freed, "date")).toBe("comment");
  });

  it("frees the row id that becomes something else", () => {
    expect(setRole(mapping, "id", "ignore").externalId).toBeNull();
    expect(setRole(mapping, "note", "externalId").externalId).toBe("note");
  });

  it("keeps the touchpoint of a score under another metric and asks for the scale again", () => {
    expect(setRole(mapping, "staff", "score:ces").columns[0]).toEqual({
      column: "staff",
      as: "score",
      metric: "ces",
      touchpoint: "lounge-staff",
      scale: null,
    });
  });

  it("allows making a segment that does not exist yet", () => {
    expect(setRole(mapping, "note", "segment:tier").create).toEqual(["touchpoints", "segments"]);
  });
});

describe("a fresh key", () => {
  it("is spelt from the name, numbered where it is taken or has no Latin letters", () => {
    expect(freshKey("Lounge type", "segment", [])).toBe("lounge-type");
    expect(freshKey("Lounge type", "segment", ["lounge-type", "lounge-type-2"])).toBe("lounge-type-3");
    expect(freshKey("门店", "segment", ["segment-1"])).toBe("segment-2");
  });
});
