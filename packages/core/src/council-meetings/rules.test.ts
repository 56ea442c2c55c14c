import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meetingCan, orderAgenda } from "./rules.ts";

describe("the order of an agenda", () => {
  const items = ["plan:1", "stalled:2", "gap:app"].map((item) => ({ item }));

  test("is that of people, and what they said nothing of follows as it came", () => {
    expect(orderAgenda(items, ["gap:app", "plan:9"]).map(({ item }) => item)).toEqual([
      "gap:app",
      "plan:1",
      "stalled:2",
    ]);
  });

  test("loses nothing and makes nothing up", () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (names, order) => {
        const ordered = orderAgenda(
          names.map((item) => ({ item })),
          order,
        );
        expect(ordered.map(({ item }) => item).toSorted()).toEqual(names.toSorted());
      }),
    );
  });
});

test("a meeting that is over is not opened again, and one that was not held has no minutes to send", () => {
  expect(meetingCan("open", { state: "closed" })).toBe(false);
  expect(meetingCan("send", { state: "planned" })).toBe(false);
  expect(meetingCan("close", { state: "open" })).toBe(true);
});
