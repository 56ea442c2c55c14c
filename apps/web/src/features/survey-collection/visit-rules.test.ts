import type { EmbedSettings } from "@heard/survey";
import { expect, test } from "vitest";
import { type VisitDraft, visitRules } from "./visit-rules.ts";

const settings: EmbedSettings = {
  origins: ["https://shop.example"],
  shows: "popup",
  place: "corner",
  trigger: { on: "seconds", seconds: 10 },
  pages: [{ path: "/checkout/*" }],
  samplePercent: 100,
  quietDays: 90,
  keptQuery: [],
};
const visit: VisitDraft = { page: "https://shop.example/checkout/done?x=1", seenDaysAgo: "", hasAnswered: false };
const about = { survey: "demo", state: "open", now: Date.UTC(2026, 5, 30) };
const outcomesOf = (
  change: Partial<EmbedSettings>,
  draft: Partial<VisitDraft> = {},
  more: Partial<typeof about> = {},
) =>
  Object.fromEntries(
    (visitRules({ ...settings, ...change }, { ...about, ...more }, { ...visit, ...draft }) ?? []).map(
      ({ rule, outcome }) => [rule, outcome],
    ),
  );

test("a new visitor on a page of the survey only waits for what sets it off", () => {
  expect(outcomesOf({})).toEqual({
    origin: "passes",
    state: "passes",
    page: "passes",
    answered: "passes",
    quiet: "passes",
    sample: "passes",
    trigger: "waits",
    alone: "passes",
  });
});

test.each([
  ["origin", {}, { page: "https://other.example/checkout/done" }, {}],
  ["page", {}, { page: "https://shop.example/about" }, {}],
  ["answered", {}, { hasAnswered: true }, {}],
  ["quiet", {}, { seenDaysAgo: "30" }, {}],
  ["sample", { samplePercent: 0 }, {}, {}],
  ["state", {}, {}, { state: "closed" }],
] as const)("%s alone stops it", (rule, change, draft, more) => {
  const outcomes = outcomesOf(change, draft, more);
  expect(Object.keys(outcomes).filter((one) => outcomes[one] === "stops")).toEqual([rule]);
});

test("who has seen it long enough ago is no longer left alone, and a share of visitors is drawn in their own browser", () => {
  expect(outcomesOf({ samplePercent: 20 }, { seenDaysAgo: "91" })).toMatchObject({
    quiet: "passes",
    sample: "depends",
  });
});

test("what is no address is told apart from a page that may not show it", () => {
  expect(visitRules(settings, about, { ...visit, page: "checkout" })).toBeNull();
});
