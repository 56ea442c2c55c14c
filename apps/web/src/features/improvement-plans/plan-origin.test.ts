import { describe, expect, it } from "vitest";
import { readOrigin } from "./plan-origin.ts";

describe("what a plan is logged from", () => {
  it("reads a comment with its touchpoint", () => {
    const id = "01900000-0000-7000-8000-000000000000";
    expect(readOrigin({ comment: `${id}~2`, touchpoint: "checkout" })).toEqual({
      ...{ evidence: [{ kind: "comment", responseId: id, item: 2 }], touchpoint: "checkout", theme: null },
    });
  });

  it("reads a number with its days, which become what led to the plan", () => {
    const period = { from: "2026-06-01", to: "2026-06-30" };
    expect(readOrigin({ metric: "csat", period: "2026-06-01..2026-06-30", touchpoint: "returns" })).toEqual({
      evidence: [{ kind: "measure", query: { metric: "csat", period, filters: { touchpoint: ["returns"] } } }],
      ...{ trigger: period, touchpoint: "returns", theme: null },
    });
  });

  it("reads a number as its trace names it, with everything that narrows it", () => {
    const measure = "csat;method=mean;days=2026-06-01..2026-06-30;channel=shop;segment.region=east";
    const query = {
      ...{ metric: "csat", method: "mean", period: { from: "2026-06-01", to: "2026-06-30" } },
      filters: { channel: ["shop"], segments: { region: ["east"] } },
    };
    expect(readOrigin({ measure }).evidence).toEqual([{ kind: "measure", query }]);
  });

  it("leaves out what it cannot read", () => {
    const nothing = { evidence: [], touchpoint: "", theme: "queue" };
    expect(readOrigin({ comment: "x~y", theme: "queue", period: "last-90-days", metric: ["a", "b"] })).toEqual(nothing);
  });
});
