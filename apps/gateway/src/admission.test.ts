import { describe, expect, test } from "vitest";
import { createAdmission } from "./admission.ts";

/** Requests come at one speed and are answered at another, a millisecond a step. */
function drive(seconds: number, { comingPerMs, answeredPerMs }: { comingPerMs: number; answeredPerMs: number }) {
  let time = 0;
  const admission = createAdmission(() => time);
  let [turnedAway, coming, answers, most] = [0, 0, 0, 0];
  for (; time < seconds * 1000; time += 1) {
    for (coming += comingPerMs; coming >= 1; coming -= 1) {
      if (admission.admits()) admission.arrive();
      else turnedAway += 1;
    }
    for (answers += answeredPerMs; answers >= 1; answers -= 1) if (admission.waiting() > 0) admission.answer();
    // How it is in the end: the crowd of the first moment has gone by then.
    most = time > seconds * 800 ? Math.max(most, admission.waiting()) : most;
  }
  return { turnedAway, most };
}

describe("who is let in", () => {
  test("is everybody while answers keep up", () => {
    expect(drive(5, { comingPerMs: 1, answeredPerMs: 1 })).toEqual({ turnedAway: 0, most: 0 });
  });

  test("is at three times the speed no more than can be answered in half a second", () => {
    const { turnedAway, most } = drive(10, { comingPerMs: 3, answeredPerMs: 1 });
    expect(most).toBeGreaterThan(400);
    expect(most).toBeLessThanOrEqual(501);
    // Two of three, but for those of the first moment.
    expect(turnedAway).toBeGreaterThan(18_000);
    expect(turnedAway).toBeLessThan(20_000);
  });

  test("is enough to keep a slow database busy", () => {
    expect(drive(60, { comingPerMs: 1, answeredPerMs: 0.02 }).most).toBe(256);
  });

  test("is everybody of a crowd that comes at once and goes again", () => {
    let time = 0;
    const admission = createAdmission(() => time);
    for (let one = 0; one < 1000; one += 1) {
      expect(admission.admits()).toBe(true);
      admission.arrive();
    }
    time = 600;
    expect(admission.admits()).toBe(false);
    for (let one = 0; one < 1000; one += 1) admission.answer();
    expect(admission.admits()).toBe(true);
  });

  test("forgets how fast it was: speed is that of the last second", () => {
    let time = 0;
    const admission = createAdmission(() => time);
    for (let one = 0; one < 2000; one += 1) {
      admission.arrive();
      admission.answer();
    }
    for (let one = 0; one < 900; one += 1) admission.arrive();
    expect(admission.admits()).toBe(true);
    time = 1500;
    expect(admission.admits()).toBe(true);
    time = 2100;
    expect(admission.admits()).toBe(false);
  });
});
