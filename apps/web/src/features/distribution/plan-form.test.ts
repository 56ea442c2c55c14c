import { expect, test } from "vitest";
import { fieldsOf, type Plan, planOf } from "./plan-form.ts";

const plan: Plan = {
  ...{ mode: "email", purpose: "surveys", audience: { customers: ["C-1"] }, sample: { share: 0.125 } },
  letter: {
    ...{ senderName: "Lanternway", senderAddress: "post@lanternway.example", replyTo: null },
    texts: { en: { subject: "How was it?", body: "{link}" } },
  },
  ...{ startsOn: "2026-07-01", at: "09:30", spreadDays: 3, delayMinutes: 0, quiet: { from: "21:00", to: "08:00" } },
  ...{ reminders: { most: 1, afterDays: 4 }, onLimit: "drop", deferDays: 14, linkDays: 30 },
};

test.each<[string, Partial<Plan>]>([
  ["a share of people", {}],
  ["a number of people", { sample: { number: 200 } }],
  ["no hours of rest", { quiet: null }],
  ["days that a message may wait", { deferDays: 45 }],
  ["no day and no time", { startsOn: null, at: null }],
])("a plan comes out of the form as it went in: %s", (_, change) => {
  const before = { ...plan, ...change };
  expect(planOf(fieldsOf("Spring", null, before), before, [])).toEqual(before);
});

test("a share that is typed takes the place of a number", () => {
  const before = { ...plan, sample: { number: 200 } };
  expect(planOf({ ...fieldsOf("Spring", null, before), share: "50" }, before, []).sample).toEqual({ share: 0.5 });
});
