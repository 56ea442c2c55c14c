import { validate, version } from "uuid";
import { expect, test } from "vitest";
import { following, freshId } from "./fresh-id.ts";

test("ids are version 7 UUIDs of now, no two alike, and each is greater than the one before", () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, freshId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids).toEqual([...new Set(ids)].sort());
  const madeAt = Number.parseInt(String(ids[0]).replaceAll("-", "").slice(0, 12), 16);
  expect(madeAt).toBeGreaterThanOrEqual(before);
  expect(madeAt).toBeLessThanOrEqual(Date.now());
});

test("the counter runs on within a millisecond and while the clock stands behind, and a full one borrows the next", () => {
  const random = new Uint8Array(16).fill(255);
  const first = following({ msecs: 0, seq: 5 }, 1000, random);
  expect(first).toEqual({ msecs: 1000, seq: 0x7fffffff });
  expect(following(first, 1000, random)).toEqual({ msecs: 1000, seq: -0x80000000 });
  expect(following(first, 900, random)).toEqual({ msecs: 1000, seq: -0x80000000 });
  expect(following({ msecs: 1000, seq: -1 }, 1000, random)).toEqual({ msecs: 1001, seq: 0 });
});
