import { expect, test } from "vitest";
import { assertAsRead, assertUnchanged } from "./seen.ts";

const shop = { kind: "touchpoint", id: "shop" };
const edit = (seen: object | undefined, stored: object, wanted: object) => () =>
  assertUnchanged(shop, {
    seen: seen as Record<string, unknown> | undefined,
    stored: { ...stored },
    wanted: { ...wanted },
  });

test("an edit of what stands as it was seen goes through", () => {
  expect(edit({ name: { en: "A" } }, { name: { en: "A" } }, { name: { en: "B" } })).not.toThrow();
  expect(
    edit({ name: { "zh-Hans": "甲", en: "A" } }, { name: { en: "A", "zh-Hans": "甲" } }, { name: {} }),
  ).not.toThrow();
  expect(edit({ owner: null, text: {} }, { text: { en: "" } }, { owner: 3, text: { en: "x" } })).not.toThrow();
});

test("what somebody else changed meanwhile is not written over", () => {
  expect(edit({ name: { en: "A" } }, { name: { en: "C" } }, { name: { en: "B" } })).toThrow(
    expect.objectContaining({ reason: "changed_meanwhile", params: { what: "touchpoint", id: "shop", field: "name" } }),
  );
  expect(edit({ roles: ["a", "b"] }, { roles: ["a"] }, { roles: ["b"] })).toThrow();
  expect(edit({ name: null }, { name: "C" }, { name: "B" })).toThrow();
});

test("the same change twice, another field's change and an edit that says nothing of what it saw are no conflict", () => {
  expect(edit({ name: "A" }, { name: "B" }, { name: "B" })).not.toThrow();
  expect(edit({ name: "A", month: 1 }, { name: "C", month: 1 }, { month: 4 })).not.toThrow();
  expect(edit(undefined, { name: "C" }, { name: "B" })).not.toThrow();
  expect(edit({}, { name: "C" }, { name: "B" })).not.toThrow();
});

test("a decision on what stands as it was read goes through, and on anything else it is refused", () => {
  const decide = (seen: Record<string, unknown> | undefined) => () =>
    assertAsRead({ kind: "suggestion", id: "Till" }, { seen, stored: { title: "Till", text: "", touchpoint: null } });
  expect(decide({ title: "Till", text: "", touchpoint: null })).not.toThrow();
  expect(decide({ title: "Till", votes: 3 })).not.toThrow();
  expect(decide(undefined)).not.toThrow();
  expect(decide({ title: "Till", text: "At noon" })).toThrow(
    expect.objectContaining({
      reason: "changed_since_read",
      params: { what: "suggestion", id: "Till", field: "text" },
    }),
  );
});
