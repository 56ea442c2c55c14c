import { describe, expect, it } from "vitest";
import { gapsOf, isOverdue, needsCouncil, planCan, planStates, planSteps } from "./rules.ts";

describe("what can be done with a plan", () => {
  it("leads from draft to closed without a state that nothing leaves or reaches", () => {
    const reached = ["proposed", "approved", "running", "judged", "closed", "declined", "withdrawn"];
    expect(planStates.slice(1)).toEqual(reached);
    for (const state of planStates.slice(0, -2))
      expect(Object.values(planSteps).some((from) => from.includes(state))).toBe(true);
  });

  it("approves drafts and proposals alone, and deletes only what never ran", () => {
    expect(planStates.filter((state) => planCan("approve", { state }))).toEqual(["draft", "proposed"]);
    expect(planStates.filter((state) => planCan("delete", { state }))).toEqual(["draft", "declined", "withdrawn"]);
    expect(planCan("edit", { state: "judged" })).toBe(false);
  });

  it("names everything that is missing before an approval", () => {
    expect(gapsOf({ evidenceCount: 0, ownerId: null, goal: null, startsOn: null })).toEqual([
      ...["evidence", "owner", "goal", "startsOn"],
    ]);
    expect(gapsOf({ evidenceCount: 1, ownerId: 2, goal: {}, startsOn: "2026-07-01" })).toEqual([]);
  });

  it("brings before the council what crosses teams or costs the threshold", () => {
    const settings = { costThreshold: 10_000 };
    expect(needsCouncil({ isCrossTeam: false, cost: 9_999.99 }, settings)).toBe(false);
    expect(needsCouncil({ isCrossTeam: false, cost: 10_000 }, settings)).toBe(true);
    expect(needsCouncil({ isCrossTeam: true, cost: null }, settings)).toBe(true);
  });

  it("calls an action overdue on the day after, unless it is done", () => {
    expect(isOverdue({ state: "open", dueOn: "2026-06-30" }, "2026-06-30")).toBe(false);
    expect(isOverdue({ state: "doing", dueOn: "2026-06-29" }, "2026-06-30")).toBe(true);
    expect(isOverdue({ state: "done", dueOn: "2026-06-29" }, "2026-06-30")).toBe(false);
    expect(isOverdue({ state: "open", dueOn: null }, "2026-06-30")).toBe(false);
  });
});
