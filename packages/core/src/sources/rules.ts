import type { FeedbackKind } from "@heard/db/schema/sources";

/** What a source can bring, in the order in which it is offered. */
export const feedbackKinds = [
  "survey",
  "review",
  "social",
  "call",
  "chat",
  "email",
  "ticket",
  "storeNote",
  "other",
] as const satisfies readonly FeedbackKind[];

/** More responses than that follow their source by a job: a request would take seconds, and hold their locks as long. */
export const mostMovedAtOnce = 5000;

export const moveJob = "source.move";
/** What the job of a source on its way says; where it goes is what the source itself says. */
export type MoveCheckpoint = { sourceId: number };
