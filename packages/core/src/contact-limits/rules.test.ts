import { describe, expect, test } from "vitest";
import { applyLimits, findProtection, fitsAudience, longestWindow } from "./rules.ts";

const at = (day: number) => new Date(Date.UTC(2026, 5, day));
const rule = (most: number, days: number, onLimit: "defer" | "drop" | null = null) => ({
  ...{ most, days, onLimit },
  audience: {},
});

/** When they may be written to next; `null`: now. */
const nextAllowedAt = (...about: Parameters<typeof findProtection>) => findProtection(...about)?.until ?? null;

describe("the contact limit", () => {
  test("allows the first, and the next when the oldest that counts has left the window", () => {
    expect(nextAllowedAt([rule(2, 30)], [], at(10))).toBeNull();
    expect(nextAllowedAt([rule(2, 30)], [at(1)], at(10))).toBeNull();
    expect(nextAllowedAt([rule(2, 30)], [at(1), at(5)], at(10))).toEqual(new Date(at(1).getTime() + 30 * 86_400_000));
    expect(nextAllowedAt([rule(1, 7)], [at(1)], at(8))).toBeNull();
    expect(nextAllowedAt([rule(1, 7)], [at(1)], new Date(at(8).getTime() - 1))).toEqual(at(8));
  });

  test("of several rules the one that protects longest decides", () => {
    expect(nextAllowedAt([rule(1, 2), rule(2, 20)], [at(9), at(1)], at(10))).toEqual(at(21));
    expect(longestWindow([rule(1, 2), rule(2, 20)])).toBe(20 * 86_400_000);
    const [short, long] = [rule(1, 2, "defer"), rule(2, 20, "drop")];
    expect(findProtection([long, short], [at(9), at(1)], at(10))).toEqual({ rule: long, until: at(21) });
    expect(findProtection([long, short], [at(9)], at(10))).toEqual({ rule: short, until: at(11) });
    expect(findProtection([long, short], [at(9)], at(11))).toBeNull();
  });

  test("never allows more than it says, whatever comes when", () => {
    const limits = [rule(2, 7), rule(5, 30)];
    const sent: Date[] = [];
    for (let hour = 0; hour < 24 * 120; hour += 5) {
      const now = new Date(at(1).getTime() + hour * 3_600_000);
      if (nextAllowedAt(limits, sent, now) === null) sent.push(now);
    }
    expect(sent.length).toBeGreaterThan(10);
    for (const { most, days } of limits)
      for (const start of sent) {
        const within = sent.filter((one) => one >= start && one.getTime() < start.getTime() + days * 86_400_000);
        expect(within.length).toBeLessThanOrEqual(most);
      }
  });
});

describe("an audience", () => {
  const known = { attributes: { tier: "gold", orders: 12, since: "2024-02-01" }, language: null };
  test.each([
    [{}, true],
    [{ attributes: [{ field: "tier", in: ["gold", "silver"] }] }, true],
    [{ attributes: [{ field: "tier", in: ["silver"] }] }, false],
    [{ attributes: [{ field: "orders", in: ["12"] }] }, false],
    [{ attributes: [{ field: "orders", atLeast: 10, atMost: 12 }] }, true],
    [{ attributes: [{ field: "orders", atLeast: "1" }] }, false],
    [{ attributes: [{ field: "since", atLeast: "2024-01-01" }] }, true],
    [{ attributes: [{ field: "unknown", atMost: 5 }] }, false],
    [{ attributes: [{ field: "toString", in: ["x"] }] }, false],
    [{ languages: ["en"] }, true],
    [{ languages: ["zh-Hans"] }, false],
  ])("%j fits: %s", (audience, expected) => {
    expect(fitsAudience(audience, known, "en")).toBe(expected);
  });
});

describe("the limits that hold for somebody", () => {
  test("count their own messages, and name the one that decides; others' rules say nothing", () => {
    const day = (on: number) => new Date(Date.UTC(2026, 5, on));
    const rules = [
      { most: 1, days: 14, audience: {}, onLimit: null },
      { most: 3, days: 60, audience: {}, onLimit: null },
      { most: 1, days: 90, audience: { languages: ["zh-Hans"] }, onLimit: null },
    ];
    const said = applyLimits(
      rules,
      { attributes: {}, language: "en" },
      { taken: [day(1), day(20)], ownLanguage: "en", now: day(25) },
    );
    expect(said.limits.map(({ taken, isProtecting }) => [taken, isProtecting])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(said.protection?.until).toEqual(day(34));
  });
});
