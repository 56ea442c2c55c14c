import { expect, test } from "vitest";
import { rowsOf } from "./funnel-rows.ts";

const steps = [
  { step: "eligible", count: 400 },
  { step: "sampled", count: 200 },
  { step: "sent", count: 150 },
  { step: "delivered", count: null },
  { step: "opened", count: 60 },
] as const;

test("bars are drawn on the scale of the first step, and shares are of the step before", () => {
  const rows = rowsOf({ steps: [...steps] });
  expect(rows.map(({ width }) => width)).toEqual([1, 0.5, 0.375, 0, 0.15]);
  expect(rows.map(({ of }) => of?.step ?? null)).toEqual([null, "eligible", "sampled", "sent", "sent"]);
});

test("what is not measured stays unmeasured, and nothing is held against it", () => {
  const rows = rowsOf({ steps: [...steps] });
  expect(rows[3]).toMatchObject({ count: null, of: { step: "sent", count: 150 } });
  expect(rows[4]?.of).toEqual({ step: "sent", count: 150 });
});

test("nobody in it is no bar at all", () => {
  expect(rowsOf({ steps: [{ step: "eligible", count: 0 }] })).toEqual([
    { step: "eligible", count: 0, width: 0, of: null },
  ]);
});
