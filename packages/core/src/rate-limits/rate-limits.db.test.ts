import { useTestDatabase } from "@heard/db/testing";
import { describe, expect, test } from "vitest";
import { leaseOf, retryAfterSeconds } from "./rules.ts";
import { forgetLeases, takeToken } from "./take.ts";

useTestDatabase();

const still = (capacity: number) => ({ capacity, perSecond: 0 });
const taken = async (bucket: string, limit: { capacity: number; perSecond: number }, times: number) => {
  const waits = await Promise.all(Array.from({ length: times }, () => takeToken(bucket, limit)));
  return waits.filter((wait) => wait === null).length;
};

describe("a rate limit", () => {
  test("lets through what it holds and not one more, however many ask at once", async () => {
    expect(await taken("burst", still(50), 80)).toBe(50);
  });

  test("is one bucket for two processes", async () => {
    const limit = still(10);
    let passed = 0;
    for (let turn = 0; turn < 40; turn += 1) {
      if ((await takeToken("shared", limit)) === null) passed += 1;
      // Another process knows nothing of this one's lease; with a lease of one nothing is held back either.
      forgetLeases();
    }
    expect(leaseOf(limit)).toBe(1);
    expect(passed).toBe(10);
  });

  test("keeps buckets apart", async () => {
    expect(await taken("noisy", still(5), 20)).toBe(5);
    expect(await taken("quiet", still(5), 1)).toBe(1);
  });

  test("says how long to wait", () => {
    expect(retryAfterSeconds({ capacity: 10, perSecond: 100 })).toBe(1);
    expect(retryAfterSeconds({ capacity: 10, perSecond: 0.1 })).toBe(10);
  });
});
