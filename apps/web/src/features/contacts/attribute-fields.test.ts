import { expect, test } from "vitest";
import { attributeDraft, changedAttributes } from "./attribute-fields.tsx";

test("only what was changed is sent, and an emptied field takes its value away", () => {
  const before = { tier: "gold", orders: 12, since: "2026-01-01" };
  const draft = attributeDraft(before);
  expect(changedAttributes(before, draft)).toEqual({});
  expect(changedAttributes(before, { ...draft, tier: " ", orders: "13", shoe: "" })).toEqual({
    tier: null,
    orders: "13",
  });
});
