import { expect, it } from "vitest";
import { makePlan } from "../testing/plans.ts";
import { checkRegistration, type PlanRegistration } from "./registration.ts";

const { registration, units } = makePlan();
const check = (changes: Partial<PlanRegistration>) => () => checkRegistration({ ...registration, ...changes }, units);

it("a registration that can be is let through", () => {
  expect(check({})).not.toThrow();
  expect(check({ plannedAfter: 9, excluded: [3, 99], targetChange: -1 })).not.toThrow();
});

it.each<[Partial<PlanRegistration>, string]>([
  [{ after: [21, 27] }, "Period 27 is not among the 27 of the units"],
  [{ baseline: [0.5] }, "Period 0.5 is not among the 27 of the units"],
  [{ leftOut: [20, 21] }, "A period lies in one window only"],
  [{ smallestMeaningfulChange: 0 }, "The smallest change that counts is above 0, not 0"],
  [{ minAnswers: 4 }, "The least answers are 5 or more, not 4"],
  [{ plannedAfter: 5 }, "5 periods were planned, not fewer than the 6 completed"],
])("%j is refused", (changes, message) => {
  expect(check(changes)).toThrow(RangeError(message));
});

it("there is a unit with the plan", () => {
  const others = units.filter(({ role }) => role === "comparison");
  expect(() => checkRegistration(registration, others)).toThrow("A verdict needs a unit with the plan");
});
