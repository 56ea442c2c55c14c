import { expect, it } from "vitest";
import { runsOf } from "./finding-runs.ts";

const finding = (sequence: number | null, problem: "edited" | "gap" = "edited") =>
  ({ sequence, problem, entry: sequence === null ? null : `entry ${sequence}` }) as unknown as Parameters<
    typeof runsOf
  >[0][number];

it("tells a run of entries with one fault in one line", () => {
  const runs = runsOf([finding(1), finding(2), finding(3), finding(7), finding(8, "gap")]);
  expect(runs.map(({ sequence, last, problem }) => [sequence, last, problem])).toEqual([
    [1, 3, "edited"],
    [7, 7, "edited"],
    [8, 8, "gap"],
  ]);
});

it("leaves what has no place in the chain by itself", () => {
  expect(runsOf([finding(null), finding(null)])).toHaveLength(2);
});
