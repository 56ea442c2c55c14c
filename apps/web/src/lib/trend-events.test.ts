import { expect, test } from "vitest";
import { trendEvents } from "./trend-events.ts";

const points = ["2026-06-01", "2026-06-08", "2026-06-15"].map((day) => ({ day }));
const event = (id: number, from: string, to: string, touchpoints: string[] = []) => ({
  ...{ id, from, to, touchpoints, title: `${id}`, kind: "other" as const, isExcluded: false },
});

test("what happened lies over the points that it touches, numbered in order", () => {
  const annotations = [event(1, "2026-06-16", "2026-07-20"), event(2, "2026-05-20", "2026-06-09")];
  const found = trendEvents(points, "2026-06-21", { annotations, slice: {} });
  expect(found.map(({ annotation: { id }, mark, from, to }) => [id, mark, from, to])).toEqual([
    [2, "1", 0, 1],
    [1, "2", 2, 2],
  ]);
});

test("what ended before, began after or happened elsewhere is not there", () => {
  const annotations = [
    event(1, "2026-05-01", "2026-05-31"),
    event(2, "2026-06-22", "2026-06-22"),
    event(3, "2026-06-02", "2026-06-02", ["app"]),
    event(4, "2026-06-02", "2026-06-02", ["shop"]),
  ];
  const found = trendEvents(points, "2026-06-21", { annotations, slice: { touchpoint: ["shop"] } });
  expect(found.map(({ annotation }) => annotation.id)).toEqual([4]);
});
