import { describe, expect, test } from "vitest";
import { draftOf, fitsOf, newRule, type Rule, ruleOf, sameRules } from "./limit-draft.ts";

const rules: Rule[] = [
  { most: 1, days: 14, audience: {}, onLimit: null },
  { most: 2, days: 60, audience: { languages: ["en"] }, onLimit: "drop" },
];
const back = (drafts: ReturnType<typeof draftOf>) => drafts.map((draft) => ruleOf(draft, []));

describe("the contact limit in a form", () => {
  test("comes out as it went in, and a change of any part is one", () => {
    expect(back(draftOf(rules))).toEqual(rules);
    expect(sameRules(back(draftOf(rules)), rules)).toBe(true);
    const [first, second] = rules as [Rule, Rule];
    expect(sameRules([first], rules)).toBe(false);
    for (const change of [{ most: 3 }, { days: 61 }, { audience: {} }, { onLimit: null }])
      expect(sameRules([first, { ...second, ...change }], rules)).toBe(false);
  });

  test("says for how many people a rule is only while it is the one that was counted", () => {
    const counted = { limits: rules, fits: [120, 40] };
    expect(rules.map((rule) => fitsOf(rule, counted))).toEqual([120, 40]);
    expect(fitsOf(ruleOf(newRule(3), []), counted)).toBeNull();
  });
});
