import { expect, test } from "vitest";
import { levelClaim, limitClaim, rateClaim, timeClaim } from "./claim.ts";
import { markdownReport, type Part, placeReport, plainReport } from "./report.ts";

const machine = {
  ...{ cpu: "Some processor", cores: 2, memoryGb: 24, node: "v24.0.0" },
  flushMs: { p50: 0.123, p95: 4.5 },
};
const run = { commit: "abc1234", date: "2026-06-30", rows: 1_000_000, minutes: 12, machine };
const quiet = { idleBefore: 0.98, idleAfter: 0.97, isBusy: false };
const parts: readonly Part[] = [
  {
    ...{ name: "batch", ...quiet },
    results: [rateClaim("batch | of 100", 6000, 10_000, 0.5), timeClaim("page, p95", 1234.567, 1000)],
  },
  {
    ...{ name: "tiles", ...quiet },
    results: [timeClaim("a scan", 12, null, 6, "not ours"), limitClaim("growth", 1.1, "×", 1.5)],
  },
  {
    ...{ name: "screens", idleBefore: 0.98, idleAfter: 0.4, isBusy: true },
    results: [levelClaim("Lighthouse performance", 91, "points", 90), rateClaim("rate", 1, 2, 0.1)],
  },
  { name: "text", idleBefore: 0.2, idleAfter: null, isBusy: true, results: [] },
];

test("a report says what it stood on, and puts every claim beside its floor", () => {
  expect(markdownReport(run, parts).split("\n")).toEqual([
    "Commit abc1234, 2026-06-30, 1,000,000 responses and as many comments, 12 minutes. Some processor, 2 cores, 24 GB, Node v24.0.0, PostgreSQL 18; a flush to the disk takes 0.12 ms (p95 4.50).",
    "",
    "| Part | Claim | Measured | Floor | Ratio | Reach | |",
    "|---|---|---|---|---|---|---|",
    "| batch | batch \\| of 100 | 6,000 responses/s | 10,000 responses/s | 0.6 | ≥ 0.5 | ✓ |",
    "| batch | page, p95 | 1,234.57 ms | — | — | ≤ 1,000 ms | missed |",
    "| tiles | a scan (not ours) | 12 ms | 6 ms | 0.5 | reported |  |",
    "| tiles | growth | 1.1 × | — | — | ≤ 1.5 × | ✓ |",
    "| screens | Lighthouse performance | 91 points | — | — | ≥ 90 points | not judged |",
    "| screens | rate | 1 responses/s | 2 responses/s | — | ≥ 0.1 | not judged |",
    "",
    "screens: the machine was busy with something else, 98 % idle before and 40 % after; no ratio, no verdict.",
    "text: the machine was busy with something else, 20 % idle; it was not measured.",
    "1 of 4 are missed.",
    "",
  ]);
});

test("a busy machine gets no verdict on a terminal either", () => {
  const lines = plainReport(parts).split("\n");
  expect(lines).toContain("FAIL  page, p95: 1234.57 ms (≤ 1,000 ms)");
  expect(lines).toContain("busy  rate: 1 responses/s, floor 2 (≥ 0.1)");
});

test("a page keeps what stands around its figures", () => {
  const page =
    "# Benchmarks\n\n<!-- figures: written by npm run bench -->\n\nold\n<!-- end of figures -->\n\n## How to run\n";
  expect(placeReport(page, "new\n")).toBe(
    "# Benchmarks\n\n<!-- figures: written by npm run bench -->\n\nnew\n\n<!-- end of figures -->\n\n## How to run\n",
  );
  expect(placeReport("", "new\n")).toBe("new\n");
});
