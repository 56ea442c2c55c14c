import { loadMessages, locales } from "@heard/messages";
import { showingRules } from "@heard/survey/showing";
import { explainWords } from "@heard/widget/explain-words";
import { expect, test } from "vitest";

// The embed script may load nothing of the messages, so what both say of the rules stands twice: here it is held equal.
test.each(locales)("the screen and the embed script call the rules of showing the same in %s", async (locale) => {
  const { rules, outcomes } = (await loadMessages(locale)).surveyCollection.visit;
  const said = explainWords(locale);
  for (const rule of ["origin", ...showingRules] as const) expect(said.rules[rule]).toBe(rules[rule]);
  expect([said.passes, said.stops]).toEqual([outcomes.passes, outcomes.stops]);
});
