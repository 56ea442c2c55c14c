import { expect, it } from "vitest";
import { makePlan } from "../testing/plans.ts";
import { judgePlan } from "./judge.ts";
import type { Obstacle } from "./obstacle.ts";

it("an obstacle carries the numbers of its sentence", () => {
  const { registration, units } = makePlan({ answers: 4, afterPeriods: 5 });
  const { obstacle } = judgePlan(registration, units);
  expect(obstacle).toEqual<Obstacle>({
    verdict: "tooFewAnswers",
    reason: "window",
    role: "plan",
    window: "after",
    answers: 20,
    minAnswers: 30,
  });
});
