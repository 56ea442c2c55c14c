import type { ListeningPath } from "@heard/core/listening-paths";
import { expect, test } from "vitest";
import { waysOf } from "./ways.ts";

const path = (
  name: string,
  feedbackKind: ListeningPath["source"]["feedbackKind"],
  recentCount: number,
): ListeningPath => ({
  ...{ source: { key: name, name, feedbackKind }, isRegistered: true, quietDays: 30, state: "heard" as const },
  ...{ lastOn: "2026-06-30", recentCount, recentCommentCount: 0 },
});
const at = (key: string, ...paths: ListeningPath[]) => ({
  ...{ key, name: { en: key }, stage: null, state: "heard" as const, paths },
});

test("each way of listening with its sources, the busiest first, and the ways that nobody uses", () => {
  const { ways, unused } = waysOf({
    touchpoints: [
      at("checkout", path("Desk", "ticket", 2), path("Survey", "survey", 9)),
      at("returns", path("Desk", "ticket", 3)),
    ],
    elsewhere: [path("Mailbox", "email", 7)],
  });
  expect(ways).toEqual([
    { kind: "survey", sources: ["Survey"], touchpointCount: 1, recentCount: 9 },
    { kind: "email", sources: ["Mailbox"], touchpointCount: 0, recentCount: 7 },
    { kind: "ticket", sources: ["Desk"], touchpointCount: 2, recentCount: 5 },
  ]);
  expect(unused).toEqual(["review", "social", "call", "chat", "storeNote"]);
});
