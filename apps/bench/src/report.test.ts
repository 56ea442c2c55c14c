import { expect, test } from "vitest";
import { rateClaim, timeClaim } from "./claim.ts";
import { markdownReport } from "./report.ts";

const run = {
  commit: "abc1234",
  date: "2026-06-30",
  rows: 1_000_000,
  machine: { cpu: "Some processor", cores: 2, node: "v24.0.0", flushMs: { p50: 0.123, p95: 4.5 }, idleShare: 0.978 },
};

test("a report says what it stood on, and puts every claim beside its floor", () => {
  const report = markdownReport(run, [
    rateClaim("batch | of 100", 6000, 10_000, 0.5),
    timeClaim("page, p95", 1234.567, 1000),
    timeClaim("a scan", 12, null, 6, "not ours"),
  ]);
  expect(report.split("\n")).toEqual([
    "Commit abc1234, 2026-06-30, 1,000,000 rows. Some processor, 2 cores, Node v24.0.0; a flush to the disk takes 0.12 ms (p95 4.50); 98 % idle before the start.",
    "",
    "| Claim | Measured | Floor | Ratio | Reach | |",
    "|---|---|---|---|---|---|",
    "| batch \\| of 100 | 6,000 responses/s | 10,000 responses/s | 0.6 | 0.5 | ✓ |",
    "| page, p95 | 1,234.57 ms | — | — | 1000 | short |",
    "| a scan (not ours) | 12 ms | 6 ms | 0.5 | reported |  |",
    "",
    "1 of 3 fall short.",
    "",
  ]);
});
