import { describe, expect, test } from "vitest";
import { type Audience, audienceDraft, audienceOf, emptyCondition, type Field } from "./audience-draft.ts";

const fields: Field[] = [
  { key: "tier", kind: "text", name: { en: "Tier" } },
  { key: "orders", kind: "number", name: { en: "Orders" } },
  { key: "since", kind: "date", name: { en: "Since" } },
];

describe("an audience in a form", () => {
  test.each<[string, Audience]>([
    ["everybody", {}],
    ["by value", { attributes: [{ field: "tier", in: ["gold", "silver, plated"] }] }],
    ["by range of numbers", { attributes: [{ field: "orders", atLeast: 0, atMost: 12.5 }] }],
    ["by one end of a date", { attributes: [{ field: "since", atLeast: "2026-01-01" }] }],
    ["by listed numbers", { attributes: [{ field: "orders", in: [3, 7] }], languages: ["en", "zh-Hans"] }],
  ])("comes out as it went in: %s", (_, audience) => {
    expect(audienceOf(audienceDraft(audience), fields)).toEqual(audience);
  });

  test("leaves out a condition that says nothing, and lines that are empty", () => {
    const [tier, orders] = fields as [Field, Field];
    const conditions = [emptyCondition(1, orders), { ...emptyCondition(2, tier), values: " gold \n\n" }];
    expect(audienceOf({ conditions, languages: [] }, fields)).toEqual({
      attributes: [{ field: "tier", in: ["gold"] }],
    });
  });

  test("keeps a condition of nothing but white space, so that it is refused and not forgotten", () => {
    const [tier] = fields as [Field];
    const conditions = [{ ...emptyCondition(1, tier), values: " \n" }];
    expect(audienceOf({ conditions, languages: [] }, fields)).toEqual({ attributes: [{ field: "tier", in: [" \n"] }] });
  });
});
