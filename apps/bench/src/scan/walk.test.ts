import { expect, test } from "vitest";
import { walk } from "./walk.ts";

test("what is not reached in time is said, and what was begun is finished", async () => {
  let at = 0;
  const done: number[] = [];
  const left = await walk([1, 2, 3, 4], { workers: 1, deadlineMs: 20, now: () => at }, async (item) => {
    at += 10;
    done.push(item);
  });
  expect({ done, left }).toEqual({ done: [1, 2], left: [3, 4] });
});

test("no more are under way than there are workers", async () => {
  let [underWay, most] = [0, 0];
  const left = await walk([1, 2, 3, 4, 5], { workers: 2, deadlineMs: 1, now: () => 0 }, async () => {
    underWay += 1;
    most = Math.max(most, underWay);
    await new Promise((resolve) => setImmediate(resolve));
    underWay -= 1;
  });
  expect({ most, left }).toEqual({ most: 2, left: [] });
});
