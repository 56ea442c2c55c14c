import { expect, it } from "vitest";
import { byStrength, decideAlarm, type OpenAlert } from "./decide.ts";
import type { AnswerSet, Change } from "./explain.ts";
import type { Candidate } from "./watch.ts";

const candidate = { measure: "NPS", slice: "shop 7", direction: "down", changeFrom: 58, week: 60 } as const;
const alert: OpenAlert = {
  ...{ slice: "shop 7", measure: "CSAT", direction: "down", changeFrom: 54, raisedIn: 55 },
  confirmation: { word: "open" },
};
const decide = (open: OpenAlert[], change: (set: AnswerSet) => Change | null = () => ({ delta: -0.3, se: 0.05 })) =>
  decideAlarm(candidate, { open, others: [], lookSince: () => ({ size: () => 100, change }), limit: 3.7 }).fate;

it("a sister measure is attached for eight weeks, and for half a year while the change lasts", () => {
  expect(decide([alert])).toBe("attached");
  expect(decide([{ ...alert, raisedIn: 52 }])).toBe("attached");
  const lasting = { word: "lasting", n: 100, delta: -0.3, se: 0.05 } as const;
  expect(decide([{ ...alert, raisedIn: 40, confirmation: lasting }])).toBe("attached");
  expect(decide([{ ...alert, raisedIn: 30, confirmation: lasting }])).not.toBe("attached");
  expect(decide([{ ...alert, direction: "up" }])).toBe("raised");
});

it("the same measure alarming again is news, and an alert of more than 65 weeks explains nothing", () => {
  expect(decide([{ ...alert, measure: "NPS", raisedIn: 40 }])).toBe("raised");
  const still = ({ outside }: AnswerSet) => (outside?.length ? null : { delta: -0.3, se: 0.05 });
  expect(decide([{ ...alert, slice: "all", raisedIn: 50 }], still)).toBe("explained");
  expect(decide([{ ...alert, slice: "all", raisedIn: -6 }], still)).toBe("raised");
});

it("what explains nothing leaves the alarm an alert, however weak it is in its window", () => {
  expect(decide([], () => ({ delta: -0.1, se: 0.05 }))).toBe("raised");
});

it("puts the strongest first, whichever way it moved", () => {
  const weak = { delta: -0.1, se: 0.1, slice: "weak" } as Candidate;
  const strong = { delta: 0.5, se: 0.1, slice: "strong" } as Candidate;
  expect(byStrength([weak, strong]).map(({ slice }) => slice)).toEqual(["strong", "weak"]);
});
