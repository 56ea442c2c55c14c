import type { ScoreAccount } from "@heard/core/imports/dry-run/score-account";
import type { ScaleBreak } from "@heard/core/imports/mapping/scale-break";
import type { Mapping, MappingColumn } from "@heard/core/imports/schema";
import { describe, expect, it } from "vitest";
import { askedOf, openParts, remember, type Seen } from "./asked.ts";

const metrics = [
  { key: "csat", kind: "csat" as const },
  { key: "nps", kind: "nps" as const },
];
const nothing: Seen = { breaks: new Map(), proposed: new Map() };
const mappingOf = (...columns: MappingColumn[]): Mapping => ({
  format: "heard-mapping/1",
  source: "reviews",
  file: { headerRows: 1, layout: "responsePerRow" },
  missing: [""],
  occurred: { column: "date", format: "yyyy-MM-dd" },
  constants: {},
  columns,
  create: [],
});
const accountOf = (column: string, more: Partial<ScoreAccount> = {}): ScoreAccount => ({
  column,
  pointer: "/columns/0",
  metric: "csat",
  touchpoint: null,
  filled: 10,
  blank: 0,
  zeros: 0,
  histogram: [],
  texts: [],
  found: null,
  evidence: null,
  questions: [],
  ...more,
});
const staff = { column: "staff", as: "score" as const, metric: "csat", scale: { min: 1, max: 5 } };
const found: ScaleBreak = {
  oldMax: 5,
  newMax: 10,
  day: "2015-06-09",
  before: 9,
  above: 5,
  ambiguous: 2,
  quarters: [],
  options: [],
};
const open = (mapping: Mapping, scores: ScoreAccount[], seen = nothing) =>
  openParts(askedOf(mapping, { scores, questions: [], dateGuess: null }, metrics, seen));

describe("what is asked about a file", () => {
  it("is the direction of every score that is no NPS", () => {
    const mapping = mappingOf(staff, { column: "recommend", as: "score", metric: "nps" });
    expect(open(mapping, [accountOf("staff"), accountOf("recommend")])).toEqual([
      { kind: "direction", columns: ["staff"] },
    ]);
    const answered = mappingOf({ ...staff, scale: { ...staff.scale, direction: "lowerIsBetter" } });
    expect(open(answered, [accountOf("staff")])).toEqual([]);
  });

  it("is what zeros below a scale mean, once for all columns, until every one has the same answer", () => {
    const other = { ...staff, column: "speed" };
    const scores = [accountOf("staff", { zeros: 4 }), accountOf("speed", { zeros: 1 })];
    const zeros = (mapping: Mapping) =>
      askedOf(mapping, { scores, questions: [], dateGuess: null }, metrics, nothing).zeros;
    expect(zeros(mappingOf(staff, other))).toMatchObject({ answer: null, columns: [{ count: 4 }, { count: 1 }] });
    expect(zeros(mappingOf({ ...staff, notAnswered: ["0"] }, other))?.answer).toBeNull();
    expect(zeros(mappingOf({ ...staff, notAnswered: ["0"] }, { ...other, notAnswered: ["0"] }))?.answer).toBe(
      "notAnswered",
    );
    expect(zeros(mappingOf({ ...staff, notAnswered: [] }, { ...other, notAnswered: [] }))?.answer).toBe("mistake");
    expect(zeros(mappingOf({ ...staff, scale: { min: 0, max: 5 } }))).toBeNull();
  });

  it("is a break until it is split, and stays on the page when its column is left out", () => {
    const scores = [accountOf("staff", { found })];
    expect(open(mappingOf(staff), scores)).toContainEqual({ kind: "break", columns: ["staff"] });
    const cases = [{ if: { column: "date", before: "2015-06-09" }, scale: { min: 1, max: 5 } }];
    expect(open(mappingOf({ ...staff, cases }), scores)).toEqual([{ kind: "direction", columns: ["staff"] }]);

    const seen = remember(nothing, { scores, questions: [] }, mappingOf(staff));
    const leftOut = mappingOf({ column: "staff", as: "ignore" });
    expect(askedOf(leftOut, { scores: [], questions: [], dateGuess: null }, metrics, seen).breaks).toMatchObject([
      { column: "staff", score: null },
    ]);
    expect(open(leftOut, [], seen)).toEqual([]);
  });

  it("is how days are written, where the file does not tell", () => {
    const mapping = { ...mappingOf(), occurred: { column: "date", format: null } };
    expect(open(mapping, [])).toEqual([{ kind: "date", columns: ["date"] }]);
  });

  it("is the day of all answers, where no column says it", () => {
    const ofDay = (day: string | null) => ({ ...mappingOf(), occurred: { day } });
    expect(open(ofDay(null), [])).toEqual([{ kind: "day", columns: [] }]);
    expect(open(ofDay("2026-05-10"), [])).toEqual([]);
  });
});
