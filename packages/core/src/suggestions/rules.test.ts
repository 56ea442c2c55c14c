import { expect, test } from "vitest";
import { suggestionCan, suggestionSteps } from "./rules.ts";
import { AcceptSuggestionInput, MakeSuggestionInput } from "./schema.ts";

test("what is decided is not decided again, and only what is wanted receives another", () => {
  for (const state of ["accepted", "declined", "merged", "withdrawn"] as const)
    for (const step of ["edit", "withdraw", "vote", "accept", "decline", "merge"] as const)
      expect(suggestionCan(step, { state })).toBe(false);
  expect(Object.keys(suggestionSteps).filter((step) => suggestionCan(step as "vote", { state: "open" }))).toHaveLength(
    7,
  );
  expect(suggestionCan("receive", { state: "accepted" })).toBe(true);
  expect(suggestionCan("receive", { state: "declined" })).toBe(false);
  expect(suggestionCan("receive", { state: "merged" })).toBe(false);
  expect(suggestionCan("receive", { state: "withdrawn" })).toBe(false);
});

test("an idea is recognised by being accepted, and by nothing that hangs on a score", () => {
  for (const reward of [{ reward: 50 }, { reward: { metric: "nps", above: 40 } }, { points: 10 }, { score: 9 }]) {
    expect(AcceptSuggestionInput.safeParse({ suggestionId: 1, ...reward }).success).toBe(false);
    expect(MakeSuggestionInput.safeParse({ title: "Second till", ...reward }).success).toBe(false);
  }
  expect(AcceptSuggestionInput.safeParse({ suggestionId: 1 }).success).toBe(true);
});
