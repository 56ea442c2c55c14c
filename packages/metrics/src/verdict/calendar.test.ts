import { forAll } from "@heard/config/testing/for-all";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completedPeriods, dayNumber, dayOf, defaultTrigger, type PlanDays, planPeriods } from "./calendar.ts";

const days: PlanDays = { triggerFrom: "2026-03-01", start: "2026-04-01", historyFrom: "2024-01-01" };

describe("the periods of a plan", () => {
  it("are cut from the first counted day, whole weeks each way", () => {
    const found = planPeriods({ ...days, rampUpDays: 14 });
    expect(found).toMatchObject({
      firstCountedOn: "2026-04-15",
      // Six periods of 28 days, then two weeks of grace.
      endOn: "2026-09-29",
      verdictOn: "2026-10-13",
      leftOut: [26, 27],
      after: [28, 29, 30, 31, 32, 33],
    });
    expect(found.periods[28]).toEqual({ from: "2026-04-15", to: "2026-05-12", window: "after" });
    expect(found.periods[27]).toEqual({ from: "2026-03-18", to: "2026-04-14", window: "leftOut" });
  });

  it("leave out every period that the trigger touches, waiting and ramp-up included", () => {
    const leftOut = (triggerFrom: string) => planPeriods({ ...days, triggerFrom }).leftOut.length;
    expect(leftOut("2026-03-31")).toBe(1);
    expect(leftOut("2026-03-04")).toBe(1);
    expect(leftOut("2026-03-03")).toBe(2);
  });

  it("reach back 26 periods at most, and not beyond the history of the same question", () => {
    const baseline = (historyFrom: string) => planPeriods({ ...days, historyFrom }).baseline.length;
    expect(baseline("2000-01-01")).toBe(26);
    expect(baseline("2026-04-01")).toBe(0);
    // One left-out period pair ends on 2026-02-04; a period needs all of its 28 days.
    expect(baseline("2026-01-07")).toBe(1);
    expect(baseline("2026-01-08")).toBe(0);
  });

  it("touch each other, never overlap, and have the trigger outside the baseline", () => {
    const day = fc.integer({ min: 18_000, max: 22_000 });
    forAll(
      [day, fc.integer({ min: 1, max: 400 }), fc.nat(60), fc.integer({ min: 1, max: 13 }), fc.nat(900)],
      (start, waited, rampUpDays, afterPeriods, history) => {
        const { periods, baseline, after, firstCountedOn, endOn } = planPeriods({
          triggerFrom: dayOf(start + rampUpDays - waited),
          start: dayOf(start),
          rampUpDays,
          afterPeriods,
          historyFrom: dayOf(start - history),
        });
        for (const [at, { from, to }] of periods.entries()) {
          expect(dayNumber(to) - dayNumber(from)).toBe(27);
          if (at > 0) expect(dayNumber(from) - dayNumber(periods[at - 1]?.to ?? "")).toBe(1);
        }
        expect(after).toHaveLength(afterPeriods);
        expect([periods[after[0] ?? -1]?.from, periods.at(-1)?.to]).toEqual([firstCountedOn, endOn]);
        for (const at of baseline) expect(periods[at]?.to.localeCompare(dayOf(start + rampUpDays - waited))).toBe(-1);
      },
    );
  });

  it.each<[Partial<PlanDays>, string]>([
    [{ triggerFrom: "2026-04-01" }, "The trigger comes before the first counted day, 2026-04-01, not 2026-04-01"],
    [{ afterPeriods: 0 }, "A plan is followed for 1 to 13 periods, not 0"],
    [{ afterPeriods: 14 }, "A plan is followed for 1 to 13 periods, not 14"],
    [{ start: "2026-02-30" }, "2026-02-30 is not a day"],
    [{ historyFrom: "yesterday" }, "yesterday is not a day"],
  ])("are refused for %j", (changes, message) => {
    expect(() => planPeriods({ ...days, ...changes })).toThrow(RangeError(message));
  });
});

it("a trigger that nobody chose are the 28 days before the plan was logged", () => {
  expect(defaultTrigger("2026-03-01")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});

it("a period is complete on the day after its last", () => {
  const { periods } = planPeriods(days);
  const after = periods.filter(({ window }) => window === "after");
  expect(completedPeriods(after, "2026-04-28")).toBe(0);
  expect(completedPeriods(after, "2026-04-29")).toBe(1);
  expect(completedPeriods(after, "2027-04-29")).toBe(6);
});
